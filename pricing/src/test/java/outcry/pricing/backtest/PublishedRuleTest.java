// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outcry.pricing.margin.Requirement;
import outcry.pricing.margin.RiskArrays;

/// A backtest asks for what the house would ask for (rule M-20).
class PublishedRuleTest {
  private static final List<Leg> MIXED =
      List.of(
          new Leg("H100", Term.NEXT, 1_000_000),
          new Leg("A100", Term.FRONT, -500_000),
          new Leg("TFO", Term.NEXT, -700_000),
          new Leg("TOB", Term.STRADDLE, -300_000));

  @Test
  void partsOfALotAskForTheSameAsWholeLots() {
    var known = SyntheticMarket.of(3, 120).until(100);
    var rule = (PublishedRule) HouseMargin.house();
    rule.on(known);
    var arrays = rule.published().arrays();
    var whole = new TreeMap<String, Long>();
    var parts = new TreeMap<String, Double>();
    long lots = -7;
    for (var rate : rule.published().rates()) {
      whole.put(rate.contract(), lots);
      parts.put(rate.contract(), (double) lots);
      lots += 3;
    }

    double exact = Requirement.of(arrays, whole);
    assertEquals(exact, new FractionalRequirement(arrays).of(parts), 10, "micro-dollars");
  }

  @Test
  void twiceThePortfolioAsksForTwiceTheMargin() {
    var day = HouseMargin.house().on(SyntheticMarket.of(3, 120).until(100));
    var doubled =
        MIXED.stream().map(leg -> new Leg(leg.factor(), leg.term(), 2 * leg.notional())).toList();
    double once = day.margin(MIXED);
    assertTrue(once > 100_000, () -> "asks for " + once);
    assertEquals(2, day.margin(doubled) / once, 1e-9);
  }

  /// From the second day on, before there is a history, and on the days on which one begins.
  @Test
  void marginIsThereFromTheFirstDaysAndNeverRunsAway() {
    var path = SyntheticMarket.of(5, 130);
    var rule = HouseMargin.house();
    var outright = List.of(new Leg("H100", Term.NEXT, 1_000_000));
    for (int day = 1; day < path.days(); day++) {
      int today = day;
      double asked = rule.on(path.until(day)).margin(outright);
      assertTrue(asked > 80_000 && asked < 600_000, () -> "day " + today + " asks for " + asked);
    }
  }

  @Test
  void aPortfolioOfNothingAsksForNothing() {
    var day = HouseMargin.house().on(SyntheticMarket.of(3, 120).until(100));
    assertEquals(0, day.margin(List.of(new Leg("H100", Term.NEXT, 0))), 0);
    assertEquals(0, new FractionalRequirement(published()).of(Map.of()), 0);
  }

  private static RiskArrays published() {
    var rule = (PublishedRule) HouseMargin.house();
    rule.on(SyntheticMarket.of(3, 120).until(100));
    return rule.published().arrays();
  }
}
