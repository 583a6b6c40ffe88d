// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldingTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

  @Test
  void theRunningMonthMovesByWhatIsLeftOfIt() {
    var levels = halved(20);
    var front = new Holding(levels, "H100", Term.FRONT, 19);
    assertEquals(20 / 30.0, front.fixedShare(), 1e-15);
    assertEquals(10 / 30.0 * 0.5, front.loss(-0.5, 0), 1e-15);
    assertEquals(10 / 30.0 * 0.5, front.loss(21), 1e-15, "half the price for the ten days left");
    assertEquals(0, new Holding(levels, "H100", Term.FRONT, 29).loss(-0.5, 0), "all is fixed");
  }

  @Test
  void theNextMonthMovesAltogether() {
    var next = new Holding(halved(20), "H100", Term.NEXT, 19);
    assertEquals(0, next.fixedShare());
    assertEquals(0.5, next.loss(-0.5, 0), 1e-15);
    assertEquals(0.5, next.loss(21), 1e-15);
  }

  @Test
  void overTheEndOfTheMonthTheContractStaysTheSame() {
    var levels = halved(30);
    assertEquals(0, new Holding(levels, "H100", Term.FRONT, 29).loss(31), "June is settled");
    assertEquals(
        0.5,
        new Holding(levels, "H100", Term.NEXT, 29).loss(31),
        1e-15,
        "July begins at the new price");
  }

  @Test
  void aStraddleGainsByAMoveEitherWayAndLosesByWaiting() {
    var straddle = new Holding(halved(60), "H100", Term.STRADDLE, 19);
    assertTrue(straddle.loss(-0.5, 0) < -0.3, () -> "down: " + straddle.loss(-0.5, 0));
    assertTrue(straddle.loss(0.5, 0) < -0.3, () -> "up: " + straddle.loss(0.5, 0));
    assertEquals(0, straddle.loss(0.0, 0), 1e-15);
    assertTrue(straddle.loss(0, 0.2) < 0, "a livelier market makes it dearer");
    double waited = straddle.loss(21);
    assertTrue(waited > 0 && waited < 0.01, () -> "two days: " + waited);
  }

  /// June and July 2026 at 3.00, and from a day on at half of it.
  private static PricePath halved(int from) {
    double[] series = new double[61];
    Arrays.fill(series, 0, Math.min(from, 61), 3.0);
    Arrays.fill(series, Math.min(from, 61), 61, 1.5);
    return new PricePath(FIRST, Map.of("H100", series));
  }
}
