// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.util.Arrays;

/// The book the generator keeps to know what rests: queues by price in plain arrays. Side 0 buys,
/// side 1 sells.
final class GeneratorBook {
  private static final int NONE = 0;
  private static final int PRICES = 1 << 17;

  final Trades trades = new Trades();
  final int[] side;
  final int[] quantity;
  final int[] price;

  private final int lowest;
  private final int[][] first = new int[2][PRICES];
  private final int[][] last = new int[2][PRICES];
  private final int[] next;
  private final int[] previous;
  private final int[] best = {-1, PRICES};
  private final int[] live;
  private final int[] place;
  private int count;

  GeneratorBook(int orders, int middle) {
    lowest = middle - PRICES / 2;
    side = new int[orders];
    quantity = new int[orders];
    price = new int[orders];
    next = new int[orders];
    previous = new int[orders];
    live = new int[orders];
    place = new int[orders];
    Arrays.fill(place, -1);
  }

  int resting() {
    return count;
  }

  int restingAt(int number) {
    return live[number];
  }

  boolean isResting(int order) {
    return place[order] >= 0;
  }

  boolean isEmpty(int of) {
    return of == 0 ? best[0] < 0 : best[1] == PRICES;
  }

  int best(int of) {
    return lowest + best[of];
  }

  /// Trades what an order can get.
  void match(int taker) {
    int other = 1 - side[taker];
    while (quantity[taker] > 0 && !isEmpty(other) && reaches(taker, best(other))) {
      int maker = first[other][best[other]];
      int lots = Math.min(quantity[maker], quantity[taker]);
      quantity[maker] -= lots;
      quantity[taker] -= lots;
      trades.trade(taker, maker, best(other), lots);
      if (quantity[maker] == 0) {
        remove(maker);
      }
    }
  }

  private boolean reaches(int taker, int offered) {
    return side[taker] == 0 ? offered <= price[taker] : offered >= price[taker];
  }

  void rest(int order) {
    int of = side[order];
    int at = price[order] - lowest;
    int before = last[of][at];
    previous[order] = before;
    next[order] = NONE;
    last[of][at] = order;
    if (before == NONE) {
      first[of][at] = order;
      best[of] = of == 0 ? Math.max(best[0], at) : Math.min(best[1], at);
    } else {
      next[before] = order;
    }
    place[order] = count;
    live[count++] = order;
  }

  void remove(int order) {
    int of = side[order];
    int at = price[order] - lowest;
    int before = previous[order];
    int after = next[order];
    if (before == NONE) {
      first[of][at] = after;
    } else {
      next[before] = after;
    }
    if (after == NONE) {
      last[of][at] = before;
    } else {
      previous[after] = before;
    }
    while (!isEmpty(of) && first[of][best[of]] == NONE) {
      best[of] += of == 0 ? -1 : 1;
    }
    int moved = live[--count];
    live[place[order]] = moved;
    place[moved] = place[order];
    place[order] = -1;
  }
}
