// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.observation.Dollars;

/// Who waits, and until when: floor and ceiling, outliers and their confirmation (I-26), jumps
/// (I-27).
class ScreensTest {
  private static final String PANEL =
      """
      birch neocloud 2.40
      cedar serverless 3.00
      dogwood serverless 3.20
      elder marketplace 4.00
      fir hyperscaler 5.00
      """;

  @Test
  void aJokeIsNeverConfirmed() {
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    for (int day = 2; day <= 6; day++)
      assertEquals(
          "quarantined 0.09, tracked 2.00: asks 0.09, below the floor of 0.40 (rule I-26)",
          aster(days.day(PANEL, "aster neocloud 0.09")));
    assertEquals(
        "quarantined 40.00, tracked 2.00: asks 40.00, above the ceiling of 30.00 (rule I-26)",
        aster(days.day(PANEL, "aster neocloud 40")));
  }

  @Test
  void theFloorAndTheCeilingThemselvesAreNoJokes() {
    var days = new Days("A100");
    var panel = PANEL.replaceAll("(?m)(?<=\\d)$", " good=A100");
    days.day(panel, "aster neocloud 0.25 good=A100", "grove neocloud 15 good=A100");
    var second = days.day(panel, "aster neocloud 0.25 good=A100", "grove neocloud 15 good=A100");
    assertEquals("entrant", Days.row(second, "aster").screen().text());
    assertEquals("entrant", Days.row(second, "grove").screen().text());
  }

  @Test
  void anOutlierWaitsForTheNextDayAndEntersOnIt() {
    var days = new Days("H100");
    assertEquals(
        "quarantined 12.29, tracked 0.00: asks 12.29, 244 % above the median of 3.58, the limit is"
            + " 178 %; counts when seen again the next day (rule I-26)",
        aster(days.day(PANEL, "aster neocloud 12.29")));
    assertEquals(
        "entrant 12.20, tracked 0.00: asks 12.20, counts from its second day (rule I-29)",
        aster(days.day(PANEL, "aster neocloud 12.20")));
    assertEquals(
        "included 12.20, tracked 12.20: asks 12.20, unchanged",
        aster(days.day(PANEL, "aster neocloud 12.20")));
  }

  @Test
  void anotherFarPriceOnTheNextDayConfirmsNothing() {
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 12.29");
    assertEquals("quarantined", screen(days.day(PANEL, "aster neocloud 13.00")));
    assertEquals("entrant", screen(days.day(PANEL, "aster neocloud 13.65")), "exactly 5 % more");
  }

  @Test
  void aFarPriceThatIsNotSeenAgainCannotConfirmItself() {
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 12.29");
    var second = days.day(PANEL);
    assertEquals("quarantined", screen(second), "the same sighting, carried");
    assertEquals("entrant", screen(days.day(PANEL, "aster neocloud 12.29")), "a second sighting");
  }

  @Test
  void inACalmPanelATenthIsNoOutlier() {
    var calm =
        """
        birch neocloud 3.00
        cedar serverless 3.00
        dogwood serverless 3.00
        elder marketplace 3.00
        fir hyperscaler 3.00
        """;
    assertEquals("included", screen(new Days("H100").day(calm, "aster neocloud 3.31")));
    assertEquals("quarantined", screen(new Days("H100").day(calm, "aster neocloud 3.32")));
  }

  @Test
  void aJumpAloneIsHeldForADayAndThenFlowsInUnderTheSpeedLimit() {
    var days = new Days("H100");
    var base = days.day(PANEL, "aster neocloud 2.00");
    var spoof = days.day(PANEL, "aster neocloud 3.00");
    assertEquals(
        "held 3.00, tracked 2.00: asks 3.00, +50.0 % from 2.00, alone: counts when seen again the"
            + " next day (rule I-27)",
        aster(spoof));
    assertEquals(base.value(), spoof.value());
    assertEquals(
        "limited 3.00, tracked 2.102542: asks 3.00, held to +5.13 % a day: tracked at 2.102542"
            + " (rule I-29)",
        aster(days.day(PANEL, "aster neocloud 3.00")));
  }

  @Test
  void aFlipOfOneDayLeavesNothingBehind() {
    var days = new Days("H100");
    var base = days.day(PANEL, "aster neocloud 2.00");
    days.day(PANEL, "aster neocloud 3.00");
    var back = days.day(PANEL, "aster neocloud 2.00");
    assertEquals("included 2.00, tracked 2.00: asks 2.00, unchanged", aster(back));
    assertEquals(base.value(), back.value());
  }

  /// A marketplace asked 2.01, 4.20, 2.01, 2.01 and 4.41 in one week. Three swings in a fortnight
  /// and it is out; when only two are left in the fortnight it comes in again as an entrant.
  @Test
  void aPriceThatIsThrownAboutIsUnsteadyUntilItHasBeenQuiet() {
    var days = new Days("H100");
    var base = days.day(PANEL, "aster neocloud 2.00");
    assertEquals("held", screen(days.day(PANEL, "aster neocloud 4.20")));
    assertEquals("included", screen(days.day(PANEL, "aster neocloud 2.00")));
    var third = days.day(PANEL, "aster neocloud 2.30");
    assertEquals(
        "unsteady 2.30, tracked 0.00: asks 2.30, moved by more than 10.0 % from one look to the"
            + " next on 3 of 14 days, last on 2026-07-04: counts again when it has been quiet (rule"
            + " I-27)",
        aster(third), "a third swing; to 2.20 would have been none");
    assertEquals(base.value(), third.value());
    for (int quiet = 5; quiet <= 15; quiet++)
      assertEquals("unsteady", screen(days.day(PANEL, "aster neocloud 2.30")), "day " + quiet);
    assertEquals("entrant", screen(days.day(PANEL, "aster neocloud 2.30")), "day 16");
    var back = days.day(PANEL, "aster neocloud 2.30");
    assertEquals("included 2.30, tracked 2.30: asks 2.30, unchanged", aster(back));
    assertEquals(base.value(), back.value());
  }

  @Test
  void aMoveOfAQuarterIsNoJump() {
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    assertEquals("limited", screen(days.day(PANEL, "aster neocloud 2.50")));
    days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    assertEquals("held", screen(days.day(PANEL, "aster neocloud 2.500001")));
  }

  @Test
  void twoOthersMovingTheSameWayBearAJumpOut() {
    var up = PANEL.replace("birch neocloud 2.40", "birch neocloud 2.64");
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    assertEquals("held", screen(days.day(up, "aster neocloud 3.00")), "one is not enough");
    days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    var rise = up.replace("cedar serverless 3.00", "cedar serverless 3.30");
    assertEquals("limited", screen(days.day(rise, "aster neocloud 3.00")));
    days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    assertEquals("held", screen(days.day(rise, "aster neocloud 1.45")), "the other way");
  }

  @Test
  void twoCapturesOfADayAnHourApartBearAJumpOut() {
    assertEquals("limited", twice("3.00 at=10:00:00", "3.00 at=11:00:00"));
    assertEquals("held", twice("3.00 at=10:00:00", "3.00 at=10:59:59"));
    assertEquals("held", twice("2.85 at=10:00:00", "3.20 at=12:00:00"), "they disagree");
  }

  private static String twice(String first, String second) {
    var days = new Days("H100");
    days.day(PANEL, "aster neocloud 2.00");
    return screen(days.day(PANEL, "aster neocloud " + first, "aster neocloud " + second));
  }

  private static String screen(Determination made) {
    return Days.row(made, "aster").screen().text();
  }

  private static String aster(Determination made) {
    var row = Days.row(made, "aster");
    return "%s %s, tracked %s: %s"
        .formatted(
            row.screen().text(),
            Dollars.text(row.price()),
            Dollars.text(row.tracked()),
            row.reason());
  }
}
