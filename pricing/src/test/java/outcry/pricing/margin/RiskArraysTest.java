// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;

class RiskArraysTest {
  private static final long USD = 1_000_000;
  private static final Lot H100 = new Lot("H100-2026-12", "H100", 3_000_000, 730, 0, 31);
  private static final Lot TFO = new Lot("TFO-2026-12", "TFO", 15 * USD, 10, 0, 31);

  @Test
  void aLongLotLosesWhenItsPriceFalls() {
    assertEquals(219 * USD, H100.loss(-0.10)); // 730 x 3.00 x 0.10
    assertEquals(-219 * USD, H100.loss(0.10));
  }

  @Test
  void averagingTakesRiskOffAsFixingsComeIn() {
    assertEquals(1.0, lotAfter(0).runOff());
    assertEquals(0.6, lotAfter(12).runOff());
    assertEquals(0.1, lotAfter(30).runOff(), "a tenth stays to the end");
    assertEquals(131_400_000, lotAfter(12).loss(-0.10)); // 219 x 0.6
  }

  @Test
  void aBasketIsMarginedByItsWorstScenarioAndItsLegsOffset() {
    var arrays = RiskArrays.build("test", List.of(H100, TFO), List.of(rentAndTokens()));

    assertArrayEquals(
        new long[] {219 * USD, -219 * USD, 219 * USD}, arrays.arrays().get(0).losses());
    assertArrayEquals(new long[] {30 * USD, 30 * USD, -30 * USD}, arrays.arrays().get(1).losses());
    // long 1 H100 and long 2 TFO: 219+60, -219+60, 219-60
    assertEquals(279 * USD, Requirement.of(arrays, Map.of("H100-2026-12", 1L, "TFO-2026-12", 2L)));
    // short the tokens: 219-60, -219-60, 219+60
    assertEquals(279 * USD, Requirement.of(arrays, Map.of("H100-2026-12", 1L, "TFO-2026-12", -2L)));
    // alone they would need 219 and 60
    assertEquals(219 * USD, Requirement.of(arrays, Map.of("H100-2026-12", 1L)));
    assertEquals(60 * USD, Requirement.of(arrays, Map.of("TFO-2026-12", 2L)));
  }

  @Test
  void twoWorstLossesAreAveragedAndRoundedUp() {
    assertEquals(6, Requirement.tail(new long[] {3, 7, 4, -9}, 2)); // 5.5
    assertEquals(0, Requirement.tail(new long[] {-3, -7}, 1));
  }

  @Test
  void theHouseModelAsksThreeQuartersOfTheFloorAndOneQuarterOfTheWorstStress() {
    var arrays = RiskArrays.build("house", List.of(H100), RiskArrays.houseSets(Map.of()));

    // one lot is worth 2,190: 0.75 x 9 % + 0.25 x 50 % (a new generation) = 19.25 % = 421.575
    assertEquals(421_575_000, Requirement.of(arrays, Map.of("H100-2026-12", 1L)));
    // a short fears the shortage: 0.75 x 9 % + 0.25 x 60 % = 21.75 % = 476.325
    assertEquals(476_325_000, Requirement.of(arrays, Map.of("H100-2026-12", -1L)));
  }

  @Test
  void wildHistoryCountsInsteadOfTheFloor() {
    double[] halved = {0.01, -0.5, 0.02};
    var arrays =
        RiskArrays.build("house", List.of(H100), RiskArrays.houseSets(Map.of("H100", halved)));

    // 0.75 x 50 % + 0.25 x 50 % = half of 2,190
    assertEquals(1_095_000_000, Requirement.of(arrays, Map.of("H100-2026-12", 1L)));
  }

  private static Lot lotAfter(int fixings) {
    return new Lot("H100-2026-11", "H100", 3_000_000, 730, fixings, 30);
  }

  private static ScenarioSet rentAndTokens() {
    return new ScenarioSet(
        "joint",
        "market",
        1_000_000,
        1,
        List.of(
            new Scenario("both fall", Map.of("H100", -0.10, "TFO", -0.20)),
            new Scenario("rent up, tokens down", Map.of("H100", 0.10, "TFO", -0.20)),
            new Scenario("rent down, tokens up", Map.of("H100", -0.10, "TFO", 0.20))));
  }
}
