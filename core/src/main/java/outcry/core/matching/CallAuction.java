// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The one price at which most of what was collected trades (rule X-16, steps 1 to 5).
///
/// Demand falls and supply rises with the price, and both change at the prices of orders only: the
/// ticks between are looked at as one stretch. So the best volume is one unbroken run of stretches,
/// and so is the smallest surplus in it, which falls along the run. Prices are in ticks, quantities
/// in lots. Filled anew for every search, or added to between two of them when stops join.
public final class CallAuction {
  /// As a reference: there is none.
  public static final long NONE = Long.MIN_VALUE;

  private final Side buys = new Side();
  private final Side sells = new Side();

  private long low;
  private long high;
  private long volume;
  private long surplusAtLow;
  private long surplusAtHigh;

  private int price;
  private long quantity;
  private long surplus;

  public void clear() {
    buys.count = 0;
    sells.count = 0;
  }

  /// One order, or one level; one of no lots is as good as none. In any order, quickest when each
  /// side comes best price first.
  public void add(boolean buy, int price, long quantity) {
    if (quantity > 0) {
      if (buy) {
        buys.add(~price, quantity);
      } else {
        sells.add(price, quantity);
      }
    }
  }

  /// Whether there is an auction price. `reference` and `tick` are in micro-dollars; the reference
  /// may lie between ticks and may be [#NONE].
  public boolean find(long reference, long tick) {
    price = 0;
    quantity = 0;
    surplus = 0;
    if (buys.count == 0 || sells.count == 0) {
      return false;
    }
    buys.sort();
    sells.sort();
    if (sells.keys[0] > ~buys.keys[0]) {
      return false;
    }
    narrow(sells.keys[0], ~buys.keys[0]);
    price = (int) choose(reference, tick);
    long demand = buys.upTo(~price);
    long supply = sells.upTo(price);
    quantity = Math.min(demand, supply);
    surplus = demand - supply;
    return true;
  }

  /// Of the last search, in ticks.
  public int price() {
    return price;
  }

  /// Lots that trade at the price.
  public long quantity() {
    return quantity;
  }

  /// Lots that would trade at the price but find nobody: buyers' positive, sellers' negative.
  public long surplus() {
    return surplus;
  }

  /// Steps 1 to 3: leaves the run of ticks with the largest volume and, of these, the smallest
  /// surplus.
  private void narrow(int lowestAsk, int highestBid) {
    volume = 0;
    int buy = buys.firstBeyond(~lowestAsk) - 1;
    long demand = buys.upTo(~lowestAsk);
    int sell = 0;
    long supply = 0;
    long from = lowestAsk;
    while (from <= highestBid) {
      while (sell < sells.count && sells.keys[sell] <= from) {
        supply += sells.lots[sell++];
      }
      while (~buys.keys[buy] < from) {
        demand -= buys.lots[buy--];
      }
      long to = ~buys.keys[buy];
      if (sell < sells.count) {
        to = Math.min(to, sells.keys[sell] - 1L);
      }
      consider(from, to, demand, supply);
      from = to + 1;
    }
  }

  private void consider(long from, long to, long demand, long supply) {
    long trades = Math.min(demand, supply);
    long left = demand - supply;
    long least = Math.min(Math.abs(surplusAtLow), Math.abs(surplusAtHigh));
    if (trades > volume || trades == volume && Math.abs(left) < least) {
      volume = trades;
      low = from;
      surplusAtLow = left;
    } else if (trades < volume || Math.abs(left) > least) {
      return;
    }
    high = to;
    surplusAtHigh = left;
  }

  /// Steps 4 and 5.
  private long choose(long reference, long tick) {
    if (surplusAtHigh > 0) {
      return high;
    }
    if (surplusAtLow < 0 || reference == NONE) {
      return low;
    }
    long nearest = Math.floorDiv(reference, tick);
    long above = Math.floorMod(reference, tick);
    if (above > tick - above) {
      nearest++;
    }
    return Math.clamp(nearest, low, high);
  }

  /// One side, best price first once sorted: the lower key is the better price (buys are mirrored).
  private static final class Side {
    private int[] keys = new int[64];
    private long[] lots = new long[64];
    private int count;
    private boolean sorted = true;

    void add(int key, long quantity) {
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, count * 2);
        lots = Arrays.copyOf(lots, count * 2);
      }
      sorted = count == 0 || sorted && keys[count - 1] <= key;
      keys[count] = key;
      lots[count++] = quantity;
    }

    /// Lots at a key and at better ones.
    long upTo(int key) {
      long sum = 0;
      for (int i = 0; i < count && keys[i] <= key; i++) {
        sum += lots[i];
      }
      return sum;
    }

    int firstBeyond(int key) {
      int at = 0;
      while (at < count && keys[at] <= key) {
        at++;
      }
      return at;
    }

    /// A heap sort, in place: the library has none for two arrays at once.
    void sort() {
      if (sorted) {
        return;
      }
      for (int root = count / 2 - 1; root >= 0; root--) {
        sink(root, count);
      }
      for (int end = count - 1; end > 0; end--) {
        swap(0, end);
        sink(0, end);
      }
      sorted = true;
    }

    private void sink(int from, int end) {
      int root = from;
      int child = 2 * root + 1;
      while (child < end) {
        if (child + 1 < end && keys[child + 1] > keys[child]) {
          child++;
        }
        if (keys[root] >= keys[child]) {
          return;
        }
        swap(root, child);
        root = child;
        child = 2 * root + 1;
      }
    }

    private void swap(int a, int b) {
      int key = keys[a];
      keys[a] = keys[b];
      keys[b] = key;
      long quantity = lots[a];
      lots[a] = lots[b];
      lots[b] = quantity;
    }
  }
}
