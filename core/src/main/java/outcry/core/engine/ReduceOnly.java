// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import outcry.core.account.Line;
import outcry.core.matching.OrderBook;
import outcry.wire.CancelReason;

/// Orders that may only bring a position nearer to zero (rule X-13).
final class ReduceOnly {
  private ReduceOnly() {}

  /// How far an order may exceed the position. A trade of an account with itself leaves its
  /// position as it was, so that a larger excess could make one command trade without end.
  private static final long MOST_BEYOND = 1_000;

  /// Whether there is something to reduce, and the order is not far larger than it.
  static boolean fits(Line line, boolean buy, long lots) {
    long position = lots(line, buy);
    return position > 0 && lots <= position + MOST_BEYOND;
  }

  /// Lots an order of that side may still trade.
  static long lots(Line line, boolean buy) {
    return Math.max(0, buy ? -line.lots : line.lots);
  }

  /// Takes a spent order out of the way of the order that met it; told with the others by [#sweep].
  static void setAside(State state, Pit pit, int entry) {
    pit.spent.add(entry);
    pit.spentLots.add(remove(state, pit, entry));
    state.hasReduceOnly = true;
  }

  /// Sets aside what stands first on a side and has nothing left to reduce.
  static void clearFront(State state, Pit pit, boolean buy) {
    if (pit.reduceOnly.isEmpty()) {
      return;
    }
    for (int entry = pit.book.front(buy); entry != OrderBook.NONE; entry = pit.book.front(buy)) {
      if (!state.orders.isReduceOnly(entry) || usable(state, pit, entry) > 0) {
        return;
      }
      setAside(state, pit, entry);
    }
  }

  /// Sets aside the spent orders that an auction left across the other side, best bid first.
  static void uncross(State state, Pit pit) {
    while (pit.isCrossed()) {
      int bid = pit.book.front(true);
      int ask = pit.book.front(false);
      if (isSpent(state, pit, bid)) {
        setAside(state, pit, bid);
      } else if (isSpent(state, pit, ask)) {
        setAside(state, pit, ask);
      } else {
        return;
      }
    }
  }

  private static boolean isSpent(State state, Pit pit, int entry) {
    return state.orders.isReduceOnly(entry) && usable(state, pit, entry) == 0;
  }

  /// Lots a resting order may still trade.
  static long usable(State state, Pit pit, int entry) {
    var owner = state.accounts.account(state.orders.ids.account(entry));
    return lots(owner.line(pit.contract), state.orders.buy[entry]);
  }

  private static int remove(State state, Pit pit, int entry) {
    int left = Resting.left(state, entry);
    Working.takeOff(state, pit, entry, left);
    Resting.remove(state, entry);
    return left;
  }

  /// Takes out the orders of a pit that have nothing left to reduce, resting or waiting for a
  /// trigger, and tells of them by order number.
  static void sweep(State state, Pit pit, Aftermath aftermath) {
    if (pit.reduceOnly.isEmpty() && pit.spent.isEmpty()) {
      return;
    }
    for (int entry : List.copyOf(pit.reduceOnly)) {
      if (usable(state, pit, entry) == 0) {
        setAside(state, pit, entry);
      }
    }
    if (!pit.spent.isEmpty()) {
      tell(state, pit, aftermath);
    }
  }

  private static void tell(State state, Pit pit, Aftermath aftermath) {
    IntStream.range(0, pit.spent.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> state.orders.number[pit.spent.get(i)]))
        .forEach(
            i ->
                aftermath.cancelled(
                    pit.spent.get(i), pit.spentLots.get(i), CancelReason.REDUCE_ONLY));
    pit.spent.clear();
    pit.spentLots.clear();
    if (pit.collects()) {
      aftermath.collected(pit);
    }
  }
}
