// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import org.agrona.MutableDirectBuffer;
import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.wire.*;

/// Writes the events of default management on the tape, one method an event. As [Events].
final class DefaultEvents {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final Tape tape;
  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  DefaultEvents(Tape tape) {
    this.tape = tape;
    this.buffer = tape.buffer();
  }

  private void commit(int encodedLength) {
    tape.commit(HEADER + encodedLength);
  }

  void defaulted(String member) {
    var event = new DefaultedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    commit(event.member(member).encodedLength());
  }

  /// `account` 0: the layer is no account's money; `member` empty: the house's.
  void lossBorne(LossLayer layer, String member, int account, long amount, String defaulter) {
    var event = new LossBorneEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.layer(layer).account(account).amount(amount).member(member).defaulter(defaulter);
    commit(event.encodedLength());
  }

  void recovered(LossLayer layer, String member, int account, long amount, String defaulter) {
    var event = new RecoveredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.layer(layer).account(account).amount(amount).member(member).defaulter(defaulter);
    commit(event.encodedLength());
  }

  /// `own`: of the defaulter.
  void closed(Account account, Contract contract, long lots, long price, boolean bid, boolean own) {
    var event = new LotsClosedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).contract(contract.number).lots(lots).price(price);
    event.bid(bid ? Flag.YES : Flag.NO).own(own ? Flag.YES : Flag.NO);
    commit(event.encodedLength());
  }

  /// `other`: the ledger account at the other end.
  void cashMoved(Account account, long amount, MoveReason reason, String other) {
    var event = new CashMovedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).amount(amount).reason(reason);
    commit(event.other(other).encodedLength());
  }

  void closed(String member, long loss, long unallocated) {
    var event = new DefaultClosedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.loss(loss).unallocated(unallocated).member(member);
    commit(event.encodedLength());
  }

  void ported(Account account, String from, String to) {
    var event = new PortedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    commit(event.account(account.number).from(from).to(to).encodedLength());
  }

  void liquidated(Account account, Contract contract, long lots, long price, boolean buy) {
    var event = new LiquidatedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).contract(contract.number).quantity(lots).price(price);
    commit(event.side(buy ? Side.BUY : Side.SELL).encodedLength());
  }

  /// `next`: when liquidation goes on, 0 when it is over.
  void uncovered(Account account, long required, long collateral, long next) {
    var event = new UncoveredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).required(required).collateral(collateral).next(next);
    commit(event.encodedLength());
  }

  void callMissed(Account account, long required, long collateral) {
    var event = new CallMissedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).required(required).collateral(collateral);
    commit(event.encodedLength());
  }

  void fundSized(FundSize size) {
    var event = new FundSizedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.date(size.date()).covered(size.covered()).required(size.required());
    event.scenario(size.scenario());
    List<FundSize.Part> parts = size.parts();
    var group = event.membersCount(parts.size());
    for (var part : parts) {
      group.next().loss(part.loss()).mean(part.mean()).contribution(part.contribution());
      group.member(part.member());
    }
    commit(event.set(size.set()).encodedLength());
  }
}
