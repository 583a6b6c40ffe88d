// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule X-20: what a pause window lets trade.
class PauseWindowsTest {
  private static final long MINUTE = 60_000;
  private static final long TEN_PERCENT = 100_000;
  private static final PauseWindow SHORT = new PauseWindow(MINUTE, 50_000, 4 * MINUTE);
  private static final PauseWindow LONG = new PauseWindow(10 * MINUTE, TEN_PERCENT, 6 * MINUTE);

  private record Trade(long time, long price) {}

  @Test
  void aTradeAtTheBoundIsMadeAndOneBeyondItPauses() {
    var pauses = new PauseWindows(List.of(LONG));
    pauses.onTrade(0, 3_000_000);
    assertEquals(3_300_000, pauses.highest(1));
    assertEquals(2_700_000, pauses.lowest(1));
    assertEquals(-1, pauses.broken(1, 3_300_000));
    assertEquals(0, pauses.broken(1, 3_300_001));
    assertEquals(-1, pauses.broken(1, 2_700_000));
    assertEquals(0, pauses.broken(1, 2_699_999));
  }

  @Test
  void aSlowRiseIsMeasuredFromTheLowAndTheHighOfTheWindow() {
    var pauses = new PauseWindows(List.of(LONG));
    pauses.onTrade(0, 100);
    pauses.onTrade(MINUTE, 105);
    pauses.onTrade(2 * MINUTE, 103);
    assertEquals("95..110", bounds(pauses, 3 * MINUTE));
    assertEquals("95..113", bounds(pauses, 10 * MINUTE));
    assertEquals("93..113", bounds(pauses, 11 * MINUTE));
    assertEquals("none..none", bounds(pauses, 12 * MINUTE));
  }

  @Test
  void aTradeExactlyAsOldAsTheWindowIsOut() {
    var pauses = new PauseWindows(List.of(SHORT));
    pauses.onTrade(1_000, 100);
    assertEquals("95..105", bounds(pauses, 60_999));
    assertEquals("none..none", bounds(pauses, 61_000));
  }

  @Test
  void theNarrowestWindowBoundsAndTheFirstBrokenOneIsNamed() {
    var pauses = new PauseWindows(List.of(LONG, SHORT));
    pauses.onTrade(0, 100);
    pauses.onTrade(5 * MINUTE, 100);
    assertEquals("95..105", bounds(pauses, 5 * MINUTE));
    assertEquals(1, pauses.broken(5 * MINUTE, 106));
    assertEquals(0, pauses.broken(5 * MINUTE, 111));
    assertEquals("90..110", bounds(pauses, 6 * MINUTE));
    assertEquals(LONG, pauses.window(0));
  }

  @Test
  void boundsAreRoundedInward() {
    var pauses = new PauseWindows(List.of(SHORT));
    pauses.onTrade(0, 101);
    assertEquals("96..106", bounds(pauses, 0));
  }

  @Test
  void aReopeningForgetsWhatWasBefore() {
    var pauses = new PauseWindows(List.of(SHORT));
    pauses.onTrade(0, 100);
    pauses.restart();
    assertEquals("none..none", bounds(pauses, 1));
    pauses.onTrade(2, 200);
    assertEquals("190..210", bounds(pauses, 3));
  }

  @Test
  void withoutWindowsNothingIsBroken() {
    var pauses = new PauseWindows(List.of());
    pauses.onTrade(0, 100);
    assertEquals("none..none", bounds(pauses, 1));
    assertEquals(-1, pauses.broken(1, 1_000_000));
    assertEquals(List.of(), highs(pauses, 1));
  }

  @Test
  void aPriceWithoutWorthBoundsNothing() {
    var pauses = new PauseWindows(List.of(SHORT));
    pauses.onTrade(0, -100);
    assertEquals("none..none", bounds(pauses, 1));
    pauses.onTrade(2, 100);
    assertEquals("95..none", bounds(pauses, 3));
  }

  @Test
  void noPriceIsTooLargeAndNoMoveTooWide() {
    var tenfold = new PauseWindows(List.of(new PauseWindow(MINUTE, 9_000_000, 1)));
    tenfold.onTrade(0, 1_000_000_000_000_007L);
    assertEquals(10_000_000_000_000_070L, tenfold.highest(1));
    assertEquals(-8_000_000_000_000_056L, tenfold.lowest(1));
    var boundless = new PauseWindows(List.of(new PauseWindow(MINUTE, Long.MAX_VALUE, 1)));
    boundless.onTrade(0, 1_000_000_000_000_007L);
    assertEquals(-1, boundless.broken(1, Long.MAX_VALUE));
    var wide = new PauseWindows(List.of(new PauseWindow(MINUTE, 9_000_000_000_000L, 1)));
    wide.onTrade(0, 1_000_000_000_000_007L);
    assertEquals(-1, wide.broken(1, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void asIfEveryTradeWereRemembered(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= 60; round++) {
      var windows = windows(random);
      var pauses = new PauseWindows(windows);
      var trades = new ArrayList<Trade>();
      long now = 0;
      long price = random.nextLong(50, 1L << random.nextInt(7, 50));
      for (int step = 1; step <= 150; step++) {
        now += random.nextInt(3) == 0 ? 0 : random.nextLong(1, 40);
        price += random.nextLong(-price / 40 - 1, price / 40 + 2);
        if (random.nextInt(60) == 0) {
          pauses.restart();
          trades.clear();
        } else {
          pauses.onTrade(now, price);
          trades.add(new Trade(now, price));
        }
        long later = now + random.nextLong(0, 60);
        Supplier<String> story =
            () -> "seed " + seed + " " + windows + " at " + later + " after " + trades;
        assertEquals(expected(windows, trades, later, price), told(pauses, later, price), story);
        if (random.nextInt(20) == 0) {
          pauses = restored(pauses, windows, later);
          now = later;
          assertEquals(expected(windows, trades, later, price), told(pauses, later, price), story);
        }
      }
    }
  }

  private static List<PauseWindow> windows(SplittableRandom random) {
    var windows = new ArrayList<PauseWindow>();
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      windows.add(new PauseWindow(random.nextLong(1, 500), random.nextLong(1, 60_000), 1));
    }
    return windows;
  }

  private static PauseWindows restored(PauseWindows from, List<PauseWindow> windows, long now) {
    var to = new PauseWindows(windows);
    from.highs(now, to::addHigh);
    from.lows(now, to::addLow);
    return to;
  }

  private static String told(PauseWindows pauses, long now, long price) {
    return (pauses.lowest(now) + ".." + pauses.highest(now))
        + (" broken " + pauses.broken(now, price + 1) + " " + pauses.broken(now, price - 1))
        + (" highs " + highs(pauses, now) + " lows " + lows(pauses, now));
  }

  private static List<Trade> highs(PauseWindows pauses, long now) {
    var trades = new ArrayList<Trade>();
    pauses.highs(now, (time, price) -> trades.add(new Trade(time, price)));
    return trades;
  }

  private static List<Trade> lows(PauseWindows pauses, long now) {
    var trades = new ArrayList<Trade>();
    pauses.lows(now, (time, price) -> trades.add(new Trade(time, price)));
    return trades;
  }

  private static String expected(
      List<PauseWindow> windows, List<Trade> trades, long now, long price) {
    long highest = Long.MAX_VALUE;
    long lowest = Long.MIN_VALUE;
    int brokenAbove = -1;
    int brokenBelow = -1;
    for (int i = windows.size() - 1; i >= 0; i--) {
      long from = now - windows.get(i).window();
      var prices = trades.stream().filter(t -> t.time > from).mapToLong(Trade::price).sorted();
      var inside = prices.toArray();
      if (inside.length > 0) {
        var move = BigDecimal.valueOf(windows.get(i).move(), 6);
        long up = times(inside[0], BigDecimal.ONE.add(move), RoundingMode.FLOOR);
        long down =
            times(inside[inside.length - 1], BigDecimal.ONE.subtract(move), RoundingMode.CEILING);
        highest = Math.min(highest, up);
        lowest = Math.max(lowest, down);
        brokenAbove = price + 1 > up || price + 1 < down ? i : brokenAbove;
        brokenBelow = price - 1 > up || price - 1 < down ? i : brokenBelow;
      }
    }
    long longest = windows.stream().mapToLong(PauseWindow::window).max().orElseThrow();
    return (lowest + ".." + highest)
        + (" broken " + brokenAbove + " " + brokenBelow)
        + (" highs " + thatMatter(trades, now - longest, 1))
        + (" lows " + thatMatter(trades, now - longest, -1));
  }

  private static long times(long price, BigDecimal factor, RoundingMode rounding) {
    return BigDecimal.valueOf(price).multiply(factor).setScale(0, rounding).longValueExact();
  }

  /// Trades that no trade of the same time or later makes needless.
  private static List<Trade> thatMatter(List<Trade> trades, long after, int sign) {
    var matter = new ArrayList<Trade>();
    for (int i = 0; i < trades.size(); i++) {
      var trade = trades.get(i);
      boolean needless = trade.time <= after;
      for (int j = 0; j < trades.size(); j++) {
        var other = trades.get(j);
        int better = sign * Long.compare(other.price, trade.price);
        needless |= other.time >= trade.time && (better > 0 || better == 0 && j > i);
      }
      if (!needless) {
        matter.add(trade);
      }
    }
    return matter;
  }

  private static String bounds(PauseWindows pauses, long now) {
    long lowest = pauses.lowest(now);
    long highest = pauses.highest(now);
    return (lowest == Long.MIN_VALUE ? "none" : lowest)
        + ".."
        + (highest == Long.MAX_VALUE ? "none" : highest);
  }
}
