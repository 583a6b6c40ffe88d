// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.core.matching.ClientIds;
import outcry.core.matching.OrderTerms;
import outcry.core.matching.Orders;
import outcry.wire.OrderCommand;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;
import outcry.wire.ReportBlockDecoder;
import outcry.wire.SelfMatch;
import outcry.wire.Side;

/// Trades agreed away from the book (rule X-24). A report waits, in no book and without counting as
/// an order, until the other side has said the same; then the trade is made.
final class Blocks {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Trading trading;
  private final OrderChecks checks;
  private final Refusal.OfOrder refusal;
  private final Accountability accountability;
  private final Incoming report = new Incoming();
  private Account other;

  Blocks(
      State state,
      Events events,
      Trading trading,
      OrderChecks checks,
      Refusal.OfOrder refusal,
      Accountability accountability) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.trading = trading;
    this.checks = checks;
    this.refusal = refusal;
    this.accountability = accountability;
  }

  void report(ReportBlockDecoder command) {
    int account = command.account();
    int contract = command.contract();
    other = state.accounts.account(command.counterparty());
    report.readDay(
        account, contract, command.side(), command.quantity(), command.price(), false, state);
    report.id.length = command.getClientId(report.id.bytes, 0, report.id.bytes.length);
    var refused = terms();
    int mirror = refused == null ? mirror() : ClientIds.NONE;
    boolean made = mirror != ClientIds.NONE;
    if (refused == null) {
      refused = market(made);
    }
    if (refused != null) {
      int listed = report.contract == null ? 0 : contract;
      events.rejected(
          account, listed, OrderCommand.NEW, refused, report.id.bytes, report.id.length);
      return;
    }
    int entry = accept();
    if (made) {
      make(entry, mirror);
      trading.finish();
    } else {
      Resting.await(state, report.pit, entry);
    }
  }

  /// What a report says, whether or not the other side has said the same.
  private Refusal.OfOrder terms() {
    if (report.account == null || other == null) {
      return refusal.because(RejectReason.UNKNOWN_ACCOUNT);
    }
    var refused = checks.name(report);
    if (refused == null && other.killed) {
      refused = refusal.because(RejectReason.KILLED);
    }
    if (refused == null) {
      refused = checks.session(report.contract);
    }
    if (refused == null && !isPossible()) {
      refused = refusal.because(RejectReason.BAD_TYPE);
    }
    if (refused == null) {
      refused = quantity();
    }
    if (refused == null) {
      refused = checks.terms().price(report.contract, report.price);
    }
    return refused != null
        ? refused
        : checks.terms().value(report.contract, report.lots, report.price);
  }

  private boolean isPossible() {
    return (report.side == Side.BUY || report.side == Side.SELL)
        && report.contract.product.rules.block().minimum() > 0
        && report.account != other
        && SpreadPrices.canBeBooked(report.contract);
  }

  private Refusal.OfOrder quantity() {
    var refused = checks.terms().quantity(report.lots, 0, 0);
    long minimum = report.contract.product.rules.block().minimum();
    return refused == null && report.lots < minimum
        ? refusal.because(RejectReason.BAD_QUANTITY, report.lots, minimum)
        : refused;
  }

  /// What the market has to say: for the account that reports, and for both once the trade would be
  /// made. Of the other side's limits and means no figure is told.
  private Refusal.OfOrder market(boolean made) {
    var contract = report.contract;
    boolean buy = report.buy;
    long lots = report.lots;
    var refused = checks.guards().position(report.account, contract, buy, lots);
    if (refused == null && made && checks.guards().position(other, contract, !buy, lots) != null) {
      refused = refusal.because(RejectReason.POSITION_LIMIT);
    }
    if (refused == null) {
      refused = checks.guards().limits(contract, report.price);
    }
    if (refused == null) {
      refused = range(contract, report.price);
    }
    if (refused == null) {
      refused = checks.preTrade().trade(report.account, contract, buy, lots, report.price);
    }
    if (refused == null
        && made
        && checks.preTrade().trade(other, contract, !buy, lots, report.price) != null) {
      refused = refusal.because(RejectReason.MARGIN);
    }
    return refused;
  }

  /// A fraction of a spread's or an option's price would mean nothing: they have no range.
  private Refusal.OfOrder range(Contract contract, long price) {
    long range = contract.product.rules.block().range();
    long from = contract.lastOrReference();
    if (range == Contract.NONE
        || from == Contract.NONE
        || contract.isSpread()
        || contract.isOption()) {
      return null;
    }
    long tick = contract.product.tick;
    long low = Prices.ceil(Prices.below(from, range), tick);
    long high = Prices.floor(Prices.above(from, range), tick);
    if (price < low) {
      return refusal.because(RejectReason.PRICE_BAND, price, low);
    }
    return price > high ? refusal.because(RejectReason.PRICE_BAND, price, high) : null;
  }

  /// The oldest report of the other side that says the same, or none.
  private int mirror() {
    for (int entry : report.pit.blocks) {
      if (orders.ids.account(entry) == other.number
          && orders.terms[entry].counterparty == report.account.number
          && orders.buy[entry] != report.buy
          && orders.total[entry] == report.lots
          && orders.terms[entry].limit == report.price) {
        return entry;
      }
    }
    return ClientIds.NONE;
  }

  private int accept() {
    report.id.read(orders.ids);
    int entry =
        orders.add(
            report.account.number,
            state.nextOrder++,
            report.contract.number,
            report.buy,
            report.lots,
            state.day);
    orders.terms[entry] =
        new OrderTerms(
            OrderType.LIMIT,
            Contract.NONE,
            report.price,
            0,
            0,
            0,
            false,
            false,
            false,
            SelfMatch.NONE,
            0,
            other.number,
            false);
    events.accepted(orders, entry, report.account.number, report.price);
    return entry;
  }

  /// Both sides work for the moment of the trade, which takes them off like any other.
  private void make(int entry, int mirror) {
    Resting.gone(state, mirror);
    Working.add(report.account, report.contract, report.buy, report.lots);
    Working.add(other, report.contract, !report.buy, report.lots);
    trading
        .trades()
        .block(
            report.contract,
            report.price,
            (int) report.lots,
            report.buy ? entry : mirror,
            report.buy ? mirror : entry);
    accountability.onMore(report.account, report.contract, report.buy, report.lots);
    accountability.onMore(other, report.contract, !report.buy, report.lots);
    state.pits().forEach(trading::collected); // reduce-only orders count by positions
  }
}
