// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Volume-weighted prices, exact to the last lot.
class DayVolumeTest {
  private static final long NONE = Long.MIN_VALUE;
  private static final long CENT = 10_000;
  private static final long MINUTE = 60_000;

  private record Trade(long time, long price, long lots) {}

  @Test
  void anExactHalfGoesTheWayThePriceCameFrom() {
    var day = new DayVolume(0);
    day.onTrade(1, 3_100_000, 100);
    day.onTrade(2, 3_200_000, 50);
    day.onTrade(3, 3_300_000, 50);
    assertEquals(200, day.lots(4));
    assertEquals(3_170_000, day.price(4, CENT, 3_100_000));
    assertEquals(3_180_000, day.price(4, CENT, 3_300_000));
    assertEquals(3_180_000, day.price(4, CENT, 3_180_000));
    assertEquals(3_180_000, day.price(4, CENT, 3_175_000));
    assertEquals(3_180_000, day.price(4, CENT, NONE));
  }

  @Test
  void belowZeroAHalfWithoutPreviousPriceGoesUpToo() {
    var day = new DayVolume(0);
    day.onTrade(1, -15_000, 3);
    assertEquals(-10_000, day.price(1, CENT, NONE));
    assertEquals(-20_000, day.price(1, CENT, -50_000));
    day.onTrade(2, -20_000, 1);
    assertEquals(-20_000, day.price(2, CENT, 0));
  }

  @Test
  void theClosingWindowCountsWholeSeconds() {
    var closing = new DayVolume(MINUTE);
    closing.onTrade(9_999, 3_000_000, 1);
    closing.onTrade(10_000, 3_100_000, 2);
    closing.onTrade(10_999, 3_100_000, 3);
    closing.onTrade(11_000, 3_200_000, 4);
    assertEquals(10, closing.lots(11_000));
    closing.onTrade(68_999, 3_200_000, 1);
    assertEquals(11, closing.lots(68_999));
    assertEquals(10, closing.lots(69_000));
    assertEquals(10, closing.lots(69_999));
    assertEquals(5, closing.lots(70_000));
    assertEquals(3_200_000, closing.price(71_000, CENT, NONE));
    assertEquals(1, closing.lots(71_000));
    assertEquals(0, closing.lots(128_000));
    assertEquals(11, closing.dayLots());
  }

  @Test
  void yesterdayIsInNoWindow() {
    var closing = new DayVolume(MINUTE);
    closing.onTrade(1_000, 3_000_000, 5);
    closing.endDay();
    assertEquals(0, closing.lots(1_000));
    assertEquals(0, closing.dayLots());
    closing.onTrade(2_000, 3_100_000, 7);
    assertEquals(7, closing.lots(2_000));
    assertEquals(3_100_000, closing.price(2_000, CENT, NONE));
  }

  @Test
  void whoseSettlementTakesNoVolumeKeepsNone() {
    var none = new DayVolume(-1);
    none.onTrade(1, 3_000_000, 5);
    assertEquals(0, none.lots(1));
    assertEquals(0, none.dayLots());
  }

  @Test
  void theLargestDayIsExact() {
    var day = new DayVolume(0);
    for (int i = 0; i < 1_000; i++) {
      day.onTrade(i, 1_000_000_000_000_001L, 1_000_000_000);
      day.onTrade(i, 1_000_000_000_000_004L, 1_000_000_000);
    }
    assertEquals(1_000_000_000_000_003L, day.price(1_000, 1, NONE));
    assertEquals(1_000_000_000_000_002L, day.price(1_000, 1, 0));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void asDecimalsSay(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= 60; round++) {
      long window = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 100_000);
      long tick = random.nextInt(2) == 0 ? 1 : random.nextLong(1, 50_000);
      long range = 1L << random.nextInt(4, 50);
      var volume = new DayVolume(window);
      var trades = new ArrayList<Trade>();
      long now = -50_000;
      for (int step = 1; step <= 80; step++) {
        now += random.nextInt(3) == 0 ? 0 : random.nextLong(1, 4_000);
        if (random.nextInt(50) == 0) {
          volume.endDay();
          trades.clear();
        }
        var trade = new Trade(now, random.nextLong(-range, range), random.nextLong(1, 1L << 30));
        volume.onTrade(now, trade.price, trade.lots);
        trades.add(trade);
        long later = now + random.nextLong(0, 20_000);
        long previous = random.nextInt(4) == 0 ? NONE : random.nextLong(-range, range);
        Supplier<String> story =
            () ->
                ("seed " + seed + " window " + window + " tick " + tick + " previous " + previous)
                    + (" at " + later + " of " + trades);
        var expected = expected(window, trades, later, tick, previous);
        assertEquals(expected, told(volume, later, tick, previous), story);
        if (random.nextInt(10) == 0) {
          volume = restored(volume, window, later);
          now = later;
          assertEquals(expected, told(volume, later, tick, previous), story);
        }
      }
    }
  }

  private static DayVolume restored(DayVolume from, long window, long now) {
    var to = new DayVolume(window);
    to.restoreDay(from.dayLots(), from.dayValueHigh(), from.dayValueLow());
    from.seconds(now, to::restoreSecond);
    return to;
  }

  private static String told(DayVolume volume, long now, long tick, long previous) {
    var seconds = new ArrayList<String>();
    volume.seconds(
        now,
        (second, lots, high, low) -> seconds.add(second + ": " + lots + " " + whole(high, low)));
    long lots = volume.lots(now);
    return (lots + " at " + (lots == 0 ? "none" : volume.price(now, tick, previous)))
        + (" day " + volume.dayLots() + " ")
        + (whole(volume.dayValueHigh(), volume.dayValueLow()) + " " + seconds);
  }

  private static BigInteger whole(long high, long low) {
    return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }

  private static String expected(
      long window, List<Trade> trades, long now, long tick, long previous) {
    long out = Math.floorDiv(now - window, 1_000L);
    var inside =
        trades.stream().filter(t -> window == 0 || Math.floorDiv(t.time, 1_000L) > out).toList();
    var seconds = new ArrayList<String>();
    if (window > 0) {
      inside.stream()
          .mapToLong(t -> Math.floorDiv(t.time, 1_000L))
          .distinct()
          .forEach(second -> seconds.add(second(inside, second)));
    }
    return (lots(inside) + " at " + price(inside, tick, previous))
        + (" day " + lots(trades) + " " + value(trades) + " " + seconds);
  }

  private static String second(List<Trade> trades, long second) {
    var those = trades.stream().filter(t -> Math.floorDiv(t.time, 1_000L) == second).toList();
    return second + ": " + lots(those) + " " + value(those);
  }

  private static String price(List<Trade> trades, long tick, long previous) {
    if (trades.isEmpty()) {
      return "none";
    }
    var ticks = BigDecimal.valueOf(lots(trades)).multiply(BigDecimal.valueOf(tick));
    var floor = value(trades).divide(ticks, 0, RoundingMode.FLOOR).multiply(decimal(tick));
    var above = floor.add(decimal(tick));
    var exact = value(trades).multiply(decimal(2));
    int half = exact.compareTo(floor.add(above).multiply(decimal(lots(trades))));
    boolean up = half > 0;
    if (half == 0) {
      var toFloor = decimal(previous).subtract(floor).abs();
      var toAbove = decimal(previous).subtract(above).abs();
      up = previous == NONE || toAbove.compareTo(toFloor) <= 0;
    }
    return (up ? above : floor).toPlainString();
  }

  private static BigDecimal decimal(long amount) {
    return BigDecimal.valueOf(amount);
  }

  private static long lots(List<Trade> trades) {
    return trades.stream().mapToLong(Trade::lots).sum();
  }

  private static BigDecimal value(List<Trade> trades) {
    return trades.stream()
        .map(t -> decimal(t.price).multiply(decimal(t.lots)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
