// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.core.money.Micros;
import outcry.wire.*;

/// A quarter and its months (rule X-23): contracts 1, 2 and 3 are the months, 4 the strip.
class StripTest {
  private static final List<String> MONTHS = List.of("jan", "feb", "mar");
  private final Desk desk = new Desk();

  private void product(String margin) {
    desk.product("H100", 730, "0.0001", margin, "0");
  }

  private void quarter() {
    quarter("400");
  }

  private void quarter(String margin) {
    product(margin);
    MONTHS.forEach(month -> desk.contract(month, "H100", "3"));
    strip("q1", "2026-12-31");
    desk.deposits("ann", "100000");
    desk.deposits("bob", "100000");
    desk.opens("H100");
    desk.news();
  }

  private void strip(String name, String cascade) {
    desk.send(
        desk.writer()
            .listContract(
                name, "H100", usd("3"), null, null, null, null, MONTHS, LocalDate.parse(cascade)));
  }

  private void settles(String date, String... prices) {
    var given = new LinkedHashMap<String, Long>();
    for (int i = 0; i < prices.length; i++) {
      given.put(desk.view().contracts().get(i), usd(prices[i]));
    }
    desk.send(desk.writer().settle(LocalDate.parse(date), Cycle.FINAL, given));
  }

  private void said(String... expected) {
    assertEquals(List.of(expected), desk.news(), () -> String.join("\n", desk.tape));
    assertEquals(List.of(), desk.view().faults());
  }

  @Test
  void aQuarterBecomesItsMonths() {
    quarter();
    desk.sells("ann", "s", 10, "q1", "3");
    desk.buys("bob", "b", 10, "q1", "3");
    desk.order("bob", "late", Side.BUY, 1, "q1", "2", TimeInForce.GTC);
    desk.news();
    settles("2026-12-31", "3.0001", "3.0002", "3.0005");
    said(
        "settled 1 3.0001 GIVEN",
        "settled 2 3.0002 GIVEN",
        "settled 3 3.0005 GIVEN",
        "settled 4 3.0003 MONTHS",
        "variation 1 -6.57",
        "variation 2 6.57",
        "expired 4 3.0003",
        "cascaded 1 4 to -10 of 1 @ 3.0001",
        "cascaded 1 4 to -10 of 2 @ 3.0002",
        "cascaded 1 4 to -10 of 3 @ 3.0006",
        "cascaded 2 4 to 10 of 1 @ 3.0001",
        "cascaded 2 4 to 10 of 2 @ 3.0002",
        "cascaded 2 4 to 10 of 3 @ 3.0006",
        "cancelled late 1 EXPIRED",
        "state 4 CLOSED");
    assertEquals("{jan=10, feb=10, mar=10}", desk.view().positions(2).toString());
    assertEquals(10, desk.view().market(3).openInterest());
    assertEquals(usd("12000"), desk.view().money(2).required());
    desk.restart();
    settles("2027-01-04");
    said(
        "settled 1 3.0001 PREVIOUS",
        "settled 2 3.0002 PREVIOUS",
        "settled 3 3.0005 PREVIOUS",
        "variation 1 0.73",
        "variation 2 -0.73");
  }

  @Test
  void beforeItsDayAQuarterIsPricedLikeAnyContract() {
    quarter();
    desk.sells("ann", "s", 10, "q1", "3.01");
    desk.buys("bob", "b", 10, "q1", "3.01");
    desk.news();
    settles("2026-12-30", "3.0001", "3.0002", "3.0005");
    assertTrue(desk.news().contains("settled 4 3.01 LAST"), () -> String.join("\n", desk.tape));
    desk.settlesAt("2026-12-30", "q1", "3.02");
    assertTrue(desk.news().contains("settled 4 3.02 GIVEN"), () -> String.join("\n", desk.tape));
    desk.settlesAt("2026-12-31", "q1", "3.02");
    said("refused BAD_TERMS 3020000 20818 cascade");
    desk.send(
        desk.writer()
            .settle(LocalDate.parse("2026-12-31"), Cycle.INTRADAY, Map.of("q1", usd("3.03"))));
    assertTrue(desk.news().contains("settled 4 3.03 GIVEN"), "an intraday settle turns nothing");
  }

  @Test
  void aMonthThatExpiresWithItPaysWhatIsLeftAtOnce() {
    product("400");
    desk.contract("jan", "H100", "3");
    desk.contract("feb", "H100", "3");
    desk.averaging("mar", "H100", "H100-L/1", "2026-12-30", "2026-12-31");
    strip("q1", "2026-12-31");
    desk.fixes("H100-L/1", "2026-12-30", "3.0005");
    desk.fixes("H100-L/1", "2026-12-31", "3.0005");
    desk.deposits("ann", "100000");
    desk.deposits("bob", "100000");
    desk.opens("H100");
    desk.sells("ann", "s", 10, "q1", "3");
    desk.buys("bob", "b", 10, "q1", "3");
    desk.news();
    settles("2027-01-15", "3.0001", "3.0002");
    said(
        "settled 1 3.0001 GIVEN",
        "settled 2 3.0002 GIVEN",
        "settled 3 3.0005 FIXINGS",
        "settled 4 3.0003 MONTHS",
        "variation 1 -5.84",
        "variation 2 5.84",
        "expired 4 3.0003",
        "cascaded 1 4 to -10 of 1 @ 3.0001",
        "cascaded 1 4 to -10 of 2 @ 3.0002",
        "cascaded 1 4 to -10 of 3 @ 3.0005",
        "cascaded 2 4 to 10 of 1 @ 3.0001",
        "cascaded 2 4 to 10 of 2 @ 3.0002",
        "cascaded 2 4 to 10 of 3 @ 3.0005",
        "expired 3 3.0005",
        "state 3 CLOSED",
        "state 4 CLOSED");
    assertEquals("{jan=10, feb=10}", desk.view().positions(2).toString());
  }

  @Test
  void aQuarterThatOutlivesAMonthIsNotListed() {
    product("400");
    desk.averaging("jan", "H100", "H100-L/1", "2027-01-01", "2027-01-31");
    var lastDay = LocalDate.parse("2027-02-28");
    desk.send(desk.writer().listContract("feb", "H100", usd("3"), lastDay, null, null, null));
    desk.contract("mar", "H100", "3");
    desk.news();
    strip("q1", "2027-02-01");
    said("refused BAD_TERMS 20850 20849 cascade");
    strip("q1", "2027-01-31");
    assertEquals(List.of("jan", "feb", "mar", "q1"), desk.view().contracts());
  }

  @Test
  void anAmountBeyondCountingTurnsNothing() {
    quarter("0");
    for (int i = 0; i < 30; i++) {
      desk.sells("ann", "s" + i, 500_000_000, "q1", "0.0001");
      desk.buys("bob", "b" + i, 500_000_000, "q1", "0.0001");
    }
    desk.news();
    var before = desk.view().ledger();
    settles("2026-12-31", "1000000000", "1000000000", "1000000000");
    said("refused BAD_AMOUNT 0 0 prices");
    assertEquals(before, desk.view().ledger());
    assertEquals("{q1=15000000000}", desk.view().positions(2).toString());
  }

  /// A crowd trades months, a quarter and another one like it. In the end everyone has what its
  /// trades are worth at the months' settlement prices, to the micro-dollar.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noValueIsLostOrMade(long seed) {
    var random = new SplittableRandom(seed);
    product("0");
    MONTHS.forEach(month -> desk.contract(month, "H100", "3"));
    strip("q1", "2026-12-31");
    strip("q1-again", "2026-12-30");
    var given = new LinkedHashMap<String, Long>();
    MONTHS.forEach(month -> given.put(month, 2_990_000L + random.nextInt(20_000)));
    var traders = List.of("ann", "bob", "cy", "dee");
    traders.forEach(trader -> desk.deposits(trader, "1000000"));
    desk.opens("H100");
    var due = new long[traders.size() + 1];
    Arrays.fill(due, 1, due.length, usd("1000000"));
    for (int i = 0; i < 300; i++) {
      var contract = desk.view().contracts().get(random.nextInt(5));
      var price = Micros.text((29_900 + random.nextInt(200)) * 100L);
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      var tif = random.nextInt(4) == 0 ? TimeInForce.GTC : TimeInForce.DAY;
      int lots = random.nextInt(1, 50);
      desk.order(traders.get(random.nextInt(4)), "o" + i, side, lots, contract, price, tif);
      value(given, due);
    }
    desk.send(desk.writer().settle(LocalDate.parse("2026-12-31"), Cycle.FINAL, given));
    desk.restart();
    assertEquals(List.of(), desk.view().faults(), () -> told(seed));
    long turned = desk.tape.stream().filter(line -> line.startsWith("cascaded")).count();
    assertTrue(turned >= 12, () -> told(seed));
    desk.send(desk.writer().settle(LocalDate.parse("2027-01-04"), Cycle.FINAL, given));
    for (var trader : traders) {
      int account = desk.view().account(trader);
      assertEquals(due[account], desk.view().money(account).cash(), () -> told(seed));
    }
    assertEquals(List.of(), desk.view().faults(), () -> told(seed));
  }

  /// Adds what the last command's trades will have made: a strip's as trades in its months.
  private void value(Map<String, Long> given, long[] due) {
    long all = given.values().stream().mapToLong(Long::longValue).sum();
    desk.exchange()
        .tape()
        .forEach(
            (template, buffer, offset, _) -> {
              if (template == TradedDecoder.TEMPLATE_ID) {
                var event =
                    new TradedDecoder()
                        .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                boolean strip = event.contract() > MONTHS.size();
                long worth = strip ? all : given.get(MONTHS.get(event.contract() - 1));
                long paid = event.price() * (strip ? MONTHS.size() : 1);
                long gain = event.quantity() * 730 * (worth - paid);
                due[event.buyer()] += gain;
                due[event.seller()] -= gain;
              }
            });
  }

  private String told(long seed) {
    return "seed " + seed + "\n" + String.join("\n", desk.tape);
  }
}
