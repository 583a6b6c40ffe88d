// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outcry.desk.TestMarket;
import outcry.desk.exposure.Exposure;

class HedgePlanTest {
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 2);
  private static final Product H100 =
      new Product("H100", Leg.GPU, "H100-L/1", 730, 5_000, 1_000_000);
  private static final Hedges H100_ONLY =
      good -> good.equals("H100") ? Optional.of(H100) : Optional.empty();

  private final TestMarket market =
      new TestMarket()
          .price("H100", "AWS", "2026-01-01", 6_000_000)
          .price("H100", "Lambda", "2026-01-01", 3_000_000)
          .price("H100", "Latecomer", "2026-05-01", 2_000_000)
          .price("L40S", "AWS", "2026-01-01", 1_800_000)
          .level("H100-L/1", "2026-01-01", 3_000_000);

  @Test
  void aProviderAtTwiceTheIndexNeedsTwiceTheUnits() {
    var plan =
        HedgePlan.of(JANUARY, List.of(buy("2026-03", "H100", 730, "AWS")), H100_ONLY, market);

    assertEquals(2.0, plan.needs().getFirst().beta());
    assertEquals(0, new BigDecimal("1460").compareTo(plan.needs().getFirst().units()));
    assertEquals(2, plan.strips().getFirst().lots());
  }

  @Test
  void purchasesOfOneMonthShareLots() {
    var plan =
        HedgePlan.of(
            JANUARY,
            List.of(buy("2026-03", "H100", 365, "AWS"), buy("2026-03", "H100", 730, "Lambda")),
            H100_ONLY,
            market);

    assertEquals(1, plan.strips().size());
    assertEquals(2, plan.strips().getFirst().lots()); // (730 + 730) / 730
  }

  @Test
  void wholeLotsKeepTheYearAndStayWithinALotOfEachMonth() {
    assertArrayEquals(new long[] {2, 1, 2, 1}, lots("1.5", "1.5", "1.5", "1.5"));
    assertArrayEquals(new long[] {0, 1, 0}, lots("0.3", "0.4", "0.3"));
    assertArrayEquals(new long[] {0, 0}, lots("0.2", "0.2"));
    assertArrayEquals(
        new long[] {16, 17, 16, 17, 16}, lots("16.4", "16.4", "16.4", "16.4", "16.4"));
    assertArrayEquals(new long[] {}, lots());
  }

  @Test
  void whatCannotBeHedgedIsReportedWithItsBudgetAndTheReason() {
    var plan =
        HedgePlan.of(
            JANUARY,
            List.of(buy("2026-03", "L40S", 100, "AWS"), buy("2026-06", "H100", 100, "Latecomer")),
            H100_ONLY,
            market);

    assertEquals(0, plan.needs().size());
    assertEquals("no contract is listed for it", plan.uncovered().getFirst().why());
    assertEquals(180_000_000, plan.uncovered().getFirst().budget());
    assertEquals(
        "the provider had no price of it on the hedge date", plan.uncovered().getLast().why());
    assertEquals(200_000_000, plan.uncovered().getLast().budget(), "the first price of its month");
  }

  @Test
  void anIndexWithoutALevelHedgesNothing() {
    var silent = new TestMarket().price("H100", "AWS", "2026-01-01", 6_000_000);
    var plan = HedgePlan.of(JANUARY, List.of(buy("2026-03", "H100", 1, "AWS")), H100_ONLY, silent);

    assertEquals(
        "the index H100-L/1 had no level on the hedge date", plan.uncovered().getFirst().why());
  }

  @Test
  void theStripGoesToMarketMonthByMonthWithALimitAboveTheOffer() {
    var plan =
        HedgePlan.of(
            JANUARY,
            List.of(buy("2026-02", "H100", 1460, "Lambda"), buy("2026-03", "H100", 730, "Lambda")),
            H100_ONLY,
            market);
    var sent = new ArrayList<String>();
    Orders orders =
        (contract, lots, limit) -> {
          sent.add(contract + " " + lots + " at " + limit);
          return new Orders.Outcome(1, 3_010_000, 1, lots == 1 ? "" : "1 lots found no seller");
        };

    var fills = new StripBuyer(orders).buy(plan, (_, _) -> 3_010_000);

    // 3.01 and three per cent, up to the next half cent
    assertEquals(List.of("H100-2026-02 2 at 3105000", "H100-2026-03 1 at 3105000"), sent);
    assertEquals("1 lots found no seller", fills.getFirst().refusal());
    assertEquals(1, fills.getFirst().filled());
    assertEquals(3_010_000, fills.getFirst().locked());
    // one lot from 3.01 to 3.20: 730 x 0.19
    assertEquals(138_700_000, fills.getFirst().result(3_200_000));
  }

  private static long[] lots(String... exact) {
    return WholeLots.of(Stream.of(exact).map(BigDecimal::new).toList());
  }

  private static Exposure buy(String month, String good, long quantity, String provider) {
    return new Exposure(YearMonth.parse(month), good, BigDecimal.valueOf(quantity), provider);
  }
}
