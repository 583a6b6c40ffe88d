// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.core.money.Micros;
import outcry.wire.*;

/// Options in plain words: listed, bought, marked, exercised (rules T-6, T-7, S-25 to S-27). A lot
/// is 1,000 GPU-hours, the tick 0.001.
class OptionTest {
  private static final String DECEMBER = "H100-2026-12";
  private static final String CALL = "H100-2026-12-C3.25";
  private static final String STANDING = "event 93";
  private final Desk desk = new Desk();

  @BeforeEach
  void market() {
    desk.product("H100", 1_000, "0.001", "0", "1.50");
    desk.contract(DECEMBER, "H100", "3.18");
    desk.opens("H100");
    desk.deposits("labs", "10000");
    desk.deposits("neocloud", "10000");
    desk.news();
  }

  private void lists(String name, OptionRight right, String strike, PremiumStyle premium) {
    lists(name, DECEMBER, right, strike, OptionStyle.EUROPEAN_FUTURE, "2026-12-20", premium);
  }

  private void lists(
      String name,
      String underlying,
      OptionRight right,
      String strike,
      OptionStyle style,
      String expiry,
      PremiumStyle premium) {
    desk.send(
        desk.writer()
            .listOption(
                name, underlying, right, usd(strike), style, LocalDate.parse(expiry), premium));
  }

  private void settles(String date, Map<String, Long> prices) {
    desk.send(desk.writer().settle(LocalDate.parse(date), Cycle.FINAL, prices));
  }

  private void says(String... lines) {
    var news = new ArrayList<>(desk.news());
    news.removeIf(line -> line.equals(STANDING));
    assertEquals(List.of(lines), news, () -> String.join("\n", desk.tape));
    assertEquals(List.of(), desk.view().faults(), () -> String.join("\n", desk.tape));
  }

  private String cash(String account) {
    return Micros.text(desk.view().money(desk.view().account(account)).cash(), 2);
  }

  private String premiumOf(String account) {
    long micros =
        desk.view().workingPremium(desk.view().account(account), desk.view().contract(CALL));
    return Micros.text(micros, 2);
  }

  private String valueOf(String account) {
    long micros =
        desk.view().netOptionValue(desk.view().account(account), desk.view().contract(CALL));
    return Micros.text(micros, 2);
  }

  /// Rule S-25: five lots at 0.120 cost 600.00, at once and once.
  @Test
  void thePremiumIsPaidWithTheTrade() {
    lists(CALL, OptionRight.CALL, "3.25", PremiumStyle.UPFRONT);
    desk.sells("neocloud", "s", 5, CALL, "0.12");
    desk.buys("labs", "b", 5, CALL, "0.13");
    says(
        "event 66",
        "accepted s",
        "accepted b",
        "traded b s 5 @ 0.12",
        "fee 1 7.50",
        "fee 2 7.50",
        "premium 1 -600.00",
        "premium 2 600.00");
    assertEquals("9392.50 10592.50", cash("labs") + " " + cash("neocloud"));
    settles("2026-12-01", Map.of(CALL, usd("0.15")));
    says("settled 1 3.18 REFERENCE", "settled 2 0.15 GIVEN");
    assertEquals("750.00 -750.00", valueOf("labs") + " " + valueOf("neocloud"));
    assertEquals("9392.50 10592.50", cash("labs") + " " + cash("neocloud"));
    desk.restart();
    settles("2026-12-20", Map.of(DECEMBER, usd("3.4")));
    says(
        "settled 1 3.40 GIVEN",
        "settled 2 0.15 INTRINSIC",
        "variation 1 750.00",
        "variation 2 -750.00",
        "exercised 2 @ 3.40 worth 150.00",
        "expired 2 0.15",
        "state 2 CLOSED");
    assertEquals("10142.50 9842.50", cash("labs") + " " + cash("neocloud"));
    assertEquals(Map.of(), desk.view().positions(1));
  }

  /// Rule S-25: paid like a future when the premium is `futures`.
  @Test
  void anOptionInTheStyleOfAFutureIsMarked() {
    lists(CALL, OptionRight.CALL, "3.25", PremiumStyle.FUTURES);
    desk.sells("neocloud", "s", 5, CALL, "0.12");
    desk.buys("labs", "b", 5, CALL, "0.12");
    settles("2026-12-01", Map.of(CALL, usd("0.15")));
    says(
        "event 66",
        "accepted s",
        "accepted b",
        "traded b s 5 @ 0.12",
        "fee 1 7.50",
        "fee 2 7.50",
        "settled 1 3.18 REFERENCE",
        "settled 2 0.15 GIVEN",
        "variation 1 150.00",
        "variation 2 -150.00");
    assertEquals("0.00", valueOf("labs"));
  }

  /// Rule S-27: what is out of the money expires worthless.
  @Test
  void aPutOutOfTheMoneyExpiresWithoutAWord() {
    lists(CALL, OptionRight.PUT, "3.1", PremiumStyle.UPFRONT);
    desk.sells("neocloud", "s", 2, CALL, "0.02");
    desk.buys("labs", "b", 2, CALL, "0.02");
    desk.news();
    settles("2026-12-21", Map.of(DECEMBER, usd("3.4")));
    says("settled 1 3.40 GIVEN", "settled 2 0.00 INTRINSIC", "expired 2 0.00", "state 2 CLOSED");
  }

  /// Rule T-6: what cannot be listed, and why.
  @Test
  void badTermsAreRefused() {
    desk.averaging("H100-2027-01", "H100", "H100-L/1", "2027-01-01", "2027-01-31");
    desk.news();
    var up = PremiumStyle.UPFRONT;
    lists("a", "H200-2026-12", OptionRight.CALL, "3", OptionStyle.AVERAGE, "2026-12-20", up);
    lists(DECEMBER, OptionRight.CALL, "3", up);
    lists("b", OptionRight.CALL, "0", up);
    lists("c", OptionRight.CALL, "3.0005", up);
    lists("d", DECEMBER, OptionRight.CALL, "3", OptionStyle.AVERAGE, "2026-12-20", up);
    lists("e", "H100-2027-01", OptionRight.PUT, "3", OptionStyle.AVERAGE, "2027-02-01", up);
    lists("f", "H100-2027-01", OptionRight.NONE, "3", OptionStyle.AVERAGE, "2027-01-31", up);
    lists("g", "H100-2027-01", OptionRight.PUT, "3", OptionStyle.AVERAGE, "2027-01-31", up);
    lists("h", "g", OptionRight.PUT, "3", OptionStyle.EUROPEAN_FUTURE, "2027-01-31", up);
    settles("2026-12-20", Map.of());
    lists("i", OptionRight.PUT, "3", up);
    says(
        "refused UNKNOWN_CONTRACT 0 0 H200-2026-12",
        "refused DUPLICATE_NAME 0 0 H100-2026-12",
        "refused BAD_TERMS 0 1000 strike",
        "refused BAD_TERMS 3000500 1000 strike",
        "refused BAD_TERMS 0 0 style",
        "refused BAD_TERMS %s %s expiry".formatted(day("2027-02-01"), day("2027-01-31")),
        "refused BAD_TERMS 0 0 right",
        "event 66",
        "refused BAD_TERMS 0 0 underlying",
        "settled 1 3.18 REFERENCE",
        "settled 2 1.00 REFERENCE",
        "settled 3 2.00 INTRINSIC",
        "refused BAD_TERMS %s %s expiry".formatted(day("2026-12-20"), day("2026-12-20")));
  }

  /// Rules T-8 and S-26: three calls as one cap, booked leg by leg, priced by their exercise before
  /// the first settlement.
  @Test
  void aCapIsASpreadOfCalls() {
    var up = PremiumStyle.UPFRONT;
    desk.contract("H100-2027-01", "H100", "3.30");
    lists("c1", OptionRight.CALL, "3.1", up);
    lists(
        "c2",
        "H100-2027-01",
        OptionRight.CALL,
        "3.1",
        OptionStyle.EUROPEAN_FUTURE,
        "2027-01-20",
        up);
    lists("f", OptionRight.CALL, "3.1", PremiumStyle.FUTURES);
    desk.news();
    spread("mixed", new SpreadLeg("c1", 1), new SpreadLeg("f", -1));
    spread("hedged", new SpreadLeg("c1", 1), new SpreadLeg(DECEMBER, -1));
    spread("weighed", new SpreadLeg("c1", 1, 2_000_000), new SpreadLeg("c2", 1, 1_000_000));
    says(
        "refused BAD_TERMS 1 0 upfront",
        "refused BAD_TERMS 1 0 upfront",
        "refused BAD_TERMS 0 0 upfront");
    spread("cap", new SpreadLeg("c1", 1), new SpreadLeg("c2", 1));
    desk.news();
    int cap = desk.view().contract("cap");
    desk.send(desk.writer().placeOrder(1, cap, Side.BUY, 4, usd("0.35"), TimeInForce.DAY, "b"));
    assertEquals(usd("1400"), desk.view().money(1).orderMargin());
    desk.send(desk.writer().placeOrder(2, cap, Side.SELL, 3, usd("0.3"), TimeInForce.DAY, "s"));
    assertEquals(usd("350"), desk.view().money(1).orderMargin());
    says(
        "accepted b",
        "accepted s",
        "traded b s 3 @ 0.35",
        "traded b s 3 @ 0.08",
        "fee 1 4.50",
        "fee 2 4.50",
        "premium 1 -240.00",
        "premium 2 240.00",
        "traded b s 3 @ 0.27",
        "fee 1 4.50",
        "fee 2 4.50",
        "premium 1 -810.00",
        "premium 2 810.00");
    settles("2026-12-01", Map.of());
    says(
        "settled 1 3.18 REFERENCE",
        "settled 2 3.30 REFERENCE",
        "settled 3 0.08 INTRINSIC",
        "settled 4 0.20 INTRINSIC",
        "settled 5 0.08 INTRINSIC",
        "cancelled b 1 DAY_END");
  }

  private void spread(String name, SpreadLeg... legs) {
    desk.send(desk.writer().listSpread(name, List.of(legs)));
  }

  private static String day(String date) {
    return Long.toString(LocalDate.parse(date).toEpochDay());
  }

  /// Rule T-7: an order in an option names its price.
  @Test
  void anOrderWithoutAPriceIsNoOrderInAnOption() {
    lists(CALL, OptionRight.CALL, "3.25", PremiumStyle.UPFRONT);
    desk.sells("neocloud", "s", 5, CALL, "0.12");
    desk.news();
    var day = TimeInForce.DAY;
    for (var type : new OrderType[] {OrderType.MARKET, OrderType.MARKET_LIMIT}) {
      desk.send(desk.writer().placeOrder(1, NewOrder.market(2, Side.BUY, 1, type, day, "m")));
    }
    desk.send(
        desk.writer()
            .placeOrder(
                1, NewOrder.stop(2, Side.BUY, 1, usd("0.2"), CommandWriter.ABSENT, day, "st")));
    desk.send(
        desk.writer()
            .placeOrder(1, NewOrder.stop(2, Side.BUY, 1, usd("0.2"), usd("0.21"), day, "sl")));
    says(
        "rejected m BAD_TYPE 0 0",
        "rejected m BAD_TYPE 0 0",
        "rejected st BAD_TYPE 0 0",
        "accepted sl");
    assertEquals("210.00", premiumOf("labs"));
  }

  /// Rule S-25: what working buys would cost is set aside, at their own limits, until they trade or
  /// go.
  @Test
  void thePremiumOfWorkingBuysIsSetAside() {
    lists(CALL, OptionRight.CALL, "3.25", PremiumStyle.UPFRONT);
    desk.buys("labs", "b", 20, CALL, "0.1");
    assertEquals("2000.00", premiumOf("labs"));
    desk.replaces("labs", "b", null, "0.2", "");
    assertEquals("4000.00", premiumOf("labs"));
    desk.restart();
    assertEquals("4000.00", premiumOf("labs"));
    desk.replaces("labs", "b", 10, null, "b2");
    assertEquals("2000.00", premiumOf("labs"));
    desk.sells("neocloud", "s", 4, CALL, "0.15");
    assertEquals("1200.00", premiumOf("labs"));
    desk.news();
    desk.buys("labs", "x", 81, CALL, "0.1");
    desk.replaces("labs", "b2", null, "2", "");
    says("rejected x MARGIN 8100000000 7994000000", "rejected b2 MARGIN 10800000000 7994000000");
    desk.cancels("labs", "b2");
    assertEquals("0.00", premiumOf("labs"));
    assertEquals("9194.00", cash("labs"));
  }
}
