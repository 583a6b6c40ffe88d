// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Rule M-13: the past in today's mood, and M-14: its long-run floor.
class FilteredHistoryTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final Factor H100 = new Factor("H100", Family.GPU, 0);
  private static final Factor A100 = new Factor("A100", Family.GPU, 0);
  private static final Factor TFO = new Factor("TFO", Family.TOKEN, 0);
  private static final Filter PLAIN = new Filter(0.97, 1, 0.5, 2, 1_000, List.of(0.0), 365);

  @Test
  void withAFactorAloneItIsThePlainFilter() {
    double[] returns = noise(1_000, 1, 0.02);
    var history = new FilteredHistory(levels(Map.of("H100", returns)), List.of(H100), PLAIN);
    double sum = 0;
    for (double each : returns) {
      sum += each * each;
    }
    var ewma = new Ewma(returns, sum / returns.length, 0.97);
    var scenarios = history.scenarios();

    assertEquals(1_000, scenarios.size());
    for (int s = 0; s < 1_000; s++) {
      int day = 999 - s; // newest first
      assertEquals(ewma.scaled(day, 0.5, 2), scenarios.get(s).move("H100"), 1e-12, "day " + day);
    }
    assertEquals("2027-09-28", scenarios.getFirst().name());
  }

  @Test
  void movesGrowWithTheRootOfTheHorizon() {
    var levels = levels(Map.of("H100", noise(200, 1, 0.02)));
    var two = new Filter(0.97, 2, 0.5, 2, 1_000, List.of(0.0), 365);

    double one = new FilteredHistory(levels, List.of(H100), PLAIN).scenarios().get(7).move("H100");
    double both = new FilteredHistory(levels, List.of(H100), two).scenarios().get(7).move("H100");
    assertEquals(one * Math.sqrt(2), both, 1e-15);
  }

  @Test
  void gpusAndTokensOfOneDayStandInOneScenario() {
    double[] rent = noise(100, 1, 0.02);
    double[] tokens = new double[100];
    for (int t = 0; t < 100; t++) {
      tokens[t] = -0.5 * rent[t]; // tokens fall when rent rises
    }
    var levels = levels(Map.of("H100", rent, "TFO", tokens));
    for (var scenario : new FilteredHistory(levels, List.of(H100, TFO), PLAIN).scenarios()) {
      assertTrue(scenario.move("H100") * scenario.move("TFO") <= 0, scenario.toString());
    }
  }

  @Test
  void shortHistoriesLendEachOtherTheirReturns() {
    var all = new LinkedHashMap<String, double[]>();
    var factors = new ArrayList<Factor>();
    for (var family : Family.values()) {
      for (var name : family.factors()) {
        factors.add(new Factor(name, family, 0));
        all.put(name, noise(125, factors.size(), 0.01 * factors.size()));
      }
    }
    var history = new FilteredHistory(levels(all), factors, PLAIN);
    var scenarios = history.scenarios();

    assertEquals(125, history.days());
    assertEquals(1_000, scenarios.size());
    assertEquals("2025-05-06", scenarios.getFirst().name());
    assertEquals("2025-05-06 lent 1", scenarios.get(125).name());
    assertEquals("2025-05-06 mirrored", scenarios.get(500).name());
    // A100 in the day's second round takes what H100 did, in its own size
    double ratio = scenarios.get(125).move("A100") / scenarios.get(0).move("H100");
    assertTrue(ratio > 0 && ratio < 1, "A100 is half as wild as H100; " + ratio);
  }

  @Test
  void aNewListingTakesItsFamilysSize() {
    double[] young = noise(300, 2, 0.01);
    Arrays.fill(young, 0, 290, Double.NaN);
    var levels = levels(Map.of("H100", noise(300, 1, 0.02), "A100", young));
    var history = new FilteredHistory(levels, List.of(H100, A100), PLAIN);

    assertEquals(
        history.longRunVolatility("H100"), history.longRunVolatility("A100"), 1e-12, "the larger");
    assertTrue(history.scenarios().stream().allMatch(s -> s.moves().containsKey("A100")));
  }

  @Test
  void aDoublingOfVolatilityRaisesTheScenariosAndTheFloorBoundsTheirFall() {
    double calm = worst(twoHalves(0.01, 0.01), false);
    double wild = worst(twoHalves(0.01, 0.02), false);
    double quiet = worst(twoHalves(0.01, 0.005), false);
    double floor = worst(twoHalves(0.01, 0.005), true);

    assertTrue(wild > 1.7 * calm, wild + " against " + calm);
    assertTrue(quiet < 0.7 * calm, quiet + " against " + calm);
    assertTrue(floor > 1.3 * quiet, "long-run floor " + floor + " against " + quiet);
  }

  @Test
  void aQuietRecordDoesNotLowerTheFloorBelowItsLeast() {
    var levels = levels(Map.of("H100", noise(200, 1, 0.0001)));
    var history = new FilteredHistory(levels, List.of(new Factor("H100", Family.GPU, 0.5)), PLAIN);

    assertEquals(0.5, history.longRunVolatility("H100"), 1e-12);
    double worst = history.longRun().stream().mapToDouble(s -> -s.move("H100")).max().orElse(0);
    assertTrue(worst > 0.04, "the worst day of 50 % a year is " + worst);
  }

  @Test
  void theFarEndIsTiltedSoThatACalendarSpreadIsNotRiskless() {
    var tilted = new Filter(0.97, 2, 0.5, 2, 1_000, List.of(0.0, -0.5), 365);
    var levels = levels(Map.of("H100", noise(100, 1, 0.02)));
    var scenarios = new FilteredHistory(levels, List.of(H100), tilted).scenarios();
    var second = scenarios.get(1);

    assertEquals(scenarios.get(0).move("H100"), scenarios.get(0).move("H100", 1));
    assertEquals(second.move("H100") / 2, second.move("H100", 1), 1e-15);
    assertEquals(second.move("H100") * 0.75, second.move("H100", 0.5), 1e-15);
    assertEquals(second.move("H100", 1), second.move("H100", 3), "flat beyond a year");
  }

  @Test
  void tooShortAHistoryIsRefused() {
    var fault =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new FilteredHistory(
                        levels(Map.of("H100", noise(29, 1, 0.02))), List.of(H100), PLAIN))
            .getMessage();
    assertEquals(
        "the index history has 29 days on which every family of [GPU] has a return; at least 30"
            + " are needed (rule M-13)",
        fault);
  }

  @Test
  void aTableThatCannotStandIsRefusedWithItsRow() {
    var fault =
        assertThrows(
                IllegalArgumentException.class,
                () -> Levels.parse("rent.csv", "date,H100\n2026-01-01,3.10\n2026-01-02,-3\n"))
            .getMessage();
    assertEquals(
        "rent.csv row 3 has the level \"-3\"; a level is a positive number, or empty", fault);
  }

  private static double worst(double[] returns, boolean longRun) {
    var history = new FilteredHistory(levels(Map.of("H100", returns)), List.of(H100), PLAIN);
    var scenarios = longRun ? history.longRun() : history.scenarios();
    return scenarios.stream()
        .mapToDouble(s -> -s.move("H100"))
        .sorted()
        .skip(scenarios.size() - 25)
        .average()
        .orElse(0);
  }

  private static double[] twoHalves(double first, double second) {
    double[] returns = noise(800, 3, first);
    for (int t = 400; t < 800; t++) {
      returns[t] *= second / first;
    }
    return returns;
  }

  private static double[] noise(int count, int seed, double deviation) {
    var random = new SplittableRandom(seed);
    return random.doubles(count).map(u -> (u - 0.5) * deviation * Math.sqrt(12)).toArray();
  }

  private static Levels levels(Map<String, double[]> returns) {
    int count = returns.values().iterator().next().length;
    var days = new ArrayList<LocalDate>();
    for (int d = 0; d <= count; d++) {
      days.add(START.plusDays(d));
    }
    var levels = new LinkedHashMap<String, double[]>();
    returns.forEach(
        (factor, own) -> {
          double[] path = new double[count + 1];
          double level = 3;
          for (int d = 0; d <= count; d++) {
            boolean known = d == 0 || !Double.isNaN(own[d - 1]);
            level = d == 0 || !known ? level : level * (1 + own[d - 1]);
            path[d] = known && (d > 0 || !Double.isNaN(own[0])) ? level : Double.NaN;
          }
          levels.put(factor, path);
        });
    return new Levels(days, levels);
  }
}
