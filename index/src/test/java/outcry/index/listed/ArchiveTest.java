// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.State;
import outcry.index.observation.Dollars;

/// The Archive family (I-31): the same engine over dated facts that are months apart.
class ArchiveTest {
  private static final LocalDate WIDEST = LocalDate.of(2026, 8, 22);

  private static final String SOURCES =
      "id,name,licence,attribution,address\npages,Pages,facts,Pages,https://example.com\n";

  private static final String FACTS =
      """
      date,good,provider,tier,price,source,note
      2024-01-01,H100,Aster,neocloud,2.00,pages,
      2024-01-01,H100,Birch,neocloud,2.40,pages,
      2024-01-01,H100,Cedar,serverless,3.00,pages,
      2024-01-01,H100,Dogwood,marketplace,4.00,pages,
      2024-01-10,H100,Aster,neocloud,2.50,pages,
      2024-01-12,H100,Paperspace,neocloud,2.20,pages,
      2024-01-20,H100,Dogwood,marketplace,withdrawn,pages,
      2024-03-01,H100,Birch,neocloud,2.40,pages,
      """;

  @Test
  void aFactStandsAndAChangeFlowsInUnderTheSpeedLimit() {
    var made = walk(facts(), LocalDate.of(2024, 12, 31));
    assertEquals(
        "4.472625", value(made, "2024-01-01"), "the level of the base day is a convention");
    assertEquals("4.472625", value(made, "2024-01-09"));
    assertEquals(
        "limited 2.102542", aster(made, "2024-01-10"), "a sourced fact needs no second look");
    assertEquals("limited 2.210342", aster(made, "2024-01-11"));
    assertEquals("limited 2.323669", aster(made, "2024-01-12"));
    assertEquals("limited 2.442806", aster(made, "2024-01-13"));
    assertEquals("capped 2.50", aster(made, "2024-01-14"));
  }

  @Test
  void aWithdrawalEndsTheCarryingAndSoDoTwoHundredAndFiftyDays() {
    var made = walk(facts(), LocalDate.of(2024, 12, 31));
    assertEquals("left", screen(made, "2024-01-20", "Dogwood"));
    assertEquals("capped", screen(made, "2024-09-07", "Cedar"), "250 days");
    assertEquals("stale", screen(made, "2024-09-08", "Cedar"));
    var few = on(made, "2024-09-08");
    assertEquals(3, few.providers(), "Aster, Birch and Paperspace are enough");
    assertEquals(Grade.C, few.grade().orElseThrow());
  }

  @Test
  void aGroupSpeaksWithItsNewestFact() {
    var tables =
        Map.of(
            "sources.csv",
            SOURCES,
            "groups.csv",
            "provider,group,since,note\nPaperspace,Aster,2024-01-15,bought\n",
            "gpu-prices.csv",
            FACTS);
    var made = walk(PriceFacts.parse(tables), LocalDate.of(2024, 1, 18));
    assertEquals("capped", screen(made, "2024-01-14", "Paperspace"));
    assertEquals("left", screen(made, "2024-01-15", "Paperspace"));
    var aster = Days.row(on(made, "2024-01-15"), "Aster");
    assertEquals(
        "2.20", Dollars.text(aster.price()), "the fact of the 12th is newer than the 10th's");
  }

  @Test
  void theShippedFactsMakeAHistoryThatMeetsTheMedianOnTheWidestDay() {
    var facts = PriceFacts.shipped();
    for (var gpu : ArchiveReadings.goods()) {
      var made = walk(facts, gpu, facts.lastDate());
      var widest = on(made, WIDEST.toString());
      assertTrue(
          Math.abs(widest.value() - widest.beside().median()) <= 2,
          gpu + " " + Days.print(widest) + " beside " + widest.beside());
      assertTrue(widest.providers() >= 16, widest::toString);
      boolean begun = false;
      for (var day : made) {
        begun |= day.value() > 0;
        assertEquals(begun, day.withheld().isEmpty(), day::toString);
        if (begun) assertTrue(day.grade().orElseThrow().compareTo(Grade.B) >= 0, day::toString);
      }
    }
  }

  private static PriceFacts facts() {
    return PriceFacts.parse(FACTS, SOURCES);
  }

  private static List<Determination> walk(PriceFacts facts, LocalDate last) {
    return walk(facts, "H100", last);
  }

  private static List<Determination> walk(PriceFacts facts, String gpu, LocalDate last) {
    var run = Catalogue.find(gpu + "-A").resume(State.NONE);
    var readings = new ArchiveReadings(facts, gpu);
    readings.feed(run, last);
    var made = new ArrayList<Determination>();
    readings.firstDate().datesUntil(last.plusDays(1)).forEach(date -> made.add(run.close(date)));
    return made;
  }

  private static Determination on(List<Determination> made, String date) {
    return made.stream()
        .filter(day -> day.date().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }

  private static String value(List<Determination> made, String date) {
    return Dollars.text(on(made, date).value(), 6);
  }

  private static String aster(List<Determination> made, String date) {
    var row = Days.row(on(made, date), "Aster");
    return row.screen().text() + " " + Dollars.text(row.tracked());
  }

  private static String screen(List<Determination> made, String date, String provider) {
    return Days.row(on(made, date), provider).screen().text();
  }
}
