// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;

/// What the grade says and why (I-30), and what is carried and withheld.
class GradeTest {
  /// Six providers, a sixth each: nothing to complain about.
  private static final String SOUND =
      """
      aster neocloud 2.00
      birch neocloud 2.40
      cedar serverless 3.00
      dogwood serverless 3.20
      elder marketplace 4.00
      fir hyperscaler 5.00
      """;

  @Test
  void aSoundPanelIsAnA() {
    assertGrade("3.100000 A", new Days("H100").day(SOUND));
  }

  @Test
  void aThinPanelAndUnkeptCapsCostALetterEach() {
    assertGrade(
        "3.500000 C",
        new Days("H100")
            .day(
                """
                aster neocloud 2.00
                birch neocloud 3.00
                cedar serverless 3.50
                dogwood marketplace 4.00
                elder hyperscaler 5.00
                """),
        "the panel is worth 5.0 equal providers, fewer than 6 (rule I-30)",
        "the caps cannot be kept: 2 of 5 providers are neocloud and weigh 40.0 %, the cap is 35.0 %"
            + " a tier (rule I-30)");
    assertGrade(
        "3.250000 C",
        new Days("H100")
            .day(
                """
                aster neocloud 2.00
                cedar serverless 3.00
                dogwood marketplace 3.50
                elder hyperscaler 4.00
                """),
        "the panel is worth 4.0 equal providers, fewer than 6 (rule I-30)",
        "the caps cannot be kept: 4 providers at 20.0 % at most (rule I-30)");
  }

  @Test
  void tooMuchCarriedWeightCostsALetter() {
    var days = new Days("H100");
    days.day(SOUND);
    assertGrade("3.100000 A", days.day(SOUND.substring(SOUND.indexOf("cedar"))));
    days = new Days("H100");
    days.day(SOUND);
    assertGrade(
        "3.100000 B",
        days.day(SOUND.substring(SOUND.indexOf("dogwood"))),
        "50.0 % of the weight was not seen on the day, more than one part in 3 (rule I-30)");
  }

  @Test
  void refusedObservationsCostALetter() {
    // One refusal in ten observations is a tenth, and more than that is too much.
    var more =
        SOUND
            + "grove neocloud 2.00 terms=SPOT\n"
            + "grove neocloud 2.01 terms=SPOT\n"
            + "grove neocloud 2.02 terms=SPOT\n";
    assertGrade("3.100000 A", new Days("H100").refuse("grove", "malformed").day(more));
    assertGrade(
        "3.100000 B",
        new Days("H100").refuse("grove", "malformed").day(SOUND),
        "1 of the day's 7 observations were refused, more than 10.0 % (rule I-30)");
    assertGrade("3.100000 A", new Days("H100").refuse("grove", "forbidden").day(SOUND));
  }

  @Test
  void aTruncatedPayloadCostsALetter() {
    var more = SOUND + "grove neocloud 2.00 terms=SPOT\n".repeat(20);
    assertGrade(
        "3.100000 B",
        new Days("H100").refuse("", "truncated").day(more),
        "a payload of the day was cut off (rule I-30)");
  }

  @Test
  void aWideCrossSectionCostsALetter() {
    assertGrade(
        "3.100000 B",
        new Days("H100")
            .day(SOUND.replace("marketplace 4.00", "marketplace 6.10").replace("5.00", "6.20")),
        "the upper quartile is 2.54 times the lower, more than 2.5 (rule I-30)");
  }

  @Test
  void theFirstDayAfterAGapIsAtBestAC() {
    var days = new Days("H100");
    days.day(SOUND);
    days.day("");
    var carried = days.day("");
    assertGrade(
        "3.100000 D",
        carried,
        "0 providers counted, 4 are needed: the level of 2026-07-02 is carried, day 1 of 3 (rule"
            + " I-30)");
    assertEquals(Evidence.CARRIED, carried.evidence());
    assertGrade(
        "3.100000 C", days.day(SOUND), "the first day after a gap since 2026-07-02 (rule I-30)");
    assertGrade("3.100000 A", days.day(SOUND));
  }

  @Test
  void afterThreeCarriedDaysNothingIsSaidUntilThePanelIsBack() {
    var days = new Days("H100");
    days.day(SOUND);
    for (int day = 2; day <= 5; day++) days.day("");
    for (int day = 6; day <= 9; day++)
      assertEquals(
          "withheld: 0 providers counted, 4 are needed, and the level of 2026-07-02 has been"
              + " carried for 3 days, the limit (rule I-30)",
          Days.print(days.day("")));
    // The chain goes on from the last level with the tracked prices: ln 1.05 / 6.
    var rise = SOUND.replace("aster neocloud 2.00", "aster neocloud 2.10");
    assertGrade(
        "3.125311 C", days.day(rise), "the first day after a gap since 2026-07-02 (rule I-30)");
  }

  @Test
  void driftIsSaidAndCostsNothing() {
    var days = new Days("H100");
    days.day(SOUND);
    var shifted =
        """
        aster neocloud 2.00
        birch neocloud 2.40
        cedar serverless 3.00
        hazel serverless 2.10
        iris marketplace 2.20
        jasmine hyperscaler 2.30
        """;
    Determination made = null;
    for (int day = 2; day <= 21; day++) made = days.day(shifted);
    assertEquals(List.of(), made.downgrades());
    assertEquals(19, made.beside().drift());
    assertGrade(
        "3.100000 A",
        days.day(shifted),
        "level and weighted median have differed by more than 10.0 % for 20 days: the next version"
            + " must re-base (rule I-30)");
  }

  @Test
  void everybodyNamedHasOneRow() {
    var days = new Days("H100");
    days.day(SOUND);
    var made =
        days.refuse("grove", "malformed")
            .refuse("grove", "zero")
            .refuse("aster", "zero")
            .day(
                SOUND.replace("fir hyperscaler 5.00\n", ""),
                "hazel neocloud 2.00 terms=SPOT",
                "hazel neocloud 2.10 memory=96",
                "birch neocloud 2.00 terms=SPOT");
    assertEquals(
        "aster birch cedar dogwood elder fir grove hazel",
        String.join(" ", made.panel().stream().map(row -> row.provider()).toList()));
    assertEquals("5.00 carried from 2026-07-01, unchanged", Days.row(made, "fir").reason());
    assertEquals("refused", Days.row(made, "grove").screen().text());
    assertEquals("another-good", Days.row(made, "hazel").screen().text());
  }

  @Test
  void whoStopsSellingLeavesOnThatDay() {
    var days = new Days("H100");
    days.day(SOUND);
    var made = days.refuse("fir", "withdrawn").day(SOUND.replace("fir hyperscaler 5.00\n", ""));
    assertEquals(
        "left stopped selling (rule I-25)",
        Days.row(made, "fir").screen().text() + " " + Days.row(made, "fir").reason());
    assertEquals("3.100000 C", Days.print(made));
  }

  @Test
  void firmOffersAreBetterEvidenceThanPages() {
    assertEquals(Evidence.LIST, new Days("H100").day(SOUND).evidence());
    var firm = SOUND.replace("0\n", "0 kind=FIRM\n");
    assertEquals(Evidence.FIRM, new Days("H100").day(firm).evidence());
    assertEquals(
        Evidence.LIST,
        new Days("H100")
            .day(
                firm.replaceFirst("FIRM", "LIST")
                    .replaceFirst("FIRM", "LIST")
                    .replaceFirst("FIRM", "LIST"))
            .evidence(),
        "half");
  }

  private static void assertGrade(String print, Determination made, String... because) {
    assertEquals(List.of(because), made.downgrades());
    assertEquals(print, Days.print(made));
  }
}
