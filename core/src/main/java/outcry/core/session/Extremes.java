// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import java.util.Arrays;

/// The trades of a while that are the highest (or the lowest) since some moment: older ones that a
/// later trade equals or betters are left out, so that prices fall (rise) from the oldest to the
/// newest and the first trade after a moment is the extreme since it. A ring that grows.
final class Extremes {
  private final boolean highest;
  private long[] times = new long[16];
  private long[] prices = new long[16];
  private int first;
  private int count;

  Extremes(boolean highest) {
    this.highest = highest;
  }

  /// Times never go back.
  void add(long time, long price) {
    while (count > 0 && !isBeyond(prices[at(count - 1)], price)) {
      count--;
    }
    if (count > 0 && times[at(count - 1)] == time) {
      return;
    }
    if (count == times.length) {
      grow();
    }
    int at = at(count++);
    times[at] = time;
    prices[at] = price;
  }

  /// Drops what is not after `moment`.
  void forget(long moment) {
    int gone = firstAfter(moment);
    first = at(gone);
    count -= gone;
  }

  void clear() {
    first = 0;
    count = 0;
  }

  /// The highest (lowest) price after `moment`, `none` when nothing traded.
  long since(long moment, long none) {
    int found = firstAfter(moment);
    return found == count ? none : prices[at(found)];
  }

  void since(long moment, PauseWindows.Visitor visitor) {
    for (int i = firstAfter(moment); i < count; i++) {
      visitor.onPrice(times[at(i)], prices[at(i)]);
    }
  }

  private int firstAfter(long moment) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[at(middle)] > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean isBeyond(long price, long other) {
    return highest ? price > other : price < other;
  }

  private int at(int index) {
    return (first + index) & (times.length - 1);
  }

  private void grow() {
    int before = times.length;
    times = Arrays.copyOf(times, before * 2);
    prices = Arrays.copyOf(prices, before * 2);
    System.arraycopy(times, 0, times, before, first);
    System.arraycopy(prices, 0, prices, before, first);
  }
}
