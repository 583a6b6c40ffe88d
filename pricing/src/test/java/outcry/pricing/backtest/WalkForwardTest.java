// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outcry.pricing.backtest.Portfolio.Kind;

class WalkForwardTest {
  private static final double DAILY = 0.02;

  /// A series of known volatility: margin at the 99 % quantile of its two-day loss is right, half
  /// of it is not (rule M-20).
  @Test
  void aRightMarginPassesAndHalfOfItFails() {
    var levels = SyntheticMarket.doubling(7, "H100", 1_003, 1_003, DAILY);
    var right = course(levels, 1).verdict();
    var halved = course(levels, 0.5).verdict();

    assertEquals(1_000, right.days());
    assertTrue(right.kupiecChance() > 0.05, right::toString);
    assertTrue(right.conditionalChance() > 0.05, right::toString);
    assertEquals(Zone.GREEN, right.zone(), right::toString);
    assertFalse(right.tooMany());

    assertTrue(halved.exceptions() > 80, halved::toString);
    assertTrue(halved.kupiecChance() < 1e-9, halved::toString);
    assertEquals(Zone.RED, halved.zone());
    assertTrue(halved.tooMany());
    assertTrue(halved.worst().orElseThrow().shortfall() > 20_000, halved::toString);
  }

  /// The promise is kept on each of fifty series, or nearly: one in twenty may fail by chance.
  @Test
  void aRightMarginRarelyFailsByChance() {
    int refused = 0;
    for (int seed = 1; seed <= 50; seed++) {
      var verdict = course(SyntheticMarket.doubling(seed, "H100", 503, 503, DAILY), 1).verdict();
      refused += verdict.tooMany() ? 1 : 0;
    }
    assertTrue(refused <= 8, refused + " of 50 refused");
  }

  @Test
  void theRuleSeesNothingOfTheDaysToCome() {
    var levels = SyntheticMarket.of(1, 40);
    MarginRule curious =
        known -> {
          assertThrows(
              IllegalArgumentException.class,
              () -> known.level("H100", known.lastDate().plusDays(1)));
          assertEquals(known.days(), known.series("H100").length);
          return _ -> 0;
        };
    var courses = new WalkForward(levels, curious, 1).run(outright("H100"), _ -> {});
    assertEquals(37, courses.getFirst().outcomes().size());
    assertEquals(levels.date(1), courses.getFirst().outcomes().getFirst().date());
  }

  @Test
  void aPriceThatStandsStillIsNoProofOfCoverage() {
    double[] jump = new double[102];
    Arrays.fill(jump, 0, 50, 10.0);
    Arrays.fill(jump, 50, 102, 8.0);
    var levels = new PricePath(LocalDate.of(2025, 1, 1), Map.of("TFO", jump));
    var verdict =
        new WalkForward(levels, _ -> _ -> 100_000, 1)
            .run(outright("TFO"), _ -> {})
            .getFirst()
            .verdict();
    assertEquals(99, verdict.days());
    assertEquals(2, verdict.exceptions(), "one jump, seen in two windows");
    assertEquals(1, verdict.apart(), "and in one of every second day");
    assertEquals(0.98, verdict.coverage(), 0.001);
    assertEquals(2, verdict.moving());
    assertEquals(0, verdict.coverageWhenMoving());
    assertEquals(100_000, verdict.worst().orElseThrow().shortfall(), 1e-6);
  }

  @Test
  void aLevelBeforeTheFirstIsMissingAndAfterItNever() {
    var first = LocalDate.of(2025, 1, 1);
    double none = Double.NaN;
    var levels = new PricePath(first, Map.of("B200", new double[] {none, none, 5, 5}));
    assertEquals(2, levels.begin("B200"));
    assertEquals(2, levels.until(1).begin("B200"), "unknown until the second day: none yet");
    assertThrows(
        IllegalArgumentException.class,
        () -> new PricePath(first, Map.of("B200", new double[] {5, none})));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PricePath(first, Map.of("B200", new double[] {0})));
  }

  @Test
  void twoHundredPortfoliosAreTheSameEveryTime() {
    var factors = Set.of("H100", "A100", "TFO", "TOB");
    var portfolios = Portfolios.of(factors);
    assertEquals(portfolios, Portfolios.of(factors));
    var synthetic = portfolios.stream().filter(p -> p.kind() == Kind.SYNTHETIC).toList();
    assertEquals(Portfolios.SYNTHETIC, synthetic.size());
    for (var kind : Kind.values()) {
      assertTrue(portfolios.stream().anyMatch(p -> p.kind() == kind), kind.words());
    }
  }

  private static WalkForward.Course course(PricePath levels, double times) {
    double asked = times * 2.3263 * DAILY * StrictMath.sqrt(2) * 1_000_000;
    return new WalkForward(levels, _ -> _ -> asked, 1).run(outright("H100"), _ -> {}).getFirst();
  }

  private static List<Portfolio> outright(String factor) {
    return List.of(
        new Portfolio(
            "long " + factor, Kind.OUTRIGHT, List.of(new Leg(factor, Term.NEXT, 1_000_000))));
  }
}
