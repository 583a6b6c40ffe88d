// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.observation.Dollars;

/// One price a provider: the good (I-22), basis factors (I-23), duplicates, medians and groups
/// (I-24).
class CollapseTest {
  private static final String OTHERS =
      """
      birch neocloud 3.00
      cedar serverless 3.50
      dogwood marketplace 4.00
      elder hyperscaler 5.00
      """;

  @Test
  void aProviderPriceIsTheMedianOfItsReadings() {
    assertEquals(
        "3.00 from 3",
        aster("aster neocloud 2.00", "aster neocloud 9.00 region=us", "aster neocloud 3.00"));
    assertEquals(
        "2.50 from 2", aster("aster neocloud 2.00", "aster neocloud 3.00"), "even: the mean");
    assertEquals(
        "2.000001 from 2", aster("aster neocloud 2.00", "aster neocloud 2.000001"), "half up");
  }

  @Test
  void quantitiesWeighWhereEveryReadingSaysOne() {
    assertEquals(
        "3.00 from 2",
        aster("aster neocloud 2.00 quantity=1000", "aster neocloud 3.00 quantity=1001"));
    assertEquals(
        "2.50 from 2",
        aster("aster neocloud 2.00 quantity=1000", "aster neocloud 3.00 quantity=1000"),
        "exactly half is reached at 2.00: the mean with the next");
    assertEquals(
        "2.50 from 2",
        aster("aster neocloud 2.00", "aster neocloud 3.00 quantity=9000"),
        "one of them says nothing: all count the same");
  }

  @Test
  void theSameReadingTwiceIsOneReading() {
    var made =
        day(
            "aster neocloud 2.00",
            "aster neocloud 2.00",
            "aster neocloud 2.00",
            "aster neocloud 3.00",
            "aster neocloud 3.00 at=12:00:01");
    assertEquals("3.00 from 3", price(made));
    assertEquals("2 duplicate, first at line 2: the same reading twice (rule I-24)", dropped(made));
  }

  @Test
  void aDifferenceInWhatIsSoldOrWhereOrWhoSaysSoIsNoDuplicate() {
    assertEquals(
        "2.00 from 5",
        aster(
            "aster neocloud 2.00",
            "aster neocloud 2.00 region=eu",
            "aster neocloud 2.00 count=8",
            "aster neocloud 2.00 source=other",
            "aster neocloud 2.00 memory=0"));
  }

  @Test
  void aLegalGroupHasOneVote() {
    var made =
        day("aster neocloud 2.00", "astrid neocloud 3.00 group=aster", "birch neocloud 9.00");
    assertEquals("2.50 from 2", price(made));
    assertEquals(2, made.panel().size(), made.panel()::toString);
  }

  @Test
  void theTierOfAGroupIsThatOfMostOfItsReadings() {
    var made =
        day(
            "aster serverless 2.00",
            "aster neocloud 3.00",
            "aster serverless 4.00",
            "birch hyperscaler 2.00",
            "birch neocloud 2.10");
    assertEquals("serverless", Days.row(made, "aster").tier());
    assertEquals("hyperscaler", Days.row(made, "birch").tier(), "as many: the first in the list");
  }

  @Test
  void anotherFormCountsAtItsFactorWhenTheReferenceFormIsNotQuoted() {
    var made = day("aster neocloud 3.29 form=PCIe");
    assertEquals("3.99077 from 1", price(made), "3.29 times 1.213");
    assertEquals("asks 3.99077 as SXM (PCIe times 1.213), in the base", reason("3.29 form=PCIe"));
    assertEquals("4.73935 from 1", aster("aster neocloud 3.85 form=NVL memory=94"));
    assertEquals(
        "1.231001 from 1", aster("aster neocloud 1.000001 form=NVL"), "1.231001231, half up");
  }

  @Test
  void theReferenceFormIsPreferred() {
    var made = day("aster neocloud 3.99", "aster neocloud 3.29 form=PCIe");
    assertEquals("3.99 from 1", price(made));
    assertEquals(
        "1 another-good, first at line 2: PCIe form, used only when the seller quotes no SXM that"
            + " day (rule I-23)",
        dropped(made));
  }

  @Test
  void whatIsAnotherGoodSaysWhy() {
    assertEquals(
        "spot terms, the index takes on-demand only (rule I-22)", reason("3.00 terms=SPOT"));
    assertEquals("96 GB, the index takes 79 to 81 GB (rule I-22)", reason("3.00 memory=96"));
    assertEquals(
        "a paid price belongs to the Transacted family (rule I-22)",
        reason("3.00 kind=TRANSACTED"));
    assertEquals(
        "form OAM with 80 GB has no published factor to SXM (rule I-23)", reason("3.00 form=OAM"));
    assertEquals("announced for a later day (rule I-22)", reason("3.00 effective=2026-07-02"));
  }

  @Test
  void aPageThatDoesNotSayTheMemoryOfAnA100SaysNothing() {
    var made = new Days("A100").day("aster neocloud 1.50 good=A100 memory=0");
    assertEquals(
        "the page does not say the memory, and A100 comes in two sizes (rule I-22)",
        Days.row(made, "aster").reason());
    var small = new Days("A100").day("aster neocloud 1.50 good=A100 memory=40");
    assertEquals(
        "40 GB, the index takes 79 to 81 GB (rule I-22)", Days.row(small, "aster").reason());
  }

  @Test
  void anotherCardIsNotSpokenOf() {
    assertEquals(0, day("aster neocloud 3.00 good=GH200").panel().size());
  }

  @Test
  void aPageThatNamesAnotherFormAtTheSamePriceMovesNothing() {
    var days = new Days("H100");
    var first = days.day("aster neocloud 3.85 form=NVL memory=94", OTHERS);
    var second = days.day("aster neocloud 3.85 form= memory=80", OTHERS);
    assertEquals(first.value(), second.value(), "3.85 is 3.85, whatever the card is called");
    var row = Days.row(second, "aster");
    assertEquals("3.85", Dollars.text(row.tracked()));
    assertEquals(
        "asks 3.85, another form at the same price: no change (rule I-23); weight at a cap (rule"
            + " I-28)",
        row.reason());
    var third = days.day("aster neocloud 3.85 form=PCIe", OTHERS);
    assertEquals(first.value(), third.value(), third::toString);
  }

  /// Like for like ends where a page changes card and price at once: nobody can say how much of it
  /// is which.
  @Test
  void aPageThatNamesAnotherFormAtAnotherPriceIsAnEntrantAgain() {
    var days = new Days("H100");
    var first = days.day("aster neocloud 3.85 form=PCIe", OTHERS);
    var second = days.day("aster neocloud 3.86", OTHERS);
    assertEquals(first.value(), second.value(), second::toString);
    var row = Days.row(second, "aster");
    assertEquals(
        "asks 3.86, another form at another price: an entrant again (rule I-23)", row.reason());
    assertEquals(0, row.weight());
    var third = days.day("aster neocloud 3.90", OTHERS);
    assertEquals(StrictMath.log(3.90 / 3.86), Days.row(third, "aster").change(), 1e-12);
  }

  @Test
  void aJokeUnderAnotherNameLeavesNothingBehind() {
    var days = new Days("H100");
    var first = days.day("aster neocloud 3.85 form=NVL", OTHERS);
    var joke = days.day("aster neocloud 0.09", OTHERS);
    assertEquals(first.value(), joke.value(), joke::toString);
    assertEquals("quarantined", Days.row(joke, "aster").screen().text());
    var third = days.day("aster neocloud 3.85 form=NVL", OTHERS);
    assertEquals(first.value(), third.value(), third::toString);
    assertTrue(Days.row(third, "aster").weight() > 0, third::toString);
  }

  private static String aster(String... rows) {
    return price(day(rows));
  }

  private static String reason(String row) {
    var base =
        """
        birch neocloud 3.00
        cedar neocloud 3.40
        dogwood neocloud 4.00
        elder neocloud 4.40
        """;
    var reason = Days.row(day("aster serverless " + row, base), "aster").reason();
    return reason.replace("; weight at a cap (rule I-28)", "");
  }

  private static Determination day(String... rows) {
    return new Days("H100").day(rows);
  }

  private static String price(Determination made) {
    var row = Days.row(made, "aster");
    return Dollars.text(row.price()) + " from " + row.records();
  }

  private static String dropped(Determination made) {
    assertEquals(1, made.dropped().size(), made.dropped()::toString);
    var first = made.dropped().getFirst();
    return "%d %s, first at line %d: %s"
        .formatted(first.count(), first.screen().text(), first.line(), first.reason());
  }
}
