// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import outcry.core.matching.ClientIds;
import outcry.wire.CancelReason;

/// Takes the quotes of a market maker out when its protection trips (rule X-25): after the trades
/// of the order that filled them, so that an order is never cut short.
final class MarketMakers {
  private final State state;
  private final Events events;
  private final Aftermath aftermath;

  MarketMakers(State state, Events events, Aftermath aftermath) {
    this.state = state;
    this.events = events;
    this.aftermath = aftermath;
  }

  /// After the trades of an order or of an auction.
  void protect() {
    var protections = state.protections;
    if (!protections.hasPending()) {
      return;
    }
    for (var protection : protections.pending()) {
      events.protectionTripped(protection);
      withdraw(protection);
    }
    protections.done();
  }

  private void withdraw(Protections.Protection protection) {
    var entries = new ArrayList<Integer>();
    for (var pit : state.pits()) {
      if (pit.contract.product.number == protection.product) {
        for (boolean buy : new boolean[] {true, false}) {
          int entry = state.quotes.entry(protection.account, pit.contract.number, buy);
          if (entry != ClientIds.NONE) {
            entries.add(entry);
          }
        }
      }
    }
    entries.sort(Comparator.comparingLong(entry -> state.orders.number[entry]));
    entries.forEach(this::withdraw);
  }

  /// Out at once, told at the end of the command.
  private void withdraw(int entry) {
    var orders = state.orders;
    var pit = state.pit(orders.contract[entry]);
    int left = Resting.left(state, entry);
    Working.takeOff(state, pit, entry, left);
    Resting.remove(state, entry);
    aftermath.cancelled(entry, left, CancelReason.MMP);
    if (pit.collects()) {
      aftermath.collected(pit);
    }
  }
}
