// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Dollars;

/// Small markets with invented sellers: how facts become a fixing.
class BenchmarkTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 11);
  private static final String SOURCES =
      """
      id,name,licence,attribution,address
      page,price pages,facts,the pages,https://example.org
      """;

  /// Rules I-7 and I-8: three sellers make a fixing.
  @Test
  void threeSellersMakeAFixing() {
    var market =
        gpus(
            """
            2026-03-11,H100,labs,neocloud,2.90,page,
            2026-03-11,H100,north,neocloud,3.10,page,
            2026-03-11,H100,south,neocloud,3.60,page,
            """);
    var fixing = market.fixing("H100-L/1", DAY).orElseThrow();
    assertEquals(Dollars.parse("3.10"), fixing.value());
    assertEquals(Grade.C, fixing.grade());
    assertEquals(3, fixing.sources());
    assertEquals(0, fixing.carried());
    assertEquals(Dollars.parse("2.90"), fixing.low());
    assertEquals(Dollars.parse("3.60"), fixing.high());
  }

  /// Rule I-8: two sellers do not, and the house says why.
  @Test
  void twoSellersMakeNone() {
    var market =
        gpus(
            """
            2026-03-11,H100,labs,neocloud,2.90,page,
            2026-03-11,H100,north,neocloud,3.10,page,
            """);
    assertTrue(market.fixing("H100-L/1", DAY).isEmpty());
    assertEquals("2 voters known, 3 needed (rule I-8)", market.absence("H100-L/1", DAY));
  }

  /// Rule I-4: the hyperscalers' prices do not reach the neoclouds' index.
  @Test
  void tiersDoNotMix() {
    var market =
        gpus(
            """
            2026-03-11,H100,labs,neocloud,2.90,page,
            2026-03-11,H100,north,neocloud,3.10,page,
            2026-03-11,H100,south,neocloud,3.60,page,
            2026-03-11,H100,sky,hyperscaler,11.00,page,
            2026-03-11,H100,cloud,hyperscaler,12.00,page,
            2026-03-11,H100,rain,hyperscaler,13.00,page,
            """);
    assertEquals(Dollars.parse("3.10"), market.fixing("H100-L/1", DAY).orElseThrow().value());
    assertEquals(
        Dollars.parse("12.00"), market.fixing("H100-HYPERSCALER-L/1", DAY).orElseThrow().value());
    assertTrue(market.fixing("H100-SERVERLESS-L/1", DAY).isEmpty());
  }

  /// Rule I-5: prices not seen on the day are carried, and counted.
  @Test
  void carriedPricesAreCounted() {
    var market =
        gpus(
            """
            2026-03-01,H100,labs,neocloud,2.90,page,
            2026-02-01,H100,north,neocloud,3.10,page,
            2026-03-11,H100,south,neocloud,3.60,page,
            """);
    var fixing = market.fixing("H100-L/1", DAY).orElseThrow();
    assertEquals(2, fixing.carried());
    assertTrue(
        fixing
            .explanation()
            .contains("2 of 3 prices seen within 31 days, 2 carried, the oldest from 2026-02-01"),
        fixing.explanation());
  }

  /// Rule I-5: after 250 days unseen a seller's price does not vote; withdrawn, it stops at once.
  @Test
  void anOldPriceStopsVoting() {
    var market =
        gpus(
            """
            2025-07-04,H100,labs,neocloud,2.90,page,
            2026-03-11,H100,north,neocloud,3.10,page,
            2026-03-11,H100,south,neocloud,3.60,page,
            2026-03-11,H100,east,neocloud,3.20,page,
            2026-03-12,H100,east,neocloud,withdrawn,page,
            """);
    assertEquals(4, market.fixing("H100-L/1", DAY).orElseThrow().sources());
    assertTrue(market.fixing("H100-L/1", DAY.plusDays(1)).isEmpty(), "labs too old, east gone");
  }

  /// Rule I-3: one legal group, one vote, spoken by the newest fact.
  @Test
  void aGroupVotesOnce() {
    var tables =
        Map.of(
            "sources.csv", SOURCES,
            "groups.csv", "provider,group,since,note\nlittle labs,labs,2026-01-01,bought\n",
            "gpu-prices.csv",
                """
                date,good,provider,tier,price,source,note
                2025-12-01,H100,labs,neocloud,2.90,page,
                2025-12-24,H100,little labs,neocloud,5.00,page,
                2025-12-01,H100,north,neocloud,3.10,page,
                2025-12-01,H100,south,neocloud,3.60,page,
                """);
    var market = new Benchmark(PriceFacts.parse(tables));
    assertEquals(4, market.fixing("H100-L/1", LocalDate.of(2025, 12, 31)).orElseThrow().sources());
    var fixing = market.fixing("H100-L/1", LocalDate.of(2026, 1, 1)).orElseThrow();
    assertEquals(3, fixing.sources());
    assertEquals(Dollars.parse("5.00"), fixing.inputs().getFirst().price());
  }

  /// Rule I-9: prices, else a level of grade D, else nothing.
  @Test
  void aLevelStandsInWhenSellersAreTooFew() {
    var tables =
        Map.of(
            "sources.csv", SOURCES,
            "gpu-levels.csv",
                "date,good,price,source,kind\n2026-03-01,H100,4.59,page,median of pages\n",
            "gpu-prices.csv",
                """
                date,good,provider,tier,price,source,note
                2026-03-01,H100,labs,neocloud,2.90,page,
                2026-03-01,H100,north,neocloud,3.10,page,
                2026-03-12,H100,south,neocloud,3.60,page,
                """);
    var market = new Benchmark(PriceFacts.parse(tables));

    assertTrue(market.fixing("H100-L/1", LocalDate.of(2026, 2, 28)).isEmpty());

    var level = market.fixing("H100-L/1", DAY).orElseThrow();
    assertEquals(Dollars.parse("4.59"), level.value());
    assertEquals(Grade.D, level.grade());
    assertEquals(1, level.sources());
    assertEquals(1, level.carried());
    assertTrue(
        level.explanation().startsWith("a dated level (median of pages of 2026-03-01)"),
        level.explanation());

    var prices = market.fixing("H100-L/1", DAY.plusDays(1)).orElseThrow();
    assertEquals(Dollars.parse("3.10"), prices.value());
    assertEquals(Grade.C, prices.grade());
  }

  /// Rule I-10: grades follow votes and freshness.
  @Test
  void gradesFollowTheEvidence() {
    var market =
        gpus(
            """
            2026-03-11,H100,a,neocloud,3.00,page,
            2026-03-11,H100,b,neocloud,3.00,page,
            2026-03-11,H100,c,neocloud,3.00,page,
            2026-02-01,H100,d,neocloud,3.00,page,
            2026-02-01,H100,e,neocloud,3.00,page,
            2026-02-01,H100,f,neocloud,3.00,page,
            """);
    assertEquals(
        Grade.C, market.fixing("H100-L/1", LocalDate.of(2026, 2, 1)).orElseThrow().grade());
    assertEquals(Grade.A, market.fixing("H100-L/1", DAY).orElseThrow().grade());
    assertEquals(
        Grade.B, market.fixing("H100-L/1", LocalDate.of(2026, 6, 1)).orElseThrow().grade());
  }

  /// Rule I-11: the settlement of a period is the mean of its calendar days, half up to 0.0001 USD.
  @Test
  void thePeriodMeanCountsEveryDay() {
    var market =
        gpus(
            """
            2026-03-01,H100,labs,neocloud,2.90,page,
            2026-03-01,H100,north,neocloud,3.10,page,
            2026-03-01,H100,south,neocloud,3.60,page,
            2026-03-03,H100,north,neocloud,3.20,page,
            """);
    var mean = market.mean("H100-L/1", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 3));
    assertEquals(OptionalLong.of(Dollars.parse("3.1333")), mean, "(3.10 + 3.10 + 3.20) / 3");
    assertEquals(
        OptionalLong.empty(),
        market.mean("H100-L/1", LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 3)),
        "a day without fixing");
    assertThrows(
        IllegalArgumentException.class, () -> market.mean("H100-L/1", DAY, DAY.minusDays(1)));
  }

  /// Rules I-3 and I-13: a laboratory votes once, with its own list price, by the newest model of
  /// each line.
  @Test
  void aLaboratoryVotesByItsNewestModels() {
    var market =
        models(
            """
            old,labs,labs,frontier,main,
            new,labs,labs,frontier,main,
            special,labs,labs,frontier,-,
            north-1,north,north,frontier,main,
            south-1,south,south,frontier,main,
            south-mini,south,south,frontier,mini,
            """,
            """
            2026-01-01,,old,labs,10,-,30,page,
            2026-03-01,,new,labs,2,-,10,page,
            2026-03-01,,new,reseller,99,-,99,page,
            2026-03-01,,special,labs,75,-,150,page,
            2026-01-01,,north-1,north,4,-,20,page,
            2026-01-01,,south-1,south,8,-,40,page,
            2026-01-01,,south-mini,south,6,-,20,page,
            """);
    var before = market.fixing("TFI-L/1", LocalDate.of(2026, 2, 28)).orElseThrow();
    assertEquals(Dollars.parse("7"), before.value(), "4, (8 + 6) / 2, 10");
    var after = market.fixing("TFI-L/1", DAY).orElseThrow();
    assertEquals(Dollars.parse("4"), after.value(), "2, 4, 7");
    assertEquals(3, after.sources());
    assertEquals("south-1 + south-mini", after.inputs().getLast().good());
    assertEquals(
        Dollars.parse("20"), market.fixing("TFO-L/1", DAY).orElseThrow().value(), "10, 20, 30");
  }

  /// Rules I-8, I-12 and I-13: an open model votes with the median of at least three hosts, in the
  /// chat mix.
  @Test
  void anOpenModelVotesWithTheMedianOfItsHosts() {
    var market =
        models(
            """
            llama,meta,-,open,l,
            oss,lab,-,open,o,
            rare,lab,-,open,r,
            """,
            """
            2026-03-01,,llama,h1,0.60,-,1.00,page,
            2026-03-01,,llama,h2,0.80,-,0.80,page,
            2026-03-01,,llama,h3,2.00,-,6.00,page,
            2026-03-01,,oss,h1,0.20,-,0.60,page,
            2026-03-01,,oss,h2,0.20,-,0.60,page,
            2026-03-02,,oss,h4,0.10,-,0.10,page,
            2026-03-01,,rare,h1,50,-,50,page,
            2026-03-01,,rare,h2,50,-,50,page,
            """);
    assertEquals(
        "1 open models with 3 hosts known, 2 needed (rule I-8)",
        market.absence("TOB-L/1", LocalDate.of(2026, 3, 1)));
    var fixing = market.fixing("TOB-L/1", LocalDate.of(2026, 3, 2)).orElseThrow();
    assertEquals(Dollars.parse("0.55"), fixing.value(), "llama 0.80, oss 0.30");
    assertEquals(4, fixing.sources());
    assertEquals(6, fixing.inputs().size());
    assertEquals(Dollars.parse("0.30"), fixing.low());
    assertEquals(fixing.value(), market.recompute(fixing));
  }

  /// Rule I-14: an announced price takes effect on its day.
  @Test
  void anAnnouncedChangeTakesEffectOnItsDay() {
    var market =
        models(
            """
            a,labs,labs,frontier,main,
            b,north,north,frontier,main,
            c,south,south,frontier,main,
            """,
            """
            2026-03-01,,a,labs,2,-,10,page,
            2026-03-01,,b,north,4,-,20,page,
            2026-03-01,,c,south,8,-,40,page,
            2026-04-01,2026-03-05,b,north,6,-,30,page,announced
            """);
    assertEquals(LocalDate.of(2026, 3, 5), market.lastDate());
    assertEquals(
        List.of("b.input", "b.output"),
        market.announcedAfter(market.lastDate()).stream().map(o -> o.good()).toList());
    assertEquals(
        Dollars.parse("4"),
        market.fixing("TFI-L/1", LocalDate.of(2026, 3, 31)).orElseThrow().value());
    assertEquals(
        Dollars.parse("6"),
        market.fixing("TFI-L/1", LocalDate.of(2026, 4, 1)).orElseThrow().value());
  }

  @Test
  void anUnknownIndexIsNamed() {
    var market = gpus("");
    var refused =
        assertThrows(IllegalArgumentException.class, () -> market.fixing("H900-L/1", DAY));
    assertTrue(
        refused.getMessage().startsWith("no index H900-L/1; there are [H100-L/1,"),
        refused.getMessage());
  }

  private static Benchmark gpus(String rows) {
    return new Benchmark(
        PriceFacts.parse("date,good,provider,tier,price,source,note\n" + rows, SOURCES));
  }

  private static Benchmark models(String models, String prices) {
    return new Benchmark(
        PriceFacts.parse(
            Map.of(
                "sources.csv", SOURCES,
                "models.csv", "model,vendor,list,tier,line,until\n" + models,
                "token-prices.csv",
                    "from,seen,model,seller,input,cached,output,source,note\n" + prices)));
  }
}
