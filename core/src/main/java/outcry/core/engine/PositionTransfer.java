// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.clearing.ClearingHouse;
import outcry.core.contract.Contract;
import outcry.wire.RefuseReason;
import outcry.wire.TransferPositionDecoder;

/// Moves a position from one account to another, a give-up (rule S-21): at the last settlement
/// price, without cash and without a fee. Neither side may be left with more margin than it covers,
/// and the receiver's position limits hold.
final class PositionTransfer {
  private final State state;
  private final Events events;
  private final Trading trading;
  private final OrderChecks checks;
  private final Accountability accountability;

  PositionTransfer(
      State state,
      Events events,
      Trading trading,
      OrderChecks checks,
      Accountability accountability) {
    this.state = state;
    this.events = events;
    this.trading = trading;
    this.checks = checks;
    this.accountability = accountability;
  }

  Refusal.OfCommand transfer(TransferPositionDecoder command) {
    long lots = command.quantity();
    var fromName = command.from();
    var toName = command.to();
    var name = command.contract();
    var contract = state.contracts.contract(name);
    if (contract == null || contract.isSpread()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
    }
    var from = state.accounts.account(fromName);
    var to = state.accounts.account(toName);
    if (from == null || to == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, from == null ? fromName : toName);
    }
    if (from == to) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "to");
    }
    if (contract.expired) {
      return Refusal.OfCommand.of(RefuseReason.TOO_LATE, name);
    }
    var line = from.lineOrNull(contract);
    long held = line == null ? 0 : line.lots;
    if (lots < 1 || lots > Math.abs(held)) {
      return new Refusal.OfCommand(RefuseReason.BAD_AMOUNT, lots, Math.abs(held), "qty");
    }
    var refused = mayHave(from, to, contract, held > 0, lots);
    return refused != null ? refused : move(from, to, contract, held > 0, lots);
  }

  /// `isLong`: the receiver buys, in a manner of speaking.
  private Refusal.OfCommand mayHave(
      Account from, Account to, Contract contract, boolean isLong, long lots) {
    var limit = checks.guards().position(to, contract, isLong, lots);
    if (limit != null) {
      return new Refusal.OfCommand(
          RefuseReason.POSITION_LIMIT, limit.value(), limit.bound(), to.name);
    }
    var margin = checks.preTrade().trade(to, contract, isLong, lots, 0);
    if (margin != null) {
      return new Refusal.OfCommand(RefuseReason.MARGIN, margin.value(), margin.bound(), to.name);
    }
    margin = checks.preTrade().trade(from, contract, !isLong, lots, 0);
    return margin == null
        ? null
        : new Refusal.OfCommand(RefuseReason.MARGIN, margin.value(), margin.bound(), from.name);
  }

  private Refusal.OfCommand move(
      Account from, Account to, Contract contract, boolean isLong, long lots) {
    long price = contract.settlement != Contract.NONE ? contract.settlement : contract.reference;
    if (price == Contract.NONE) {
      return Refusal.OfCommand.of(RefuseReason.NO_PRICE, contract.name);
    }
    var giver = from.line(contract);
    var receiver = to.line(contract);
    try {
      long value = contract.value(lots, price);
      Math.addExact(Math.abs(giver.carried), value);
      Math.addExact(Math.abs(receiver.carried), value);
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    ClearingHouse.novate(
        contract, isLong ? receiver : giver, isLong ? giver : receiver, lots, price);
    from.forgetMarginBound();
    to.forgetMarginBound();
    events.transferred(contract, from, to, isLong ? lots : -lots, price);
    accountability.onMore(to, contract, isLong, lots);
    state.pits().forEach(trading::collected);
    trading.finish();
    state.check();
    return null;
  }
}
