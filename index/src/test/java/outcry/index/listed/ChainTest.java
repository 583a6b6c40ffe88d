// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.observation.Dollars;

/// Base and chain (I-29), calculated by hand. Six providers in four tiers weigh a sixth each.
class ChainTest {

  private static String panel(String aster, String birch, String elder) {
    return """
    aster neocloud %s
    birch neocloud %s
    cedar serverless 3.00
    dogwood serverless 3.20
    elder marketplace %s
    fir hyperscaler 5.00
    """
        .formatted(aster, birch, elder);
  }

  @Test
  void fiveDaysByHand() {
    var days = new Days("H100");
    // Half of the weight is reached at 3.00: the mean with 3.20.
    assertEquals("3.100000 A", Days.print(days.day(panel("2.00", "2.40", "4.00"))));
    // (ln 1.02 - 0.05) / 6 = (0.0198026273 - 0.05) / 6; 3.10 x 0.9949797483
    var second = days.day(panel("2.04", "2.28", "4.00"));
    assertEquals("3.084437 A", Days.print(second));
    assertEquals("2.282951", tracked(second, "birch"), "2.40 x e^-0.05; the page asks 2.28");
    // ln(2.20 / 2.282951) / 6 = -0.0370115440 / 6
    assertEquals("3.065469 A", Days.print(days.day(panel("2.04", "2.20", "4.00"))));
    // +10 % is let through in two days: 0.05 / 6, then 0.0453102715 / 6
    var fourth = days.day(panel("2.04", "2.20", "4.40"));
    assertEquals("3.091121 A", Days.print(fourth));
    assertEquals("4.205084", tracked(fourth, "elder"));
    var fifth = days.day(panel("2.04", "2.20", "4.40"));
    assertEquals("3.114553 A", Days.print(fifth));
    assertEquals("4.40", tracked(fifth, "elder"));
    assertEquals("3.114553 A", Days.print(days.day(panel("2.04", "2.20", "4.40"))));
  }

  @Test
  void theMedianOfTheSameDaysWouldHaveJumpedWithThePanel() {
    var days = new Days("H100");
    days.day(panel("2.00", "2.40", "4.00"));
    var without =
        days.day(
            """
            aster neocloud 2.00
            birch neocloud 2.40
            dogwood serverless 3.20
            elder marketplace 4.00
            """);
    assertEquals("3.100000 A", Days.print(without), "cedar and fir are carried");
    var gone =
        days.day(
            """
            aster neocloud 2.00
            birch neocloud 2.40
            dogwood serverless 3.20
            elder marketplace 4.00
            """);
    assertEquals("3.100000 C", Days.print(gone), "and then leave without a trace in the level");
    assertEquals("2.80", Dollars.text(gone.beside().median()));
  }

  @Test
  void anEntrantCountsFromItsSecondDay() {
    var days = new Days("H100");
    days.day(panel("2.00", "2.40", "4.00"));
    var enters = days.day(panel("2.00", "2.40", "4.00"), "grove neocloud 3.60");
    var row = Days.row(enters, "grove");
    assertEquals("entrant", row.screen().text());
    assertEquals(0, row.weight());
    assertEquals("3.100000 A", Days.print(enters));
    var counts = days.day(panel("2.00", "2.40", "4.00"), "grove neocloud 3.60");
    assertEquals("3.100000 A", Days.print(counts));
    assertEquals(7, counts.providers());
    assertEquals("3.20", Dollars.text(counts.beside().median()), "where the median steps");
  }

  @Test
  void whoReturnsGoesOnFromItsTrackedPrice() {
    var days = new Days("H100");
    days.day(panel("2.00", "2.40", "4.00"));
    var others = panel("2.00", "2.40", "4.00").replace("aster neocloud 2.00\n", "");
    days.day(others);
    var stale = Days.row(days.day(others), "aster");
    assertEquals("stale", stale.screen().text());
    assertEquals("last seen on 2026-07-01, more than 48 hours ago (rule I-25)", stale.reason());
    var back = Days.row(days.day(panel("2.10", "2.40", "4.00")), "aster");
    assertEquals(
        "asks 2.10, back, counts from tomorrow on from its tracked 2.00 (rule I-29)",
        back.reason());
    var counted = Days.row(days.day(panel("2.10", "2.40", "4.00")), "aster");
    assertEquals("2.10", Dollars.text(counted.tracked()));
    assertEquals(StrictMath.log(1.05), counted.change(), 1e-15);
  }

  @Test
  void whoStaysAwayForAFortnightIsForgotten() {
    var days = new Days("H100");
    days.day(panel("2.00", "2.40", "4.00"));
    var others = panel("2.00", "2.40", "4.00").replace("aster neocloud 2.00\n", "");
    for (int day = 2; day <= 16; day++) days.day(others);
    var forgotten = days.day(others);
    assertEquals("left", Days.row(forgotten, "aster").screen().text());
    assertEquals(
        "not seen since 2026-07-01, forgotten (rule I-25)", Days.row(forgotten, "aster").reason());
    assertEquals(5, days.day(others).panel().size());
  }

  private static String tracked(Determination made, String provider) {
    return Dollars.text(Days.row(made, provider).tracked());
  }
}
