// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.MutableDirectBuffer;
import outcry.core.account.Member;
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
