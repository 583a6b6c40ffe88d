// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.engine.Months.usd;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.wire.*;

/// Prices that a calendar spread and its months imply in each other (rule X-22). The cases of the
/// three figures are CME Group's examples of implied prices.
class ImpliedTest {
  private static final NewOrder IOC = tif(TimeInForce.IOC);
  private static final NewOrder FOK = tif(TimeInForce.FOK);
  private final Months market = new Months();

  private static NewOrder tif(TimeInForce timeInForce) {
    return NewOrder.limit(1, Side.BUY, 1, 1, timeInForce, "");
  }

  @Test
  void twoMonthsOfferTheSpread() {
    market.says("ann a sells 10 U1 @ 9500");
    market.says("bob b buys 5 V1 @ 9450");
    market.says("cy c buys 5 U1-V1 @ 49.99");
    market.trades();
    market.says("dee d buys 7 U1-V1 @ 50");
    market.trades("U1 5 @ 9500.00 d from a implied buy", "V1 5 @ 9450.00 b from d implied sell");
    market.book("U1-V1", "2@50.00 5@49.99", "");
    market.book("U1", "", "5@9500.00");
  }

  @Test
  void twoMonthsBidForTheSpread() {
    market.says("ann a buys 15 U1 @ 741.50");
    market.says("bob b sells 10 V1 @ 755.00");
    market.says("cy c sells 20 U1-V1 @ -13.50");
    market.trades("U1 10 @ 741.50 a from c implied sell", "V1 10 @ 755.00 c from b implied buy");
    market.book("U1", "5@741.50", "");
    market.book("U1-V1", "", "10@-13.50");
  }

  @Test
  void nearMonthAndSpreadBidForTheFarMonth() {
    market.says("ann a buys 15 U1 @ 741.50");
    market.says("bob s sells 10 U1-V1 @ -13.50");
    market.says("cy c sells 12 V1 @ 755.00");
    market.trades("U1 10 @ 741.50 a from s implied none", "V1 10 @ 755.00 s from c implied sell");
    market.book("V1", "", "2@755.00");
    market.positions("bob", "{U1=-10, V1=10}");
    market.positions("cy", "{V1=-10}");
  }

  @Test
  void nearMonthAndSpreadOfferTheFarMonth() {
    market.says("ann a sells 3 U1 @ 740.00");
    market.says("bob s buys 2 U1-V1 @ -12.00");
    market.says("cy c buys 5 V1 @ 753.00");
    market.trades("U1 2 @ 740.00 s from a implied none", "V1 2 @ 752.00 c from s implied buy");
    market.positions("bob", "{U1=2, V1=-2}");
  }

  @Test
  void spreadAndFarMonthOfferTheNearMonth() {
    market.says("ann f sells 4 V1 @ 9450");
    market.says("bob s sells 9 U1-V1 @ 50");
    market.says("cy c buys 4 U1 @ 9500");
    market.trades("U1 4 @ 9500.00 c from s implied buy", "V1 4 @ 9450.00 s from f implied none");
    market.book("U1-V1", "", "5@50.00");
  }

  @Test
  void spreadAndFarMonthBidForTheNearMonth() {
    market.says("ann f buys 4 V1 @ 755");
    market.says("bob s buys 9 U1-V1 @ -10");
    market.says("cy c sells 4 U1 @ 700");
    market.trades("U1 4 @ 745.00 s from c implied sell", "V1 4 @ 755.00 f from s implied none");
  }

  @Test
  void theBooksOwnOrderComesFirstAtOnePriceAndABetterImpliedPriceBeforeIt() {
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 10 V1 @ 755");
    market.says("cy own sells 3 U1-V1 @ -10");
    market.says("cy worse sells 3 U1-V1 @ -9");
    market.says("dee d buys 14 U1-V1 @ -9");
    market.trades(
        "U1-V1 3 @ -10.00 d from own buy",
        "U1 3 @ 745.00 d from own leg buy",
        "V1 3 @ 755.00 own from d leg sell",
        "U1 10 @ 745.00 d from a implied buy",
        "V1 10 @ 755.00 b from d implied sell",
        "U1-V1 1 @ -9.00 d from worse buy",
        "U1 1 @ 745.00 d from worse leg buy",
        "V1 1 @ 754.00 worse from d leg sell");
  }

  @Test
  void impliedPricesDoNotTradeWithEachOther() {
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 10 V1 @ 755");
    market.month("W1", "CL", "760");
    market.spread("V1-W1", new SpreadLeg("V1", 1), new SpreadLeg("W1", -1));
    market.says("cy c buys 10 W1 @ 770");
    market.says("dee d buys 10 V1-W1 @ -15");
    market.trades();
    market.says("eve e sells 4 V1 @ 755");
    market.trades("V1 4 @ 755.00 b from e sell");
  }

  @Test
  void ofTwoSpreadsTheBetterPriceCountsAndThenTheListing() {
    market.month("W1", "CL", "760");
    market.spread("U1-W1", new SpreadLeg("U1", 1), new SpreadLeg("W1", -1));
    market.says("ann v sells 2 V1 @ 755");
    market.says("ann w sells 2 W1 @ 755");
    market.says("bob sw sells 2 U1-W1 @ -10");
    market.says("cy sv sells 2 U1-V1 @ -10");
    market.says("dee d buys 3 U1 @ 750");
    market.trades(
        "U1 2 @ 745.00 d from sv implied buy",
        "V1 2 @ 755.00 sv from v implied none",
        "U1 1 @ 745.00 d from sw implied buy",
        "W1 1 @ 755.00 sw from w implied none");
  }

  @Test
  void anIcebergImpliesWhatItShowsSliceBySlice() {
    market.says(
        "ann a sells 10 U1 @ 745",
        NewOrder.limit(1, Side.SELL, 1, 1, TimeInForce.DAY, "").display(4));
    market.says("ann a2 sells 1 U1 @ 745");
    market.says("bob b buys 20 V1 @ 755");
    market.says("cy c buys 8 U1-V1 @ -10");
    market.trades(
        "U1 4 @ 745.00 c from a implied buy",
        "V1 4 @ 755.00 b from c implied sell",
        "U1 1 @ 745.00 c from a2 implied buy",
        "V1 1 @ 755.00 b from c implied sell",
        "U1 3 @ 745.00 c from a implied buy",
        "V1 3 @ 755.00 b from c implied sell");
    market.book("U1", "", "1@745.00");
  }

  @Test
  void aReduceOnlyOrderImpliesNoMoreThanItsPosition() {
    market.says("ann l buys 3 U1 @ 745");
    market.says("bob m sells 3 U1 @ 745");
    var reduce = NewOrder.limit(1, Side.SELL, 1, 1, TimeInForce.DAY, "").asReduceOnly();
    market.says("ann r sells 9 U1 @ 744", reduce);
    market.says("ann r2 sells 9 U1 @ 744", reduce);
    market.says("cy f buys 20 V1 @ 755");
    market.news();
    market.says("dee d buys 5 U1-V1 @ -11");
    market.trades("U1 3 @ 744.00 d from r implied buy", "V1 3 @ 755.00 f from d implied sell");
    market.book("U1", "", "");
    market.book("U1-V1", "2@-11.00", "");
    assertEquals(
        List.of("cancelled r 6 REDUCE_ONLY", "cancelled r2 9 REDUCE_ONLY"),
        market.news().stream().filter(line -> line.startsWith("cancelled")).toList(),
        market::told);
  }

  @Test
  void aPostOnlyOrderSeesImpliedPricesAndFillOrKillDoesNot() {
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 10 V1 @ 755");
    market.news();
    market.says("cy p buys 1 U1-V1 @ -9", tif(TimeInForce.DAY).asPostOnly());
    assertEquals(List.of("rejected p WOULD_TAKE -9000000 -10000000"), market.news(), market::told);
    market.says("cy k buys 1 U1-V1 @ -9", FOK);
    market.trades();
    market.says("cy i buys 12 U1-V1 @ -9", IOC);
    market.trades("U1 10 @ 745.00 i from a implied buy", "V1 10 @ 755.00 b from i implied sell");
    market.book("U1-V1", "", "");
  }

  @Test
  void nothingIsImpliedWhileABookIsNotContinuousAndAnOpeningCatchesUp() {
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 6 V1 @ 755");
    market.turns("U1", TradingState.HALTED);
    market.says("cy c buys 4 V1 @ 760");
    market.turns("U1", TradingState.CONTINUOUS);
    market.turns("U1-V1", TradingState.PRE_OPEN);
    market.says("dee d buys 9 U1-V1 @ -14");
    market.says("eve e buys 2 U1-V1 @ -16");
    market.says("ann s sells 1 U1-V1 @ -14.50");
    market.turns("U1-V1", TradingState.CONTINUOUS);
    market.trades(
        "U1-V1 1 @ -14.00 d from s none",
        "U1 1 @ 745.00 d from s leg none",
        "V1 1 @ 759.00 s from d leg none",
        "U1 4 @ 745.00 d from a implied buy",
        "V1 4 @ 760.00 c from d implied sell");
    market.book("U1-V1", "4@-14.00 2@-16.00", "");
  }

  @Test
  void aHaltedMonthImpliesNothing() {
    market.says("ann a buys 5 U1 @ 745");
    market.says("bob s sells 5 U1-V1 @ -10");
    market.turns("U1", TradingState.HALTED);
    market.says("cy c sells 5 V1 @ 755", IOC);
    market.trades();
    market.turns("U1", TradingState.CONTINUOUS);
    market.says("cy d sells 5 V1 @ 755", IOC);
    market.trades("U1 5 @ 745.00 a from s implied none", "V1 5 @ 755.00 s from d implied sell");
  }

  @Test
  void theBestAskOfABookThatOpensMeetsAnImpliedBid() {
    market.says("ann a sells 5 U1 @ 740");
    market.says("bob s buys 3 U1-V1 @ -12");
    market.turns("U1", TradingState.HALTED);
    market.says("cy f buys 9 V1 @ 755");
    market.turns("U1", TradingState.CONTINUOUS);
    market.trades("U1 3 @ 743.00 s from a implied sell", "V1 3 @ 755.00 f from s implied none");
    market.book("U1", "", "2@740.00");
  }

  /// A product whose months pause when a trade is more than 1 % away from another.
  private static Months paused() {
    var market =
        new Months(
            ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01"))
                .pause(60_000, 10_000, 5_000));
    market.says("ann a sells 1 U1 @ 745");
    market.says("bob b buys 1 U1 @ 745");
    market.says("ann v sells 1 V1 @ 755");
    market.says("bob w buys 1 V1 @ 755");
    return market;
  }

  @Test
  void aPauseWindowOfTheNearMonthKeepsAnImpliedPriceAway() {
    var guarded = paused();
    guarded.says("ann n sells 5 U1 @ 760");
    guarded.says("bob f buys 5 V1 @ 750");
    guarded.says("cy c buys 5 U1-V1 @ 10");
    guarded.trades();
  }

  @Test
  void aPauseWindowOfTheFarMonthKeepsAnImpliedPriceAway() {
    var guarded = paused();
    guarded.says("ann n sells 5 U1 @ 746");
    guarded.says("bob f buys 5 V1 @ 740");
    guarded.says("cy c buys 5 U1-V1 @ 10", IOC);
    guarded.trades();
    guarded.says("bob g buys 5 V1 @ 750");
    guarded.says("cy d buys 5 U1-V1 @ 11");
    guarded.trades("U1 5 @ 746.00 d from n implied buy", "V1 5 @ 750.00 g from d implied sell");
  }

  @Test
  void anOpeningTradesNothingBeyondThePauseWindowOfItsBook() {
    var guarded = paused();
    guarded.says("ann n buys 5 U1 @ 760");
    guarded.says("bob s sells 5 U1-V1 @ 5");
    guarded.turns("U1", TradingState.HALTED);
    guarded.says("cy f sells 5 V1 @ 754");
    guarded.turns("U1", TradingState.CONTINUOUS);
    guarded.trades();
    guarded.book("U1", "5@760.00", "");
  }

  @Test
  void anImpliedPriceBeyondAPauseWindowPausesTheMonth() {
    var guarded = paused();
    guarded.says("bob s sells 5 U1-V1 @ 5");
    guarded.says("cy f sells 5 V1 @ 754");
    guarded.news();
    guarded.says("ann n buys 5 U1 @ 760");
    guarded.trades();
    assertEquals(List.of("accepted n", "state 1 PAUSED"), guarded.news().subList(0, 2));
  }

  @Test
  void aStopOfTheSpreadRestsWhileAMonthIsPausedAndMeetsItsAuction() {
    var guarded =
        new Months(
            ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01"))
                .pause(60_000, 10_000, 5_000));
    guarded.says("ann a sells 1 U1 @ 745");
    guarded.says("bob b buys 1 V1 @ 755");
    guarded.says("dee low buys 1 U1 @ 730");
    guarded.says(
        "ann t sells 1 U1 @ 730",
        NewOrder.stop(1, Side.SELL, 1, usd("745"), usd("730"), TimeInForce.DAY, ""));
    guarded.says("cy c sells 1 U1-V1 @ -9");
    guarded.says("cy d sells 1 U1-V1 @ -8");
    guarded.says(
        "eve e buys 1 U1-V1 @ -8",
        NewOrder.stop(1, Side.BUY, 1, usd("-9"), usd("-8"), TimeInForce.DAY, ""));
    guarded.says("bob f buys 2 U1-V1 @ -9");
    guarded.trades(
        "U1 1 @ 745.00 f from a implied buy",
        "V1 1 @ 755.00 b from f implied sell",
        "U1-V1 1 @ -9.00 f from c buy",
        "U1 1 @ 745.00 f from c leg buy",
        "V1 1 @ 754.00 c from f leg sell");
    guarded.book("U1-V1", "1@-8.00", "1@-8.00");
    guarded.turns("U1", TradingState.CONTINUOUS);
    guarded.trades(
        "U1 1 @ 730.00 low from t none",
        "U1-V1 1 @ -8.00 e from d none",
        "U1 1 @ 745.00 e from d leg none",
        "V1 1 @ 753.00 d from e leg none");
  }

  @Test
  void aFillOrKillIsNotBrokenByTheWindowThatAnImpliedTradeMoves() {
    var guarded =
        new Months(
            ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01"))
                .pause(60_000, 50_000, 5_000));
    guarded.says("ann a sells 1 U1 @ 750");
    guarded.says("bob b buys 1 U1 @ 750");
    guarded.says("ann f sells 2 V1 @ 740");
    guarded.says("bob s sells 2 U1-V1 @ -10");
    guarded.says("ann own sells 5 U1 @ 780");
    guarded.says("cy k buys 5 U1 @ 780", FOK);
    guarded.trades("U1 5 @ 780.00 k from own buy");
    guarded.says("ann own2 sells 5 U1 @ 780");
    guarded.says("cy m buys 6 U1 @ 780", tif(TimeInForce.DAY).minQuantity(5));
    guarded.trades("U1 5 @ 780.00 m from own2 buy");
  }

  @Test
  void anOrderPassesNoneOfItsSide() {
    var limited =
        new Months(ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01")).dailyLimit(100_000));
    limited.says("ann f sells 10 V1 @ 680");
    limited.says("bob s sells 10 U1-V1 @ -50");
    limited.says("cy c buys 1 U1 @ 700");
    limited.trades();
    limited.says("bob s2 sells 10 U1-V1 @ 0");
    limited.says("cy c2 buys 1 U1 @ 690");
    limited.trades();
    limited.book("U1", "1@700.00 1@690.00", "");
  }

  @Test
  void stopsHearOfImpliedTradesInTheMonths() {
    market.says(
        "ann t sells 2 U1 @ 744",
        NewOrder.stop(1, Side.SELL, 1, usd("745"), usd("744"), TimeInForce.DAY, ""));
    market.says("bob bid buys 2 U1 @ 744");
    market.says("ann a sells 10 U1 @ 745");
    market.says("bob b buys 10 V1 @ 755");
    market.says("cy c buys 1 U1-V1 @ -10");
    market.trades(
        "U1 1 @ 745.00 c from a implied buy",
        "V1 1 @ 755.00 b from c implied sell",
        "U1 2 @ 744.00 bid from t sell");
  }

  @Test
  void aTraderMayMeetHimself() {
    market.says("ann f sells 4 V1 @ 755");
    market.says("ann s sells 9 U1-V1 @ -10");
    market.says("ann c buys 4 U1 @ 745");
    market.trades("U1 4 @ 745.00 c from s implied buy", "V1 4 @ 755.00 s from f implied none");
    market.positions("ann", "{}");
  }
}
