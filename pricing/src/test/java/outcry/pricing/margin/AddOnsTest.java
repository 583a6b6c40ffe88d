// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.pricing.option.Right;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;

/// Rule M-17 with the rule's own arithmetic: what size, delivery and short options cost besides.
class AddOnsTest {
  private static final long USD = 1_000_000;

  /// 500 lots a day of which a fifth can be had: 200 lots close in two days.
  private static final Concentration EXAMPLE = new Concentration(500, 0.20, 2, 0);

  @Test
  void fourHundredLotsTakeFourDaysInsteadOfTwo() {
    // 400 lots at 250 need 100,000; twice the days is root two times the risk
    assertEquals(41_421.36, EXAMPLE.exact(400, 250), 0.005);
    var table = EXAMPLE.table(250 * USD);
    assertEquals(41_421.36, Bracket.cost(table, 400) / 1e6, 0.005);
    assertEquals(0, Bracket.cost(table, 200), "what closes in time costs nothing");
    assertEquals(new Bracket(200, 147_542_486), table.getFirst());
  }

  @Test
  void theTableNeverAsksForLessThanTheFormulaAndHardlyForMore() {
    var wide = new Concentration(500, 0.20, 2, 3_650_000);
    var table = wide.table(400 * USD);
    for (long lots = 0; lots <= 12_800; lots += 7) {
      double exact = wide.exact(lots, 400 * USD);
      double asked = Bracket.cost(table, lots);
      assertTrue(asked >= exact - 1, lots + " lots: " + asked + " against " + exact);
      double margin = lots * 400.0 * USD;
      assertTrue(
          asked - exact <= 0.03 * (exact + margin) + 1,
          lots + " lots: " + asked + " against " + exact);
    }
    assertEquals(1_825_000, table.getFirst().perLot(), "half the spread from the first lot on");
  }

  @Test
  void aMarketNobodyTradesInIsRefused() {
    var fault =
        assertThrows(IllegalArgumentException.class, () -> new Concentration(0, 0.2, 2, 0))
            .getMessage();
    assertTrue(fault.startsWith("concentration: 0.0 lots a day"), fault);
  }

  @Test
  void aMonthThatIsBeingFixedAndAShortOptionCostBesides() {
    var call =
        new Option(
            "C", Example.H100, Right.CALL, 9_300_000, 60, false, new double[0], 0.5, 0.04, 2);
    var house = Example.house();
    var model =
        new MarginModel(
            house.sets(),
            HouseRules.HOUSE,
            Map.of("H100-2027-01", new MarginModel.Liquidity(500, 10_000)),
            List.of("H100-2027-01"));
    var arrays =
        model.publish("m", 1, LocalDate.of(2027, 1, 1), List.of(Example.H100, call)).arrays();

    // 2 % of 3,100 and half a spread of a cent on 1,000 hours
    long bare = Requirement.risk(arrays, Map.of("H100-2027-01", 10L));
    assertEquals(bare + 10 * (62 + 5) * USD, Requirement.of(arrays, Map.of("H100-2027-01", 10L)));
    // 0.5 % of 3,100 for each, though a call three times as high fears nothing
    assertEquals(15_500_000, arrays.shortMinimum().get("C"));
    long short40 = Requirement.of(arrays, Map.of("C", -40L));
    assertEquals(Math.max(620 * USD, Requirement.risk(arrays, Map.of("C", -40L))), short40);
  }

  @Test
  void familiesOffsetEachOtherOnlySoFar() {
    var arrays =
        new RiskArrays(
            "m",
            1,
            List.of(one()),
            List.of(
                new RiskArrays.Losses("H100", 0, new long[] {100 * USD, -100 * USD}),
                new RiskArrays.Losses("TFO", 0, new long[] {-60 * USD, 60 * USD})),
            Map.of("H100", "gpu", "TFO", "token"),
            800_000,
            Map.of(),
            Map.of());

    // joint 40; a fifth of 160 and four fifths of 100 are 112
    assertEquals(112 * USD, Requirement.of(arrays, Map.of("H100", 1L, "TFO", 1L)));
    assertEquals(160 * USD, Requirement.of(arrays, Map.of("H100", 1L, "TFO", -1L)));
  }

  private static ScenarioSet one() {
    return new ScenarioSet(
        "s", "s", 1_000_000, 1, List.of(new Scenario("a", Map.of()), new Scenario("b", Map.of())));
  }
}
