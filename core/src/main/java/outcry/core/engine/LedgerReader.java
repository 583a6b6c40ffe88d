// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import outcry.core.clearing.Asset;
import outcry.core.clearing.Ledger;
import outcry.wire.*;

/// Puts the ledger's own snapshot records into a state: members, own capital, what payments were
/// answered.
final class LedgerReader {
  private final State state;

  /// An asset may be priced in one that was taken up after it.
  private final Map<Asset, Integer> currencies = new LinkedHashMap<>();

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

  void asset(AssetValuedDecoder record) {
    int currency = record.currency();
    long price = record.price();
    long haircut = record.haircut();
    long most = record.most();
    var asset = state.custody.add(record.asset());
    asset.price = price;
    asset.haircut = haircut;
    asset.most = most;
    currencies.put(asset, currency);
    currencies.forEach(
        (each, number) -> {
          if (number > 0 && number <= state.custody.assets().size()) {
            each.currency = state.custody.asset(number);
          }
        });
  }

  void holding(HoldingImageDecoder record) {
    var asset = state.custody.asset(record.asset());
    state.custody.put(record.account(), asset, record.quantity()).value = record.value();
  }

  void reservation(ReservationImageDecoder record) {
    int account = record.account();
    var reservation =
        new Reservation(
            record.step(), record.amount(), record.paid(), record.cash(), record.reserved());
    state.reservations.keep(account, record.key(), reservation);
  }

  void cycles(CyclesSetDecoder record) {
    state.cycles.intraday = record.intraday();
    state.cycles.finalCycle = record.finalCycle();
    state.cycles.fired = record.fired();
    state.dueAt(state.cycles.next());
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
