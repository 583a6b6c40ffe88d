// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outcry.desk.exposure.ExposureFile;
import outcry.desk.report.CaseFigures;
import outcry.desk.report.TextReport;
import outcry.index.fact.PriceFacts;
import outcry.index.median.Benchmark;

/// Two goods, two months, small enough to be done by hand.
///
/// Three neoclouds ask 3.00 for an H100 in January 2026 and 3.60 in February; three laboratories ask 10 for a million
/// output tokens, and one of them, Lab, goes down to 8 in February. The fund buys one lot's worth of each a month,
/// H100 from Alpha and tokens from Lab, and hedges on 2 January.
///
/// Forwards on 2 January: H100 slopes down by 4 % a year, so January (2 fixings of 3.00 known, 29 to come) is worth
/// 2.9954 and February 2.9857, to the tick 2.995 and 2.985. The best offers stand 0.4 % above, rounded up to the tick:
/// 3.010 and 3.000. Output tokens are flat at 10.00, the offer is 10.04.
///
///     GPU     budget 730 x 3.010 = 2,197.30, 730 x 3.000 = 2,190.00
///             cost   730 x 3.00  = 2,190.00, 730 x 3.60  = 2,628.00        over by  -7.30, 438.00
///             result 730 x (3.00 - 3.01) - 1 = -8.30, 730 x 0.60 - 1 = 437.00   left  1.00, 1.00
///     tokens  budget  10 x 10.04 = 100.40 both
///             cost   100.00, 80.00                                         over by  -0.40, -20.40
///             result  10 x (10 - 10.04) - 0.10 = -0.50 both                    left  0.10, -19.90
/// The fixings are those of version L/1, whose median a hand can follow.
class ToyCaseTest {
  private static final String GPU_PRICES =
      """
      date,good,provider,tier,price,source,note
      2026-01-01,H100,Alpha,neocloud,3.00,us,
      2026-01-01,H100,Beta,neocloud,3.00,us,
      2026-01-01,H100,Gamma,neocloud,3.00,us,
      2026-02-01,H100,Alpha,neocloud,3.60,us,
      2026-02-01,H100,Beta,neocloud,3.60,us,
      2026-02-01,H100,Gamma,neocloud,3.60,us,
      2026-03-05,H100,Gamma,neocloud,3.60,us,
      2026-01-01,B200,Solo,neocloud,5.00,us,
      """;
  private static final String MODELS =
      """
      model,vendor,list,tier,line,until
      one,Lab,Lab,frontier,main,
      two,Works,Works,frontier,main,
      three,House,House,frontier,main,
      """;
  private static final String TOKEN_PRICES =
      """
      from,seen,model,seller,input,cached,output,source,note
      2026-01-01,,one,Lab,2,-,10,us,
      2026-01-01,,two,Works,2,-,10,us,
      2026-01-01,,three,House,2,-,10,us,
      2026-02-01,,one,Lab,2,-,8,us,
      """;
  private static final String EXPOSURE =
      """
      month,good,quantity,provider
      2026-01,H100,730,Alpha
      2026-02,H100,730,Alpha
      2026-01,one.output,10,Lab
      2026-02,one.output,10,Lab
      """;

  private final List<String> story = new ArrayList<>();

  @Test
  void theFiguresAreThoseDoneByHand() {
    var figures = run(GPU_PRICES, EXPOSURE);
    var e = figures.effect();

    assertEquals(2, e.months(), TextReport.of(figures));
    assertEquals(4, figures.trades());
    assertMonth(figures, 0, "2290.00", "2297.70", "-8.30", "-0.50");
    assertMonth(figures, 1, "2708.00", "2290.40", "437.00", "-0.50");

    // over budget -7.70 and 417.60: the sample deviation of two figures is their distance over the
    // root of two
    assertDeviation(425.30, e.unhedged(), figures);
    assertDeviation(20.00, e.hedged(), figures); //    1.10, -18.90
    assertDeviation(20.00, e.gpuOnly(), figures); //   0.60, -19.40
    assertDeviation(425.30, e.tokenOnly(), figures); // -7.20, 418.10
    double removed = 1 - 20.0 * 20 / (425.3 * 425.3);
    assertEquals(removed, e.removed().both(), 1e-12);
    assertEquals(removed, e.removed().gpu(), 1e-12);
    assertEquals(0, e.removed().token(), 1e-12);
    assertEquals(1, e.left().basis(), 1e-9, "Lab went its own way; nothing else is left");
  }

  @Test
  void theHighestMarginIsThatOfTheDayTheStripIsBought() {
    var figures = run(GPU_PRICES, EXPOSURE);

    double january = 29 / 31.0; // two fixings of the month are known
    double gpu = january * 730 * 2.995 + 730 * 2.985;
    double token = january * 100 + 100;
    double floor = 0.09 * gpu + 0.20 * token;
    double newGeneration = 0.50 * gpu + 0.10 * token;
    assertEquals(0.75 * floor + 0.25 * newGeneration, figures.maxMargin() / 1e6, 0.00001);
  }

  @Test
  void onePriceRowMovesTheFigures() {
    var dearer =
        GPU_PRICES.replace(
            "2026-02-01,H100,Alpha,neocloud,3.60", "2026-02-01,H100,Alpha,neocloud,3.70");
    var figures = run(dearer, EXPOSURE);

    // the index stays at 3.60; Alpha alone asks 73.00 more, which no hedge on the index returns
    assertDeviation(425.30 + 73, figures.effect().unhedged(), figures);
    assertDeviation(-20.00 + 73, figures.effect().hedged(), figures);
  }

  @Test
  void theExposureMovesTheFigures() {
    var doubled = EXPOSURE.replace("2026-02,H100,730", "2026-02,H100,1460");
    var figures = run(GPU_PRICES, doubled);

    // February: budget 4,380, cost 5,256; both lots bought at 3.00 bring 876 less two fees
    assertDeviation(425.30 + 438, figures.effect().unhedged(), figures);
    assertDeviation(20.00 - 1, figures.effect().hedged(), figures);
    assertNotEquals(run(GPU_PRICES, EXPOSURE).stateHash(), figures.stateHash());
  }

  @Test
  void halfALotIsNotBoughtAndStaysInTheFigures() {
    var figures = run(GPU_PRICES, EXPOSURE.replace("2026-02,H100,730", "2026-02,H100,292"));

    // 1 + 0.4 lots: January's lot is bought, February's 292 hours are not
    assertEquals(
        List.of(1L, 0L), figures.fills().subList(0, 2).stream().map(f -> f.filled()).toList());
    // 292 x (3.60 - 3.00) more than its budget, with or without hedge
    assertEquals(175_200_000, figures.months().get(1).unhedged() + 20_400_000);
    assertEquals(175_200_000, figures.months().get(1).sizing());
  }

  @Test
  void whatCannotBeHedgedIsPaidBudgetedAndNamed() {
    var figures = run(GPU_PRICES, EXPOSURE + "2026-01,B200,100,Solo\n2026-02,B200,100,Solo\n");

    assertMonth(figures, 0, "2790.00", "2797.70", "-8.30", "-0.50");
    var solo = figures.purchases().getLast();
    assertEquals("Solo", solo.provider());
    assertEquals("not hedged: the index B200-A/1 had no level on the hedge date", solo.verdict());
    assertTrue(TextReport.of(figures).contains(solo.verdict()));
  }

  /// Beta and Gamma stop selling in February: two sellers short of an index, the contract keeps its
  /// last price.
  @Test
  void anIndexThatFallsSilentSettlesAtItsLastPrice() {
    var silent =
        GPU_PRICES
            .replace(
                "2026-02-01,H100,Beta,neocloud,3.60", "2026-01-20,H100,Beta,neocloud,withdrawn")
            .replace(
                "2026-02-01,H100,Gamma,neocloud,3.60", "2026-01-20,H100,Gamma,neocloud,withdrawn");
    var figures = run(silent, EXPOSURE);

    assertEquals(
        2, figures.settlements().keySet().stream().filter(c -> c.startsWith("H100")).count());
    assertTrue(
        figures.settlements().get("H100-2026-02") < 3_010_000, figures.settlements().toString());
    assertEquals(
        438_000_000 - 20_400_000, figures.months().get(1).unhedged(), TextReport.of(figures));
  }

  @Test
  void noExposureIsNoDeviation() {
    var figures =
        run(
            GPU_PRICES,
            "month,good,quantity,provider\n2026-01,H100,0,Alpha\n2026-02,H100,0,Alpha\n");

    assertEquals(0, figures.trades());
    assertEquals(0, figures.effect().unhedged());
    assertEquals(0, figures.effect().removed().both());
    assertEquals(0, figures.maxMargin());
    assertEquals(0, run(GPU_PRICES, "month,good,quantity,provider\n").effect().months());
  }

  private CaseFigures run(String gpuPrices, String exposure) {
    var tables = new HashMap<String, String>();
    tables.put(
        "sources.csv", "id,name,licence,attribution,address\nus,ourselves,facts,ourselves,-\n");
    tables.put("gpu-prices.csv", gpuPrices);
    tables.put("models.csv", MODELS);
    tables.put("token-prices.csv", TOKEN_PRICES);
    var facts = PriceFacts.parse(Map.copyOf(tables));
    var median = new Benchmark(facts);
    IndexLevels levels =
        (index, day) ->
            median
                .fixing(index.replace("-A/", "-L/"), day)
                .map(fixing -> OptionalLong.of(fixing.value()))
                .orElse(OptionalLong.empty());
    var study = new CaseStudy(facts, levels, "a toy", "a toy");
    return study.run(ExposureFile.parse("toy.csv", exposure, study.market()), story::add);
  }

  private static void assertMonth(
      CaseFigures figures, int i, String cost, String budget, String gpu, String token) {
    var month = figures.months().get(i);
    assertEquals(YearMonth.of(2026, i + 1), month.month());
    assertEquals(
        List.of(cost, budget, gpu, token),
        List.of(usd(month.cost()), usd(month.budget()), usd(month.gpu()), usd(month.token())),
        TextReport.of(figures));
  }

  private static String usd(long micros) {
    return java.math.BigDecimal.valueOf(micros, 6).setScale(2).toPlainString();
  }

  private static void assertDeviation(double distance, long deviation, CaseFigures figures) {
    assertEquals(
        Math.abs(distance) / Math.sqrt(2), deviation / 1e6, 0.000001, TextReport.of(figures));
  }
}
