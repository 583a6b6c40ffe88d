// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import java.util.List;

/// How far a contract's price may go before it pauses (rule X-20): of every window the lowest and
/// the highest trade bound the next one. Prices in micro-dollars, times in milliseconds. A price at
/// or below zero, of which no fraction can be taken, bounds nothing.
public final class PauseWindows {
  private static final long MILLION = 1_000_000;
  private static final long NONE = 0;

  private final PauseWindow[] windows;
  private final long longest;
  private final Extremes highs = new Extremes(true);
  private final Extremes lows = new Extremes(false);

  /// Without windows nothing is ever broken.
  public PauseWindows(List<PauseWindow> windows) {
    this.windows = windows.toArray(PauseWindow[]::new);
    this.longest = windows.stream().mapToLong(PauseWindow::window).max().orElse(0);
  }

  @FunctionalInterface
  public interface Visitor {
    void onPrice(long time, long price);
  }

  public PauseWindow window(int i) {
    return windows[i];
  }

  /// Times never go back.
  public void onTrade(long time, long price) {
    if (windows.length > 0) {
      highs.forget(time - longest);
      lows.forget(time - longest);
      highs.add(time, price);
      lows.add(time, price);
    }
  }

  /// Forgets every trade.
  public void restart() {
    highs.clear();
    lows.clear();
  }

  /// The highest price that breaks no window; `Long.MAX_VALUE` when nothing bounds it.
  public long highest(long now) {
    long highest = Long.MAX_VALUE;
    for (var window : windows) {
      highest = Math.min(highest, highest(window, now));
    }
    return highest;
  }

  /// The lowest price that breaks no window; `Long.MIN_VALUE` when nothing bounds it.
  public long lowest(long now) {
    long lowest = Long.MIN_VALUE;
    for (var window : windows) {
      lowest = Math.max(lowest, lowest(window, now));
    }
    return lowest;
  }

  /// The first window in the product's order that a trade at `price` would break, -1 for none.
  public int broken(long now, long price) {
    for (int i = 0; i < windows.length; i++) {
      if (price > highest(windows[i], now) || price < lowest(windows[i], now)) {
        return i;
      }
    }
    return -1;
  }

  /// Trades that still count, or may when others have grown too old: for snapshots, oldest first.
  /// What is told depends on the trades and on `now` alone.
  public void highs(long now, Visitor visitor) {
    highs.since(now - longest, visitor);
  }

  public void lows(long now, Visitor visitor) {
    lows.since(now - longest, visitor);
  }

  /// From a snapshot, oldest first.
  public void addHigh(long time, long price) {
    highs.add(time, price);
  }

  public void addLow(long time, long price) {
    lows.add(time, price);
  }

  private long highest(PauseWindow window, long now) {
    long low = lows.since(now - window.window(), NONE);
    if (low <= 0) {
      return Long.MAX_VALUE;
    }
    long most = low + fraction(low, window.move());
    return most < 0 ? Long.MAX_VALUE : most;
  }

  private long lowest(PauseWindow window, long now) {
    long high = highs.since(now - window.window(), NONE);
    return high <= 0 ? Long.MIN_VALUE : high - fraction(high, window.move());
  }

  /// Of a positive price, rounded down; `Long.MAX_VALUE` when it is more than that.
  private static long fraction(long price, long millionths) {
    long dollars = price / MILLION;
    if (millionths > Long.MAX_VALUE / MILLION || Math.multiplyHigh(dollars, millionths) != 0) {
      return Long.MAX_VALUE;
    }
    long whole = dollars * millionths;
    long sum = whole + price % MILLION * millionths / MILLION;
    return whole < 0 || sum < 0 ? Long.MAX_VALUE : sum;
  }
}
