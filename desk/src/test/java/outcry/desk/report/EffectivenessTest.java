// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectivenessTest {
  private static final long USD = 1_000_000;

  @Test
  void deviationsAndVarianceRemovedAreThoseOfTheDefinition() {
    // cost less budget 0, 60, 120; the GPU hedge pays 0, 30, 60 and the token hedge 0, 30, 60
    var effect =
        Effectiveness.of(List.of(month(1, 0, 0, 0), month(2, 60, 30, 30), month(3, 120, 60, 60)));

    assertEquals(60 * USD, effect.unhedged()); // sample deviation of 0, 60, 120
    assertEquals(30 * USD, effect.gpuOnly()); // of 0, 30, 60
    assertEquals(0, effect.hedged());
    assertEquals(0.75, effect.removed().gpu(), 1e-12);
    assertEquals(0.75, effect.removed().token(), 1e-12);
    assertEquals(1.0, effect.removed().both(), 1e-12);
    assertEquals(1.0, effect.correlation(), 1e-12);
  }

  @Test
  void aHedgeThatAddsVarianceIsNotCalledOneThatRemovesSome() {
    var effect = Effectiveness.of(List.of(month(1, 0, 0, 0), month(2, 60, -60, 0)));

    assertEquals(-3, effect.change().gpu(), 1e-12); // twice the deviation, four times the variance
    assertEquals(0, effect.removed().gpu());
    assertEquals(3, effect.added().gpu(), 1e-12);
    assertTrue(Words.warnings(effect).getFirst().startsWith("The GPU hedge alone added 300.0 %"));
  }

  @Test
  void fewerThanTwoMonthsDoNotDeviate() {
    assertEquals(0, Effectiveness.of(List.of(month(1, 50, 0, 0))).unhedged());
    assertEquals(0, Effectiveness.of(List.of()).removed().both());
  }

  @Test
  void whatIsLeftFallsApartIntoItsCausesExactly() {
    // cost 1,000 against 900; hedge brings 70 after 2 of fees; 25 are the provider's own way, 4
    // nothing covers
    var account =
        new MonthAccount(
            YearMonth.of(2026, 1), 1_000 * USD, 900 * USD, 70 * USD, 0, 2 * USD, 25 * USD, 4 * USD);

    assertEquals(30 * USD, account.hedged());
    assertEquals(-USD, account.sizing()); // 30 - 25 - 4 - 2

    var effect = Effectiveness.of(List.of(account, month(2, 0, 0, 0)));
    var left = effect.left();
    assertEquals(1, left.basis() + left.sizing() + left.uncovered() + left.fees(), 1e-12);
    assertEquals(25 / 30.0, left.basis(), 1e-12);
  }

  private static MonthAccount month(int month, long over, long gpu, long token) {
    return new MonthAccount(
        YearMonth.of(2026, month),
        (1_000 + over) * USD,
        1_000 * USD,
        gpu * USD,
        token * USD,
        0,
        0,
        0);
  }
}
