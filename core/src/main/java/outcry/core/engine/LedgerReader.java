// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.clearing.Ledger;
import outcry.wire.Flag;
import outcry.wire.HouseDeclaredDecoder;
import outcry.wire.MemberImageDecoder;
import outcry.wire.RefImageDecoder;

/// Puts the ledger's own snapshot records into a state: members, own capital, what payments were
/// answered.
final class LedgerReader {
  private final State state;

  LedgerReader(State state) {
    this.state = state;
  }

  void member(MemberImageDecoder record) {
    boolean declared = record.declared() == Flag.YES;
    boolean killed = record.killed() == Flag.YES;
    long contribution = record.contribution();
    long fund = record.fund();
    var member = state.members.named(record.member());
    member.declared = declared;
    member.killed = killed;
    member.contribution = contribution;
    state.ledger.set(Ledger.fund(member.number), fund);
  }

  /// The balances of the own capital are in the first record.
  void house(HouseDeclaredDecoder record) {
    var house = state.house;
    house.declared = true;
    house.assessmentCap = record.assessmentCap();
    house.nonCash = record.nonCash();
    house.callDeadline = record.callDeadline();
    house.liquidate = record.liquidate();
  }

  void receipt(RefImageDecoder record) {
    int owner = record.account();
    var receipt =
        new Receipt(
            record.kind(),
            record.asset(),
            record.amount(),
            record.after(),
            record.value(),
            record.securities());
    state.receipts.keep(owner, record.key(), receipt);
  }
}
