// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayDeque;
import java.util.Comparator;

/// Stops wait until a trade elects them (rule X-11).
final class ReferenceStops {
  private final ReferenceMarket market;
  private final ArrayDeque<ReferenceOrder> released = new ArrayDeque<>();

  ReferenceStops(ReferenceMarket market) {
    this.market = market;
  }

  /// Those elected by the same trades in order of entry, each with its trades; what these elect
  /// comes after them.
  void follow() {
    takeElected();
    while (!released.isEmpty()) {
      var stop = released.removeFirst();
      if (stop.usable() == 0) {
        stop.elected = false;
      } else if (!stop.dead) {
        ReferencePrices.release(stop);
        release(stop);
        market.matching.enter(stop, false);
      }
      if (released.isEmpty()) {
        takeElected();
      }
    }
  }

  private void takeElected() {
    var elected = market.trades.elected;
    elected.sort(Comparator.comparing(stop -> stop.number));
    released.addAll(elected);
    elected.clear();
  }

  /// From now on an order like others, at the limit it has been given.
  void release(ReferenceOrder stop) {
    stop.contract.stops.remove(stop);
    stop.waiting = false;
    market.log.add(
        Event.TRIGGERED,
        market.clock,
        stop.account.number,
        stop.contract.number,
        stop.number,
        stop.boundless ? Command.NONE : stop.price);
  }
}
