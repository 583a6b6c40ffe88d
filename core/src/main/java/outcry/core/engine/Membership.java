// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.core.account.Member;
import outcry.core.clearing.Ledger;
import outcry.core.money.Micros;
import outcry.wire.ContributeDecoder;
import outcry.wire.DeclareHouseDecoder;
import outcry.wire.DeclareMemberDecoder;
import outcry.wire.Flag;
import outcry.wire.PaymentKind;
import outcry.wire.RefuseReason;

/// Members and their default funds, and what the clearing house itself puts up (rules S-10, S-11).
/// All of it comes from the bank and goes back there.
final class Membership {
  /// A thousand times the contribution is no cap.
  private static final long MOST_CAP = 1_000 * Micros.DOLLAR;

  private final State state;
  private final LedgerEvents events;

  Membership(State state, LedgerEvents events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand declare(DeclareMemberDecoder command) {
    long fund = command.fund();
    var name = command.member();
    if (name.isEmpty()) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "member");
    }
    var known = state.members.member(name);
    if (known != null && known.declared) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (fund < 0 || fund > state.mostPaidIn()) {
      return Refusal.OfCommand.amount(fund, "defaultFund");
    }
    var member = state.members.named(name);
    member.declared = true;
    member.contribution = fund;
    state.ledger.transfer(Ledger.BANK, Ledger.fund(member.number), fund);
    events.memberDeclared(member, fund);
    return null;
  }

  Refusal.OfCommand contribute(ContributeDecoder command) {
    long amount = command.amount();
    var name = command.member();
    var key = command.key();
    var member = state.members.member(name);
    if (member == null || !member.declared) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, name);
    }
    int fund = Ledger.fund(member.number);
    var first = state.receipts.of(-member.number, key);
    if (first != null) {
      return repeat(member, amount, first, key);
    }
    if (amount == 0 || amount == ABSENT || amount > state.mostPaidIn()) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long own = Math.min(state.ledger.balance(fund), member.contribution);
    long most = state.isHeld(member) ? 0 : own;
    if (-amount > most) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, -amount, most, "fund:" + name);
    }
    move(fund, amount);
    member.contribution += amount;
    var receipt = Receipt.of(PaymentKind.CONTRIBUTION, amount, state.ledger.balance(fund));
    state.receipts.keep(-member.number, key, receipt);
    events.fundMoved(member, amount, receipt.after(), Flag.NO, key);
    return null;
  }

  private Refusal.OfCommand repeat(Member member, long amount, Receipt first, String key) {
    if (amount != first.amount()) {
      return Receipt.duplicate(amount, first, key);
    }
    events.fundMoved(member, amount, first.after(), Flag.YES, key);
    return null;
  }

  Refusal.OfCommand declare(DeclareHouseDecoder command) {
    long skin1 = given(command.skin1(), state.ledger.balance(Ledger.SKIN1));
    long skin2 = given(command.skin2(), state.ledger.balance(Ledger.SKIN2));
    long more = skin1 + skin2;
    long have = state.ledger.balance(Ledger.SKIN1) + state.ledger.balance(Ledger.SKIN2);
    if (skin1 < 0 || skin1 > state.mostPaidIn() + have) {
      return Refusal.OfCommand.amount(skin1, "skin1");
    }
    if (skin2 < 0 || skin2 > state.mostPaidIn() + have || more > state.mostPaidIn() + have) {
      return Refusal.OfCommand.amount(skin2, "skin2");
    }
    var house = state.house;
    long cap = given(command.assessmentCap(), house.assessmentCap);
    long nonCash = given(command.nonCash(), house.nonCash);
    long deadline = given(command.callDeadline(), house.callDeadline);
    if (cap < 0 || cap > MOST_CAP) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, cap, MOST_CAP, "assessmentCap");
    }
    if (nonCash < 0 || nonCash > Micros.DOLLAR) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, nonCash, Micros.DOLLAR, "nonCash");
    }
    if (deadline != ABSENT && (deadline < 1 || deadline > RulesCheck.LONGEST)) {
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, deadline, RulesCheck.LONGEST, "callDeadline");
    }
    move(Ledger.SKIN1, skin1 - state.ledger.balance(Ledger.SKIN1));
    move(Ledger.SKIN2, skin2 - state.ledger.balance(Ledger.SKIN2));
    house.declared = true;
    house.assessmentCap = cap;
    house.nonCash = nonCash;
    house.callDeadline = deadline;
    if (command.liquidate() != Flag.NULL_VAL) {
      house.liquidate = command.liquidate();
    }
    events.houseDeclared(house, state.ledger);
    return null;
  }

  private static long given(long value, long otherwise) {
    return value == ABSENT ? otherwise : value;
  }

  /// From the bank; negative: back to it.
  private void move(int account, long amount) {
    if (amount > 0) {
      state.ledger.transfer(Ledger.BANK, account, amount);
    } else {
      state.ledger.transfer(account, Ledger.BANK, -amount);
    }
  }
}
