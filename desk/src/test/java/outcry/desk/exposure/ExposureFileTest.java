// SPDX-License-Identifier: Apache-2.0
package outcry.desk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.desk.TestMarket;

class ExposureFileTest {
  private static final String HEADER = "month,good,quantity,provider\n";

  private final TestMarket market =
      new TestMarket()
          .price("H100", "Lambda", "2026-01-01", 3_000_000)
          .price("H100", "Lambda", "2026-03-16", 4_000_000)
          .price("gpt.output", "OpenAI", "2026-01-01", 15_000_000);

  @Test
  void aTableIsReadLineByLine() {
    var rows =
        ExposureFile.parse(
            "plan.csv",
            "# my plan\n\n"
                + HEADER
                + "2026-03, H100, 1200.5, Lambda\n2026-03,gpt.output,40,OpenAI\n",
            market);

    assertEquals(2, rows.size());
    assertEquals(YearMonth.of(2026, 3), rows.getFirst().month());
    assertEquals("1200.5", rows.getFirst().quantity().toPlainString());
    assertEquals("OpenAI", rows.getLast().provider());
  }

  @Test
  void aMonthCostsTheMeanOfItsDailyPrices() {
    var rows = ExposureFile.parse("plan.csv", HEADER + "2026-03,H100,310,Lambda\n", market);

    // 15 days at 3.00 and 16 at 4.00, ten GPU-hours a day: 450 + 640
    assertEquals(OptionalLong.of(1_090_000_000), rows.getFirst().cost(market));
  }

  @Test
  void anEmptyTableIsNoExposure() {
    assertEquals(0, ExposureFile.parse("plan.csv", HEADER, market).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-3,H100,10,Lambda     | month "2026-3"; a month is written YYYY-MM, for example 2026-03
          2026-13,H100,10,Lambda    | month "2026-13"; a month is written YYYY-MM, for example 2026-03
          2027-01,H100,10,Lambda    | month 2027-01 ends after the last known price (2026-12-31); only months that are over can be measured
          2026-03,H1,10,Lambda      | good "H1" is unknown; known are H100, gpt.output
          2026-03,H100,10,Lambdo    | provider "Lambdo" has no price of H100; known are Lambda
          2026-03,H100,-1,Lambda    | quantity -1 is outside 0..100000000; a purchase is not negative
          2026-03,H100,100000001,Lambda | quantity 100000001 is outside 0..100000000; a purchase is not negative
          2026-03,H100,ten,Lambda   | quantity "ten" is not a decimal number such as 1200 or 0.5
          2026-03,H100,0.0000001,Lambda | quantity 0.0000001 has more than 6 decimals
          2026-03,H100,10           | "2026-03,H100,10" has 3 fields; a line has the four of month,good,quantity,provider
          2025-12,H100,10,Lambda    | no price of H100 at Lambda is known on any day of 2025-12; a month needs one to have a cost
          """)
  void aBadLineNamesItselfTheValueAndTheRule(String line, String complaint) {
    assertEquals("plan.csv:2: " + complaint, complaint(HEADER + line + "\n"));
  }

  @Test
  void aPurchaseStandsOnce() {
    assertEquals(
        "plan.csv:3: 2026-03 H100 at Lambda stands on line 2 already; a month, good and provider"
            + " have one line",
        complaint(HEADER + "2026-03,H100,10,Lambda\n2026-03,H100,20,Lambda\n"));
  }

  @Test
  void aTableWithoutItsHeaderIsNotGuessedAt() {
    assertEquals(
        "plan.csv:1: header \"2026-03,H100,10,Lambda\"; it must be"
            + " \"month,good,quantity,provider\"",
        complaint("2026-03,H100,10,Lambda\n"));
    assertEquals(
        "plan.csv:1: no header; the first line must be \"month,good,quantity,provider\"",
        complaint(""));
  }

  private String complaint(String text) {
    return assertThrows(BadExposure.class, () -> ExposureFile.parse("plan.csv", text, market))
        .getMessage();
  }
}
