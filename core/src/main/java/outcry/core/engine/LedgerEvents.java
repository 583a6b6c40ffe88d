// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.MutableDirectBuffer;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.Asset;
import outcry.core.clearing.Custody.Holding;
import outcry.core.clearing.Cycles;
import outcry.core.clearing.House;
import outcry.core.clearing.Ledger;
import outcry.wire.*;

/// Writes the ledger's own events on the tape, one method an event. As [Events].
final class LedgerEvents {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final Tape tape;
  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  LedgerEvents(Tape tape) {
    this.tape = tape;
    this.buffer = tape.buffer();
  }

  private void commit(int encodedLength) {
    tape.commit(HEADER + encodedLength);
  }

  void memberDeclared(Member member, long fund) {
    var event = new MemberDeclaredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.number(member.number).fund(fund).member(member.name);
    commit(event.encodedLength());
  }

  void fundMoved(Member member, long amount, long fund, Flag repeat, String key) {
    var event = new FundMovedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.member(member.number).amount(amount).fund(fund).repeat(repeat).name(member.name);
    commit(event.key(key).encodedLength());
  }

  void assetValued(Asset asset) {
    commit(asset(asset, buffer, tape.next(), header));
  }

  /// Also the snapshot record.
  static int asset(Asset asset, MutableDirectBuffer to, int offset, MessageHeaderEncoder header) {
    var event = new AssetValuedEncoder().wrapAndApplyHeader(to, offset, header);
    event.number(asset.number).currency(asset.currency == null ? 0 : asset.currency.number);
    event.price(asset.price).haircut(asset.haircut).most(asset.most).asset(asset.name);
    return event.encodedLength();
  }

  /// `quantity` 0: only its value moved.
  void collateralMoved(Account account, Holding holding, long quantity, Flag repeat, String key) {
    var event = new CollateralMovedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).asset(holding.asset.number).quantity(quantity);
    event.held(holding.quantity).value(holding.value).securities(account.securities);
    commit(event.repeat(repeat).key(key).encodedLength());
  }

  void collateralRepeated(Account account, Receipt first, String key) {
    var event = new CollateralMovedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).asset(first.asset()).quantity(first.amount());
    event.held(first.after()).value(first.value()).securities(first.securities());
    commit(event.repeat(Flag.YES).key(key).encodedLength());
  }

  void cashHeld(
      Account account,
      HoldStep step,
      long amount,
      long released,
      long cash,
      long reserved,
      Flag repeat,
      String key) {
    var event = new CashHeldEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).step(step).amount(amount).released(released);
    event.cash(cash).reserved(reserved).repeat(repeat);
    commit(event.key(key).encodedLength());
  }

  void interestPaid(Account account, long accrued, long amount, long cash, int date) {
    var event = new InterestPaidEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).accrued(accrued).amount(amount).waiting(account.accrued);
    commit(event.cash(cash).date(date).encodedLength());
  }

  void cyclesSet(Cycles cycles) {
    commit(cycles(cycles, buffer, tape.next(), header));
  }

  /// Also the snapshot record.
  static int cycles(
      Cycles cycles, MutableDirectBuffer to, int offset, MessageHeaderEncoder header) {
    var event = new CyclesSetEncoder().wrapAndApplyHeader(to, offset, header);
    event.intraday(cycles.intraday).finalCycle(cycles.finalCycle).fired(cycles.fired);
    return event.encodedLength();
  }

  void houseDeclared(House house, Ledger ledger) {
    commit(house(house, ledger, buffer, tape.next(), header));
  }

  /// Also the snapshot record.
  static int house(
      House house, Ledger ledger, MutableDirectBuffer to, int offset, MessageHeaderEncoder header) {
    var event = new HouseDeclaredEncoder().wrapAndApplyHeader(to, offset, header);
    event.skin1(ledger.balance(Ledger.SKIN1)).skin2(ledger.balance(Ledger.SKIN2));
    event.assessmentCap(house.assessmentCap).nonCash(house.nonCash);
    event.callDeadline(house.callDeadline).liquidate(house.liquidate);
    return event.encodedLength();
  }
}
