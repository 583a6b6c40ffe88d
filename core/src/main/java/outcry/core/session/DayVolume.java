// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import java.math.BigInteger;
import java.util.Arrays;

/// What a contract traded over the trading day and, for a settlement price taken from the end of
/// it, over a window: lots, and the sum of price times lots, exact in 128 bits.
///
/// A window is counted in whole seconds: at `now` a trade is in when its second is later than the
/// second of `now - window`; a window of a minute is the running second and the 59 before it. What
/// the day before traded is in no window. Prices in micro-dollars, times in milliseconds.
public final class DayVolume {
  private static final long SECOND = 1_000;

  private final long window;
  private long dayLots;
  private long dayHigh;
  private long dayLow;

  private long[] seconds = new long[16];
  private long[] lots = new long[16];
  private long[] highs = new long[16];
  private long[] lows = new long[16];
  private int first;
  private int count;

  /// 0: the whole day; negative: nothing is kept.
  public DayVolume(long window) {
    this.window = window;
  }

  @FunctionalInterface
  public interface SecondVisitor {
    /// Second since 1970 and what traded in it; the value in two halves, the upper one signed.
    void onSecond(long second, long lots, long valueHigh, long valueLow);
  }

  /// Times never go back.
  public void onTrade(long time, long price, long lots) {
    if (window < 0) {
      return;
    }
    long high = Math.multiplyHigh(price, lots);
    long low = price * lots;
    dayLots += lots;
    dayHigh += high + carry(dayLow, low);
    dayLow += low;
    if (window > 0) {
      forget(lastOut(time));
      addSecond(Math.floorDiv(time, SECOND), lots, high, low);
    }
  }

  /// Lots of the day or of the window.
  public long lots(long now) {
    if (window <= 0) {
      return dayLots;
    }
    long sum = 0;
    for (int i = firstAfter(lastOut(now)); i < count; i++) {
      sum += lots[at(i)];
    }
    return sum;
  }

  /// The volume-weighted price of the day or of the window in whole ticks; exactly between two it
  /// is the one nearer `previous`, and the upper one when that is `Long.MIN_VALUE` (none) or as far
  /// from both. Only when there are lots.
  public long price(long now, long tick, long previous) {
    var value = big(dayHigh, dayLow);
    if (window > 0) {
      value = BigInteger.ZERO;
      for (int i = firstAfter(lastOut(now)); i < count; i++) {
        value = value.add(big(highs[at(i)], lows[at(i)]));
      }
    }
    var divisor = BigInteger.valueOf(lots(now)).multiply(BigInteger.valueOf(tick));
    var parts = value.divideAndRemainder(divisor);
    boolean isBelow = parts[1].signum() < 0;
    long lower = tick * (parts[0].longValueExact() - (isBelow ? 1 : 0));
    var rest = isBelow ? parts[1].add(divisor) : parts[1];
    int half = rest.shiftLeft(1).compareTo(divisor);
    boolean up = half == 0 ? isUpperNearer(lower, tick, previous) : half > 0;
    return up ? lower + tick : lower;
  }

  private static boolean isUpperNearer(long lower, long tick, long previous) {
    return previous == Long.MIN_VALUE || previous - lower >= lower + tick - previous;
  }

  /// The next trade begins a new day.
  public void endDay() {
    dayLots = 0;
    dayHigh = 0;
    dayLow = 0;
    first = 0;
    count = 0;
  }

  public long dayLots() {
    return dayLots;
  }

  /// Price times lots of the day, the upper 64 bits.
  public long dayValueHigh() {
    return dayHigh;
  }

  /// The lower 64 bits, unsigned.
  public long dayValueLow() {
    return dayLow;
  }

  /// The seconds in the window at `now` that traded, oldest first; none when the day is the window.
  public void seconds(long now, SecondVisitor visitor) {
    for (int i = firstAfter(lastOut(now)); i < count; i++) {
      int at = at(i);
      visitor.onSecond(seconds[at], lots[at], highs[at], lows[at]);
    }
  }

  public void restoreDay(long lots, long valueHigh, long valueLow) {
    dayLots = lots;
    dayHigh = valueHigh;
    dayLow = valueLow;
  }

  /// Oldest first.
  public void restoreSecond(long second, long lots, long valueHigh, long valueLow) {
    addSecond(second, lots, valueHigh, valueLow);
  }

  private void addSecond(long second, long more, long high, long low) {
    if (count == 0 || seconds[at(count - 1)] != second) {
      if (count == seconds.length) {
        grow();
      }
      int next = at(count++);
      seconds[next] = second;
      lots[next] = 0;
      highs[next] = 0;
      lows[next] = 0;
    }
    int at = at(count - 1);
    lots[at] += more;
    highs[at] += high + carry(lows[at], low);
    lows[at] += low;
  }

  /// The last second that is out of the window.
  private long lastOut(long now) {
    return Math.floorDiv(now - window, SECOND);
  }

  private void forget(long second) {
    int gone = firstAfter(second);
    first = at(gone);
    count -= gone;
  }

  private int firstAfter(long second) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[at(middle)] > second) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int at(int index) {
    return (first + index) & (seconds.length - 1);
  }

  private void grow() {
    seconds = doubled(seconds);
    lots = doubled(lots);
    highs = doubled(highs);
    lows = doubled(lows);
  }

  private long[] doubled(long[] ring) {
    var larger = Arrays.copyOf(ring, ring.length * 2);
    System.arraycopy(ring, 0, larger, ring.length, first);
    return larger;
  }

  private static int carry(long low, long more) {
    return Long.compareUnsigned(low + more, low) < 0 ? 1 : 0;
  }

  private static BigInteger big(long high, long low) {
    var lower = BigInteger.valueOf(low);
    return BigInteger.valueOf(low < 0 ? high + 1 : high).shiftLeft(64).add(lower);
  }
}
