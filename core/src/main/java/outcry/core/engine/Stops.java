// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outcry.core.matching.OrderBook;
import outcry.core.matching.OrderTerms;
import outcry.wire.OrderType;

/// Elects and releases stops (rule X-11).
final class Stops {
  private Stops() {}

  /// The stops that the trades of these pits elect, by order number; the pits forget those trades.
  static List<Integer> elected(State state, List<Pit> pits) {
    var found = new ArrayList<Integer>();
    for (var pit : pits) {
      if (pit.hasNews()) {
        elected(pit, pit.newLow, pit.newHigh, found);
        pit.forgetNews();
      }
    }
    found.sort(Comparator.comparingLong(entry -> state.orders.number[entry]));
    return found;
  }

  /// Buy stops at or below `high`, sell stops at or above `low`.
  static void elected(Pit pit, long low, long high, List<Integer> into) {
    reached(pit, false, pit.ticks(Prices.floor(high, pit.contract.product.tick)), into);
    reached(pit, true, pit.ticks(Prices.ceil(low, pit.contract.product.tick)), into);
  }

  /// `side` of the store: buy stops stand where sells would.
  private static void reached(Pit pit, boolean side, int price, List<Integer> into) {
    var stops = pit.stops;
    for (int first = stops.front(side);
        first != OrderBook.NONE;
        first = stops.nextLevel(side, first)) {
      int trigger = stops.price(first, side);
      if (side ? trigger < price : trigger > price) {
        return;
      }
      for (int slot = first; slot != OrderBook.NONE; slot = stops.next(slot)) {
        into.add(slot);
      }
    }
  }

  /// Takes a stop from where it waited and names its limit; returns its lots.
  static int release(State state, Events events, Pit pit, int entry) {
    var orders = state.orders;
    var terms = orders.terms[entry];
    int lots = Resting.left(state, entry);
    Resting.remove(state, entry);
    terms.held = false;
    terms.limit = limit(pit, orders.buy[entry], terms, lots);
    events.triggered(orders, entry, terms.limit);
    return lots;
  }

  /// What a stop's limit is, were it elected now.
  static long limit(Pit pit, boolean buy, OrderTerms terms, int lots) {
    if (terms.type != OrderType.STOP) {
      return terms.limit;
    }
    var contract = pit.contract;
    long limit = Prices.protect(contract, buy, terms.stop);
    boolean bounded = contract.product.rules.hasProtection();
    return bounded ? limit : Terms.affordable(contract, buy, lots, limit, terms.stop);
  }
}
