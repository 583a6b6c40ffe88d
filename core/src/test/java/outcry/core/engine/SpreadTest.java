// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Months.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.wire.*;

/// Spreads as books of their own, booked in their legs (rule X-21).
class SpreadTest {
  private static final NewOrder GTC = NewOrder.limit(1, Side.BUY, 1, 1, TimeInForce.GTC, "");
  private final Months market = new Months();

  private void settles(Months where, String date, String near, String far) {
    where.desk.send(
        where
            .desk
            .writer()
            .settle(
                LocalDate.parse(date),
                Cycle.FINAL,
                Map.of(Months.NEAR, usd(near), Months.FAR, usd(far))));
  }

  private void refuses(String refusal, SpreadLeg... legs) {
    market.news();
    market.desk.send(market.desk.writer().listSpread("S", List.of(legs)));
    assertEquals(List.of("refused " + refusal), market.news(), market::told);
  }

  private long required(Months where, String trader) {
    return where.desk.view().money(where.desk.view().account(trader)).required();
  }

  private long orderMargin(String trader) {
    return market.desk.view().money(market.desk.view().account(trader)).orderMargin();
  }

  @Test
  void theLastLegTakesTheDifferenceSoThatPricesAddUp() {
    settles(market, "2026-12-01", "3.10", "3.20");
    market.says("ann b buys 10 U1-V1 @ -0.05");
    market.says("bob s sells 10 U1-V1 @ -0.05");
    market.trades(
        "U1-V1 10 @ -0.05 b from s sell",
        "U1 10 @ 3.10 b from s leg sell",
        "V1 10 @ 3.15 s from b leg buy");
    market.positions("ann", "{U1=10, V1=-10}");
    assertEquals(usd("100"), required(market, "ann"), "5.00 a lot and leg, both legs");
    assertEquals(
        List.of("fee 1 1.00", "fee 2 1.00", "fee 2 1.00", "fee 1 1.00"),
        market.news().stream().filter(line -> line.startsWith("fee")).toList(),
        market::told);
  }

  @Test
  void anOrderCountsInTheMarginAndTheLimitOfEachLeg() {
    market.says("ann b buys 10 U1-V1 @ -10");
    assertEquals(usd("100"), orderMargin("ann"));
    market.says("ann x sells 4 U1 @ 800");
    assertEquals(usd("100"), orderMargin("ann"), "the other side of the near month");
    market.says("ann y sells 4 V1 @ 800");
    assertEquals(usd("120"), orderMargin("ann"), "14 lots of the far month");
    market.desk.cancels("ann", "b");
    assertEquals(usd("40"), orderMargin("ann"));
    assertEquals(List.of(), market.desk.view().faults());

    var limited =
        new Months(ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01")).positionLimit(10));
    limited.says("ann v sells 4 V1 @ 800");
    limited.news();
    limited.says("ann b buys 7 U1-V1 @ -10");
    assertEquals(List.of("rejected b POSITION_LIMIT 11 10"), limited.news(), limited::told);
  }

  @Test
  void theLastPriceOfALegAndItsVolumeStayAsTheyWere() {
    market.says("ann a sells 1 U1 @ 744");
    market.says("bob b buys 1 U1 @ 744");
    market.says("ann s sells 2 U1-V1 @ -10");
    market.says("bob t buys 2 U1-V1 @ -10");
    var near = market.desk.view().market(market.desk.view().contract("U1"));
    assertEquals(usd("744"), near.last());
    assertEquals(3, near.openInterest());
    assertEquals(usd("-10"), market.desk.view().market(3).last());
    assertEquals(0, market.desk.view().market(3).openInterest());
  }

  @Test
  void aSpreadHasTwoLegsOrMoreThatStandForThemselves() {
    market.desk.product("B200", 500, "0.01", "1", "0");
    market.month("B1", "B200", "6");
    var one = new SpreadLeg("U1", 1);
    refuses("UNKNOWN_CONTRACT 0 0 X", one, new SpreadLeg("X", -1));
    badTerms("legs", 1, one);
    badTerms("legs", 1, one, new SpreadLeg("U1", -1));
    badTerms("legs", 1, one, new SpreadLeg("U1-V1", -1));
    badTerms("ratio", 0, one, new SpreadLeg("V1", 0));
    badTerms("ratio", Long.MIN_VALUE, one, new SpreadLeg("V1", Long.MIN_VALUE));
    badTerms("weights", 500, one, new SpreadLeg("B1", -1));
    badTerms("weights", 0, one, new SpreadLeg("B1", -1, 0));
    market.spread("S", one, new SpreadLeg("V1", -2));
    refuses("DUPLICATE_NAME 0 0 S", one, new SpreadLeg("V1", -1));
  }

  private void badTerms(String field, long value, SpreadLeg... legs) {
    market.news();
    market.desk.send(market.desk.writer().listSpread("T", List.of(legs)));
    assertEquals(
        List.of("refused BAD_TERMS " + value + " 0 " + field), market.news(), market::told);
  }

  @Test
  void productsOfDifferentSizesNeedWeightsAndAddUpByThem() {
    market.desk.product("TOKEN", 1000, "0.001", "1", "0");
    market.month("T1", "TOKEN", "0.40");
    market.spread("GPU-T", new SpreadLeg("U1", 2, usd("0.5")), new SpreadLeg("T1", -3, usd("7.3")));
    market.desk.opens("TOKEN");
    market.desk.opens("CL");
    market.says("ann b buys 4 GPU-T @ 369.58");
    market.says("bob s sells 4 GPU-T @ 369.58");
    market.trades(
        "GPU-T 4 @ 369.58 b from s sell",
        "U1 8 @ 745.00 b from s leg sell",
        "T1 12 @ 0.40 s from b leg buy");
    market.positions("bob", "{U1=-8, T1=12}");
  }

  @Test
  void theLastLegIsRoundedHalfUpToAMicroDollar() {
    var leg = leg(-3, -3_000_000);
    assertEquals(-3_333_333, SpreadPrices.last(10_000_000, leg));
    assertEquals(3_333_333, SpreadPrices.last(-10_000_000, leg));
    assertEquals(1, SpreadPrices.last(-2, leg(1, -4_000_000)));
    assertEquals(0, SpreadPrices.last(2, leg(1, -4_000_000)));
    assertEquals(-7, SpreadPrices.part(leg(1, 500_000), -14));
    assertEquals(8, SpreadPrices.part(leg(1, 500_000), 15));
    assertEquals(-7, SpreadPrices.part(leg(1, 500_000), -15));
  }

  private static outcry.core.contract.Spread.Leg leg(long ratio, long weight) {
    return new outcry.core.contract.Spread.Leg(null, ratio, weight);
  }

  @Test
  void aSpreadTradesOnlyWhileEveryLegDoes() {
    market.turns("V1", TradingState.HALTED);
    market.news();
    market.says("ann b buys 1 U1-V1 @ -10");
    assertEquals(List.of("rejected b HALTED 0 0"), market.news(), market::told);
    market.turns("V1", TradingState.CLOSED);
    market.news();
    market.says("ann b buys 1 U1-V1 @ -10");
    assertEquals(List.of("rejected b CLOSED 0 0"), market.news(), market::told);
  }

  @Test
  void anAuctionOfASpreadWaitsForItsLegs() {
    market.turns("U1-V1", TradingState.PRE_OPEN);
    market.says("ann b buys 5 U1-V1 @ -9");
    market.says("bob s sells 3 U1-V1 @ -11");
    market.turns("U1", TradingState.HALTED);
    market.turns("U1-V1", TradingState.CONTINUOUS);
    market.trades();
    market.book("U1-V1", "5@-9.00", "3@-11.00");
    market.turns("U1", TradingState.CONTINUOUS);
    market.trades(
        "U1-V1 3 @ -9.00 b from s none",
        "U1 3 @ 745.00 b from s leg none",
        "V1 3 @ 754.00 s from b leg none");
  }

  @Test
  void marketOrdersAndStopsGoByTheSpreadsOwnPrices() {
    market.says(
        "ann m buys 5 U1-V1",
        NewOrder.market(1, Side.BUY, 1, OrderType.MARKET, TimeInForce.DAY, ""));
    assertTrue(market.news().toString().contains("rejected m NO_OPPOSITE"), market::told);
    market.says("bob s sells 2 U1-V1 @ -10");
    market.says("cy u sells 2 U1 @ 745");
    market.says("dee v buys 2 V1 @ 756");
    market.says("eve e sells 2 U1-V1 @ -9");
    market.says(
        "ann t buys 1 U1-V1 @ -8",
        NewOrder.stop(1, Side.BUY, 1, usd("-9"), usd("-8"), TimeInForce.DAY, ""));
    market.says("bob z sells 4 U1-V1 @ -8");
    market.says(
        "ann m buys 8 U1-V1",
        NewOrder.market(1, Side.BUY, 1, OrderType.MARKET, TimeInForce.DAY, ""));
    market.trades(
        "U1 2 @ 745.00 m from u implied buy",
        "V1 2 @ 756.00 v from m implied sell",
        "U1-V1 2 @ -10.00 m from s buy",
        "U1 2 @ 745.00 m from s leg buy",
        "V1 2 @ 755.00 s from m leg sell",
        "U1-V1 2 @ -9.00 m from e buy",
        "U1 2 @ 745.00 m from e leg buy",
        "V1 2 @ 754.00 e from m leg sell",
        "U1-V1 2 @ -8.00 m from z buy",
        "U1 2 @ 745.00 m from z leg buy",
        "V1 2 @ 753.00 z from m leg sell",
        "U1-V1 1 @ -8.00 t from z buy",
        "U1 1 @ 745.00 t from z leg buy",
        "V1 1 @ 753.00 z from t leg sell");
  }

  @Test
  void theRestOfAMarketOrderStandsWhereItLastTradedByImplication() {
    market.says("bob s sells 2 U1-V1 @ -11");
    market.says("cy u sells 2 U1 @ 745");
    market.says("dee v buys 2 V1 @ 755");
    market.says(
        "ann m buys 9 U1-V1",
        NewOrder.market(1, Side.BUY, 1, OrderType.MARKET, TimeInForce.DAY, ""));
    market.book("U1-V1", "5@-10.00", "");
  }

  @Test
  void aLegThatExpiresEndsTheSpread() {
    market.desk.averaging("X1", "CL", "I", "2026-12-01", "2026-12-02");
    market.desk.opens("CL");
    market.spread("U1-X1", new SpreadLeg("U1", 1), new SpreadLeg("X1", -1));
    market.desk.opens("CL");
    market.says("ann g buys 5 U1-X1 @ 700", GTC);
    market.says("ann h buys 5 U1-V1 @ -20", GTC);
    market.desk.fixes("I", "2026-12-01", "3.00");
    market.desk.fixes("I", "2026-12-02", "3.10");
    settles(market, "2026-12-02", "745", "755");
    var news = market.news();
    assertTrue(news.contains("cancelled g 5 EXPIRED"), market::told);
    assertTrue(news.contains("state 5 CLOSED"), market::told);
    assertEquals(List.of(), market.desk.view().faults());
    market.says("ann k buys 1 U1-X1 @ 700", GTC);
    assertTrue(market.news().toString().contains("rejected k CLOSED"), market::told);
    market.book("U1-V1", "5@-20.00", "");
  }

  @Test
  void legsAreSettledAndTheSpreadHasNoPriceOfItsOwn() {
    market.says("ann b buys 10 U1-V1 @ -12");
    market.says("bob s sells 10 U1-V1 @ -12");
    market.news();
    settles(market, "2026-12-01", "750", "760");
    var news = market.news();
    assertTrue(news.contains("variation 1 2000.00"), market::told);
    assertTrue(news.contains("variation 2 -2000.00"), market::told);
    assertTrue(news.stream().noneMatch(line -> line.startsWith("settled 3")), market::told);
  }

  @Test
  void aRestartInTheMiddleChangesNothing() {
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 10 V1 @ 755");
    market.says("cy c buys 4 U1-V1 @ -12", GTC);
    market.says("cy d buys 3 U1-V1 @ -10");
    market.desk.restart();
    assertEquals(List.of(), market.desk.view().faults());
    market.says("dee e buys 7 U1-V1 @ -10");
    market.trades("U1 7 @ 745.00 e from a implied buy", "V1 7 @ 755.00 b from e implied sell");
    market.says("eve s sells 4 U1-V1 @ -12");
    market.trades(
        "U1-V1 4 @ -12.00 c from s sell",
        "U1 4 @ 745.00 c from s leg sell",
        "V1 4 @ 757.00 s from c leg buy");
  }

  @Test
  void anOrderIsWorthNoMoreThanCanBeCounted() {
    market.news();
    market.says("ann b buys 1000000000 U1-V1 @ -10");
    assertEquals(List.of("rejected b BAD_QUANTITY 1000000000 14912"), market.news(), market::told);
  }

  @Test
  void noLegMayHaveMoreLotsThanAnOrder() {
    market.desk.product("T", 1, "0.01", "0", "0");
    market.month("T1", "T", "0.01");
    market.month("T2", "T", "0.01");
    market.spread("T1-T2", new SpreadLeg("T1", 1000), new SpreadLeg("T2", -1000));
    market.desk.opens("T");
    market.news();
    market.says("ann b buys 1000001 T1-T2 @ 0");
    assertTrue(market.news().toString().contains("rejected b BAD_QUANTITY 1000001"), market::told);
    market.says("ann c buys 1000000 T1-T2 @ 0");
    assertEquals(List.of("accepted c"), market.news(), market::told);
  }

  @Test
  void pricesThatMovedTooFarLeaveEverythingToTheLastLeg() {
    market.turns("U1-V1", TradingState.PRE_OPEN);
    market.says("ann b buys 5000 U1-V1 @ -10", GTC);
    market.says("bob s sells 5000 U1-V1 @ -10", GTC);
    settles(market, "2026-12-01", "900000", "900010");
    market.says("cy t sells 5000 U1-V1 @ -10");
    assertTrue(market.news().toString().contains("rejected t BAD_QUANTITY 5000 12"), market::told);
    market.turns("U1-V1", TradingState.CONTINUOUS);
    market.trades(
        "U1-V1 5000 @ -10.00 b from s none",
        "U1 5000 @ 0.00 b from s leg none",
        "V1 5000 @ 10.00 s from b leg none");
    settles(market, "2026-12-02", "900000", "900010");
    assertEquals(List.of(), market.desk.view().faults());
  }
}
