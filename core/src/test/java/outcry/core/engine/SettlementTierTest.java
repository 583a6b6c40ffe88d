// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.wire.*;

/// Where a settlement price comes from when the product settles by volume (rule S-6). Three months:
/// contracts 1, 2 and 3; contract 4 is the spread of the first two.
class SettlementTierTest {
  private static final long WHOLE_DAY = 0;
  private final Desk desk = new Desk();
  private int orders;

  /// December, January and February of one product, tick 0.01, at least 50 lots.
  private void months(long window, String reference) {
    desk.send(
        desk.writer()
            .listProduct(
                ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, usd("0.01"))
                    .volumeWeighted(window, 50)
                    .blocks(10, usd("1"))));
    for (var month : List.of("dec", "jan", "feb")) {
      desk.contract(month, "H100", reference);
    }
    desk.send(
        desk.writer()
            .listSpread("dec-jan", List.of(new SpreadLeg("dec", 1), new SpreadLeg("jan", -1))));
    desk.deposits("ann", "1000000");
    desk.deposits("bob", "1000000");
    desk.opens("H100");
  }

  private void trades(int lots, String contract, String price) {
    desk.sells("ann", "s" + ++orders, lots, contract, price);
    desk.buys("bob", "b" + orders, lots, contract, price);
  }

  private void settles(String date) {
    desk.news();
    desk.settles(date);
  }

  private void settledAt(String... expected) {
    var settled = desk.news().stream().filter(line -> line.startsWith("settled")).toList();
    assertEquals(List.of(expected), settled, () -> String.join("\n", desk.tape));
  }

  @Test
  void theTickNearerThePreviousSettlementWinsAnExactHalf() {
    for (var rung : List.of("3.10 3.17", "3.30 3.18")) {
      var prices = rung.split(" ");
      var test = new SettlementTierTest();
      test.months(WHOLE_DAY, prices[0]);
      test.settles("2026-11-30");
      test.trades(100, "dec", "3.10");
      test.trades(50, "dec", "3.20");
      test.trades(50, "dec", "3.30");
      test.settles("2026-12-01");
      var settled = test.desk.news().getFirst();
      assertEquals("settled 1 " + prices[1] + " VWAP", settled, () -> "previous " + prices[0]);
    }
  }

  @Test
  void theReferenceStandsInForThePreviousSettlement() {
    months(WHOLE_DAY, "3.10");
    trades(25, "dec", "3.10");
    trades(25, "dec", "3.11");
    settles("2026-12-01");
    settledAt("settled 1 3.10 VWAP", "settled 2 3.10 REFERENCE", "settled 3 3.10 REFERENCE");
  }

  @Test
  void aWindowForgetsWhatIsOlder() {
    months(60_000, "3.10");
    desk.at(1_000_000);
    trades(100, "dec", "3.00");
    desk.at(1_060_000);
    trades(50, "dec", "3.20");
    settles("2026-12-01");
    settledAt("settled 1 3.20 VWAP", "settled 2 3.10 REFERENCE", "settled 3 3.10 REFERENCE");
  }

  @Test
  void tooFewLotsInTheWindowLeaveTheLastPrice() {
    months(60_000, "3.10");
    desk.at(1_000_000);
    trades(100, "dec", "3.00");
    desk.at(1_060_000);
    trades(49, "dec", "3.20");
    desk.buys("bob", "bid", 1, "dec", "3.22");
    settles("2026-12-01");
    settledAt("settled 1 3.22 LAST", "settled 2 3.10 REFERENCE", "settled 3 3.10 REFERENCE");
  }

  @Test
  void blockTradesAreInNoVolume() {
    months(WHOLE_DAY, "3.10");
    var writer = desk.writer();
    desk.send(writer.reportBlock(1, 2, 1, Side.SELL, 500, usd("3.15"), "s"));
    desk.send(writer.reportBlock(2, 1, 1, Side.BUY, 500, usd("3.15"), "b"));
    assertTrue(desk.tape.contains("traded b s 500 @ 3.15"), () -> String.join("\n", desk.tape));
    settles("2026-12-01");
    settledAt("settled 1 3.10 REFERENCE", "settled 2 3.10 REFERENCE", "settled 3 3.10 REFERENCE");
  }

  @Test
  void aSpreadCarriesThePriceOfOneMonthToTheOther() {
    months(WHOLE_DAY, "3.10");
    trades(100, "dec", "3.17");
    trades(10, "dec-jan", "-0.05");
    trades(1, "jan", "3.50");
    settles("2026-12-01");
    settledAt("settled 1 3.17 VWAP", "settled 2 3.22 SPREAD", "settled 3 3.10 REFERENCE");
  }

  @Test
  void theFarMonthPricesTheNearOneToo() {
    months(WHOLE_DAY, "3.10");
    trades(100, "jan", "3.17");
    trades(10, "dec-jan", "-0.05");
    settles("2026-12-01");
    settledAt("settled 1 3.12 SPREAD", "settled 2 3.17 VWAP", "settled 3 3.10 REFERENCE");
  }

  @Test
  void aGivenPriceIsGoodEnoughForASpreadAndYesterdaysSpreadIsNot() {
    months(WHOLE_DAY, "3.10");
    trades(10, "dec-jan", "-0.05");
    desk.news();
    desk.settlesAt("2026-12-01", "dec", "3.1234");
    settledAt("settled 1 3.1234 GIVEN", "settled 2 3.17 SPREAD", "settled 3 3.10 REFERENCE");
    trades(100, "dec", "3.20");
    settles("2026-12-02");
    settledAt("settled 1 3.20 VWAP", "settled 2 3.25 NET_CHANGE", "settled 3 3.18 NET_CHANGE");
  }

  @Test
  void monthsWithoutTradesMoveWithTheLeadMonthWithinBidAndAsk() {
    months(WHOLE_DAY, "3.10");
    desk.send(
        desk.writer()
            .settle(
                LocalDate.parse("2026-12-01"),
                Cycle.FINAL,
                Map.of("dec", usd("3.10"), "jan", usd("3.20"), "feb", usd("3.30"))));
    trades(100, "dec", "3.17");
    desk.sells("ann", "ask", 1, "feb", "3.35");
    settles("2026-12-02");
    settledAt("settled 1 3.17 VWAP", "settled 2 3.27 NET_CHANGE", "settled 3 3.35 NET_CHANGE");
    settles("2026-12-03");
    settledAt("settled 1 3.17 PREVIOUS", "settled 2 3.27 PREVIOUS", "settled 3 3.35 PREVIOUS");
  }

  @Test
  void aFallEndsAtOneTick() {
    months(WHOLE_DAY, "0.10");
    desk.send(
        desk.writer()
            .settle(
                LocalDate.parse("2026-12-01"),
                Cycle.FINAL,
                Map.of("dec", usd("3"), "jan", usd("0.02"), "feb", usd("0.02"))));
    trades(100, "dec", "1");
    settles("2026-12-02");
    settledAt("settled 1 1.00 VWAP", "settled 2 0.01 NET_CHANGE", "settled 3 0.01 NET_CHANGE");
  }

  @Test
  void aNewMonthStandsAtItsIndex() {
    months(WHOLE_DAY, "3.10");
    desk.averaging("mar", "H100", "H100-L/1", "2027-03-01", "2027-03-31");
    desk.fixes("H100-L/1", "2026-11-30", "3.1250");
    desk.fixes("H100-L/1", "2026-12-02", "9");
    settles("2026-12-01");
    assertEquals("settled 5 3.13 THEORETICAL", desk.news().get(3));
    settles("2026-12-02");
    assertEquals("settled 5 3.13 PREVIOUS", desk.news().get(3));
    desk.fixes("H100-L/1", "2026-11-30", "3.2");
    assertEquals(List.of("event 60"), desk.news(), "the fixing was not used up");
  }

  @Test
  void anIntradaySettlePricesAlikeAndTheDayGoesOn() {
    months(WHOLE_DAY, "3.10");
    trades(50, "dec", "3.00");
    desk.send(desk.writer().settle(LocalDate.parse("2026-12-01"), Cycle.INTRADAY, Map.of()));
    trades(50, "dec", "3.02");
    settles("2026-12-01");
    settledAt("settled 1 3.01 VWAP", "settled 2 3.11 NET_CHANGE", "settled 3 3.11 NET_CHANGE");
    desk.restart();
    settles("2026-12-02");
    settledAt("settled 1 3.01 PREVIOUS", "settled 2 3.11 PREVIOUS", "settled 3 3.11 PREVIOUS");
  }

  @Test
  void withoutTheRuleTheLastPriceDecides() {
    desk.product("H100", 730, "0.01", "0", "0");
    desk.contract("dec", "H100", "3.10");
    desk.deposits("ann", "1000000");
    desk.deposits("bob", "1000000");
    desk.opens("H100");
    trades(100, "dec", "3.10");
    trades(1, "dec", "3.30");
    settles("2026-12-01");
    settledAt("settled 1 3.30 LAST");
  }
}
