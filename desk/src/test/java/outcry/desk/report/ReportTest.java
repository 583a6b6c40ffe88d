// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final long USD = 1_000_000;

  @Test
  void thePageAsksForNothingElse() {
    var page = HtmlReport.of(figures(12));

    for (var outside : List.of("http", "src=", "href=", "<script", "@import", "url(")) {
      assertFalse(page.contains(outside), "the report contains " + outside);
    }
    assertTrue(page.contains("prefers-color-scheme: dark"));
  }

  @Test
  void namesFromFilesCannotBecomeMarkup() {
    var page = HtmlReport.of(figures(2));

    assertFalse(page.contains("<b>bold</b>"), "a provider's name became markup");
    assertTrue(page.contains("&lt;b&gt;bold&lt;/b&gt;"));
  }

  @Test
  void everyNumberOfMonthsCanBeDrawn() {
    for (int months : new int[] {0, 1, 2, 33, 120}) {
      var page = HtmlReport.of(figures(months));
      assertFalse(page.contains("NaN"), months + " months draw NaN");
      assertFalse(page.contains("Infinity"), months + " months draw infinity");
      assertTrue(TextReport.of(figures(months)).contains("standard deviation with hedge"));
    }
  }

  @Test
  void axesHaveRoundTicks() {
    assertEquals(
        List.of(0.0, 20_000.0, 40_000.0, 60_000.0), Scale.round(0, 58_000, 4, 100, 0).ticks());
    assertEquals(List.of(-5.0, 0.0, 5.0, 10.0), Scale.round(-3, 9, 4, 100, 0).ticks());
    assertEquals(0, Scale.round(0, 58_000, 4, 100, 0).at(60_000));
  }

  @Test
  void moneyReadsLikeMoney() {
    assertEquals("1234.500000", Money.exact(1_234_500_000));
    assertEquals("-0.000001", Money.exact(-1));
    assertEquals("1,235", Money.whole(1_234_500_000));
    assertEquals("3.105", Money.price(3_105_000));
    assertEquals("10.00", Money.price(10_000_000));
    assertEquals("1.5k", Money.brief(1_500));
    assertEquals("-20k", Money.brief(-20_000));
  }

  private static CaseFigures figures(int count) {
    var months =
        IntStream.range(0, count)
            .mapToObj(i -> month(YearMonth.of(2024, 1).plusMonths(i), i))
            .toList();
    var bold =
        new Purchases(
            "<b>bold</b>",
            List.of("H100"),
            "H100",
            count,
            100 * USD,
            1,
            1.5,
            9 * USD,
            2 * USD,
            0,
            List.of());
    var margin = List.of(new MarginDay(LocalDate.of(2024, 1, 2), 50 * USD, 60 * USD, 60 * USD));
    return new CaseFigures(
        "a test",
        "a test",
        LocalDate.of(2026, 10, 10),
        months,
        List.of(bold),
        List.of(),
        Map.of(),
        margin,
        Effectiveness.of(months),
        3,
        40,
        "00");
  }

  private static MonthAccount month(YearMonth month, int i) {
    return new MonthAccount(
        month, (1_000 + 7L * i) * USD, 1_000 * USD, 5L * i * USD, 0, USD, USD, 0);
  }
}
