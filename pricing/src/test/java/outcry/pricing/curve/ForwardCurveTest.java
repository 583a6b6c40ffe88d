// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardCurveTest {
  private static final long TICK = 5_000;
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

  @Test
  void withoutASlopeEveryMonthIsWorthTheSpotLevel() {
    var curve = new ForwardCurve(NEW_YEAR, 3_100_000, 0);

    assertEquals(3_100_000, curve.month(YearMonth.of(2026, 1), TICK));
    assertEquals(3_100_000, curve.month(YearMonth.of(2026, 12), TICK));
  }

  @Test
  void aMonthAYearAwayIsAboutTheSlopeLower() {
    var curve = new ForwardCurve(NEW_YEAR, 3_100_000, -0.04);

    // 365 days on: 3.10 x exp(-0.04) = 2.978447...
    assertEquals(2_978_447.26, curve.level(LocalDate.of(2027, 1, 1)), 0.01);
    // mid-January 2027 lies 380 days on: 3.10 x exp(-0.04 x 380/365) = 2.97356, to the tick 2.975
    assertEquals(2_975_000, curve.month(YearMonth.of(2027, 1), TICK));
  }

  @Test
  void anAnnouncedChangeInTheMiddleOfAMonthCountsForItsDays() {
    var doubled = new ScheduledChange(LocalDate.of(2026, 4, 16), 2);
    var curve = new ForwardCurve(NEW_YEAR, 2_000_000, 0, List.of(doubled));

    assertEquals(2_000_000, curve.month(YearMonth.of(2026, 3), TICK));
    assertEquals(3_000_000, curve.month(YearMonth.of(2026, 4), TICK)); // 15 days at 2, 15 at 4
    assertEquals(4_000_000, curve.month(YearMonth.of(2026, 5), TICK));
  }

  @Test
  void aChangeThatHasHappenedIsInTheSpotLevelAlready() {
    var past = new ScheduledChange(LocalDate.of(2025, 12, 1), 2);

    assertEquals(
        2_000_000, new ForwardCurve(NEW_YEAR, 2_000_000, 0, List.of(past)).level(NEW_YEAR));
  }

  @Test
  void knownFixingsAreWorthWhatTheyWere() {
    var curve = new ForwardCurve(LocalDate.of(2026, 6, 10), 3_000_000, 0);

    // ten fixings of 2.70 and twenty days at 3.00
    assertEquals(
        2_900_000,
        curve.month(YearMonth.of(2026, 6), java.util.Collections.nCopies(10, 2_700_000L), TICK));
  }

  @Test
  void aPriceNeverFallsBelowOneTick() {
    assertEquals(TICK, new ForwardCurve(NEW_YEAR, 1, 0).month(YearMonth.of(2026, 2), TICK));
  }

  @Test
  void aCurveStartsFromAPriceAndLooksForward() {
    var message =
        assertThrows(IllegalArgumentException.class, () -> new ForwardCurve(NEW_YEAR, 0, 0))
            .getMessage();
    assertTrue(message.contains("spot level 0 of 2026-01-01 is not positive"), message);

    var curve = new ForwardCurve(NEW_YEAR, 1_000_000, 0);
    assertThrows(IllegalArgumentException.class, () -> curve.level(LocalDate.of(2025, 12, 31)));
  }
}
