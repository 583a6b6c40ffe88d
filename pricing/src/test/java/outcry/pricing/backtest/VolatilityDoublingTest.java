// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VolatilityDoublingTest {
  private static final int SEEDS = 3;
  private static final double QUIET = 0.30;

  @Test
  void theHouseModelRisesGentlyAndCoversAtOnce() {
    var house = new VolatilityDoubling(QUIET).under("house", HouseMargin::house, SEEDS, _ -> {});

    assertTrue(house.steepest() <= 1.5, house::toString);
    assertEquals(0, house.slowest(), "the floor stood above the new market already");
    assertTrue(house.coverage() >= 0.99, house::toString);
  }

  @Test
  void bareFilteredHistoryIsLateAndSteeper() {
    var market = new VolatilityDoubling(QUIET);
    var bare = market.under("bare", HouseMargin::bare, SEEDS, _ -> {});
    var floored = market.under("floored", HouseMargin::floored, SEEDS, _ -> {});

    assertTrue(bare.restored() > 20, () -> "restored after " + bare.restored());
    assertTrue(bare.steepest() > floored.steepest(), bare.steepest() + " " + floored.steepest());
    assertTrue(floored.steepest() <= 1.5, () -> "floored: " + floored.steepest());
  }

  @Test
  void aMarginThatNeverReachesTheNeedIsNeverRestored() {
    var market = new VolatilityDoubling(QUIET);
    assertEquals(103_322.4, market.needed(), 0.1);
    var never = market.under("nothing", () -> _ -> _ -> 1, 1, _ -> {});
    assertEquals(OptionalInt.empty(), never.replays().getFirst().restored());
    assertEquals(VolatilityDoubling.AFTER, never.restored());
    assertEquals(1, never.steepest());
    assertEquals(VolatilityDoubling.AFTER, never.replays().getFirst().path().size() - 30);
  }
}
