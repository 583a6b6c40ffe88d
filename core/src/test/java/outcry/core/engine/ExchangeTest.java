// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Short stories about one day at the exchange. Account 1 is the lab, account 2 the neocloud.
class ExchangeTest {
  private static final String DEC = "H100-2026-12";
  private final Desk desk = new Desk();

  @BeforeEach
  void aMarketIsOpen() {
    desk.product("H100", 730, "0.005", "400", "0");
    desk.contract(DEC, "H100", "3.10");
    desk.opens("H100");
    desk.deposits("labs", "10000");
    desk.deposits("neocloud", "10000");
    desk.news();
  }

  private void story(String... lines) {
    assertEquals(
        List.of(lines), desk.news(), () -> "whole tape:\n  " + String.join("\n  ", desk.tape));
  }

  private String cash(String account) {
    return outcry.core.money.Micros.text(desk.view().money(desk.view().account(account)).cash(), 2);
  }

  /// Rules S-2 and S-3.
  @Test
  void aFallInRentPaysTheNeocloudThatSoldForward() {
    desk.sells("neocloud", "s1", 5, DEC, "3.10");
    desk.buys("labs", "b1", 5, DEC, "3.10");
    desk.settlesAt("2026-12-01", DEC, "3.00");
    story(
        "accepted s1",
        "accepted b1",
        "traded b1 s1 5 @ 3.10",
        "settled 1 3.00 GIVEN",
        "variation 1 -365.00",
        "variation 2 365.00");
    assertEquals("9635.00", cash("labs"));
    assertEquals("10365.00", cash("neocloud"));
    var money = desk.view().money(1);
    assertEquals(Desk.usd("2000"), money.required());
    assertEquals(Desk.usd("7635"), money.free());
  }

  /// Rule M-4.
  @Test
  void anOrderTheCollateralDoesNotCoverIsRejectedAndChangesNothing() {
    desk.buys("labs", "b1", 20, DEC, "3.10");
    long before = desk.exchange().hash();
    desk.buys("labs", "b2", 6, DEC, "3.10");
    story("accepted b1", "rejected b2 MARGIN 2400000000 2000000000");
    assertEquals(desk.view().money(1).orderMargin(), Desk.usd("8000"));
    assertEquals(0, desk.view().positions(1).size());
    desk.cancels("labs", "b1");
    desk.buys("labs", "b2", 6, DEC, "3.10");
    story("cancelled b1 20 CLIENT", "accepted b2");
    assertEquals(true, before != desk.exchange().hash());
  }

  /// Rule M-4: an order that only takes risk off passes, whatever the account still owns.
  @Test
  void aLabUnderWaterMayStillSellItsPosition() {
    desk.sells("neocloud", "s1", 20, DEC, "3.10");
    desk.buys("labs", "b1", 20, DEC, "3.10");
    desk.settlesAt("2026-12-01", DEC, "2.80");
    desk.news();
    desk.buys("labs", "b2", 1, DEC, "2.80");
    desk.sells("labs", "s2", 20, DEC, "2.80");
    desk.sells("labs", "s3", 21, DEC, "2.80");
    story(
        "rejected b2 MARGIN 400000000 -2380000000",
        "accepted s2",
        "rejected s3 MARGIN 400000000 -2380000000");
  }

  /// Rule M-2, by hand: two long lots lose at worst (20 + 14) / 2 = 17 a pair over the two worst
  /// scenarios.
  @Test
  void riskArraysAreSummedScenarioByScenario() {
    desk.contract("H100-2027-01", "H100", "3.00");
    var near = new long[] {Desk.usd("100"), Desk.usd("-80"), Desk.usd("60"), 0};
    var far = new long[] {Desk.usd("90"), Desk.usd("-85"), Desk.usd("70"), 0};
    desk.publishes(
        new RiskModelText(
            "m1",
            List.of(new LossSet("all", "", 1_000_000, 2)),
            List.of(new LossArray(DEC, 0, near), new LossArray("H100-2027-01", 0, far))));
    desk.sells("neocloud", "s1", 3, DEC, "3.10");
    desk.buys("labs", "b1", 3, DEC, "3.10");
    desk.buys("neocloud", "b2", 3, "H100-2027-01", "3.00");
    desk.sells("labs", "s2", 3, "H100-2027-01", "3.00");
    // labs: 3 x (100 - 90, -80 + 85, 60 - 70, 0) = 30, 15, -30, 0; two largest: 22.50
    assertEquals(Desk.usd("22.5"), desk.view().money(1).required());
    // neocloud: -30, -15, 30, 0; two largest: 15
    assertEquals(Desk.usd("15"), desk.view().money(2).required());
    desk.buys("labs", "b3", 1, DEC, "2.50");
    // one working buy adds max(0, 100) and max(0, 60): 130, 15, 30, 0; two largest: 80
    assertEquals(Desk.usd("57.5"), desk.view().money(1).orderMargin());
  }

  /// Rule X-5.
  @Test
  void onlyLoweringTheQuantityKeepsThePlaceInTheQueue() {
    desk.buys("labs", "b1", 5, DEC, "3.00");
    desk.buys("neocloud", "b2", 5, DEC, "3.00");
    desk.replaces("labs", "b1", 3, null, "");
    desk.replaces("neocloud", "b2", null, "3.00", "b2x");
    desk.replaces("labs", "b1", 6, null, "b1x");
    desk.cancels("labs", "b1");
    desk.order("neocloud", "s1", Side.SELL, 6, DEC, "3.00", TimeInForce.IOC);
    story(
        "accepted b1",
        "accepted b2",
        "replaced b1 3 @ 3.00 KEPT",
        "replaced b2x 5 @ 3.00 KEPT",
        "replaced b1x 6 @ 3.00 LOST",
        "rejected b1 UNKNOWN_ORDER 0 0",
        "accepted s1",
        "traded b2x s1 5 @ 3.00",
        "traded b1x s1 1 @ 3.00");
    desk.replaces("labs", "b1x", 1, null, "");
    story("cancelled b1x 5 CLIENT");
  }

  /// Rule M-4: a need too large to count is never covered, and never stops the exchange.
  @Test
  void marginTooLargeToCountIsRefused() {
    var losses = new long[] {1L << 61, -(1L << 61)};
    desk.publishes(
        new RiskModelText("m1", List.of(LossSet.ONLY), List.of(new LossArray(DEC, 0, losses))));
    desk.buys("labs", "b1", 100, DEC, "3.10");
    desk.sells("labs", "s1", 1, DEC, "3.10");
    story(
        "event 68",
        "rejected b1 MARGIN 2305843009213693951 10000000000",
        "rejected s1 MARGIN 2305843009213693951 10000000000");
  }

  /// Rule X-6.
  @Test
  void aUsedIdIsFreeAfterTheNextTradingDay() {
    desk.buys("labs", "b1", 1, DEC, "3.00");
    desk.cancels("labs", "b1");
    desk.buys("labs", "b1", 1, DEC, "3.00");
    desk.settlesAt("2026-12-01", DEC, "3.00");
    desk.buys("labs", "b1", 1, DEC, "3.00");
    desk.settlesAt("2026-12-02", DEC, "3.00");
    desk.buys("labs", "b1", 1, DEC, "3.00");
    story(
        "accepted b1",
        "cancelled b1 1 CLIENT",
        "rejected b1 DUPLICATE_ID 0 0",
        "settled 1 3.00 GIVEN",
        "rejected b1 DUPLICATE_ID 0 0",
        "settled 1 3.00 GIVEN",
        "accepted b1");
  }

  /// Rules S-5 and T-3.
  @Test
  void aMonthExpiresAtTheMeanOfItsFixings() {
    desk.averaging("H100-Q", "H100", "H100-L/1", "2026-12-01", "2026-12-03");
    desk.opens("H100");
    desk.sells("neocloud", "s1", 2, "H100-Q", "3.00");
    desk.buys("labs", "b1", 2, "H100-Q", "3.00");
    desk.fixes("H100-L/1", "2026-12-01", "3.00");
    desk.fixes("H100-L/1", "2026-12-02", "3.10");
    desk.news();
    desk.settles("2026-12-03");
    desk.fixes("H100-L/1", "2026-12-03", "3.10");
    desk.settles("2026-12-03");
    desk.fixes("H100-L/1", "2026-12-03", "9.99");
    story(
        "refused NO_FIXING 2 3 H100-Q",
        "event 60",
        "settled 1 3.10 REFERENCE",
        "settled 2 3.0667 FIXINGS",
        "variation 1 97.382",
        "variation 2 -97.382",
        "expired 2 3.0667",
        "state 2 CLOSED",
        "refused TOO_LATE 9990000 3100000 H100-L/1");
    assertEquals(0, desk.view().positions(1).size());
  }

  /// Rules.
  @Test
  void badTermsAreRejectedInTheRulebooksOrder() {
    desk.buys("labs", "b1", 0, DEC, "3.1013");
    desk.buys("labs", "b1", 1, DEC, "3.1013");
    desk.buys("labs", "b1", 1, DEC, "-3.10");
    desk.order("labs", "b1", Side.BUY, 900_000_000, DEC, "3.10", TimeInForce.DAY);
    desk.send(halted());
    desk.buys("labs", "b1", 0, DEC, "3.1013");
    desk.buys("labs", "b1", 0, "NO-SUCH", "3.1013");
    story(
        "rejected b1 BAD_QUANTITY 0 1000000000",
        "rejected b1 BAD_PRICE 3101300 5000",
        "rejected b1 BAD_PRICE -3100000 5000",
        "rejected b1 BAD_QUANTITY 900000000 497525",
        "state 1 HALTED",
        "rejected b1 HALTED 0 0",
        "rejected b1 UNKNOWN_CONTRACT 0 0");
  }

  private int halted() {
    return desk.writer().setState(StateScope.CONTRACT, DEC, TradingState.HALTED);
  }

  /// Rule X-8: the way out is always open.
  @Test
  void aCancelIsTakenWhileTheMarketIsHalted() {
    desk.buys("labs", "b1", 5, DEC, "3.00");
    desk.send(halted());
    desk.replaces("labs", "b1", 3, null, "");
    desk.cancels("labs", "b1");
    story("accepted b1", "state 1 HALTED", "rejected b1 HALTED 0 0", "cancelled b1 5 CLIENT");
  }

  /// Rules and S-9.
  @Test
  void anAccountThatMeetsItselfPaysBothFees() {
    desk.product("B200", 730, "0.005", "400", "1.25");
    desk.contract("B200-2026-12", "B200", "6.00");
    desk.opens("B200");
    desk.news();
    desk.sells("labs", "s1", 2, "B200-2026-12", "6.00");
    desk.order("labs", "b1", Side.BUY, 3, "B200-2026-12", "6.00", TimeInForce.IOC);
    story(
        "accepted s1",
        "accepted b1",
        "traded b1 s1 2 @ 6.00",
        "fee 1 2.50",
        "fee 1 2.50",
        "cancelled b1 1 IOC");
    assertEquals(0, desk.view().positions(1).size());
    assertEquals("9995.00", cash("labs"));
  }

  /// Rules S-4 and S-6.
  @Test
  void aDayEndsWithPricesPaymentsCancelsAndCalls() {
    desk.sells("neocloud", "s1", 5, DEC, "3.20");
    desk.buys("labs", "b1", 4, DEC, "3.20");
    desk.cancels("neocloud", "s1");
    desk.sells("neocloud", "s2", 1, DEC, "3.15");
    desk.contract("H100-2027-01", "H100", "3.00");
    desk.news();
    desk.settles("2026-12-01");
    desk.settles("2026-11-30");
    desk.settles("2026-12-02");
    story(
        "settled 1 3.15 LAST",
        "settled 2 3.00 REFERENCE",
        "variation 1 -146.00",
        "variation 2 146.00",
        "cancelled s2 1 DAY_END",
        "refused BAD_DATE 20787 20788 date",
        "settled 1 3.15 PREVIOUS",
        "settled 2 3.00 PREVIOUS");
  }

  /// Rule S-4: one contract without a price refuses the whole settle.
  @Test
  void aSettleWithoutAPriceBooksNothing() {
    desk.sells("neocloud", "s1", 5, DEC, "3.20");
    desk.buys("labs", "b1", 4, DEC, "3.20");
    desk.send(
        desk.writer().listContract("X", "H100", CommandWriter.ABSENT, null, null, null, null));
    desk.news();
    desk.settles("2026-12-01");
    story("refused NO_PRICE 0 0 X");
    assertEquals("10000.00", cash("labs"));
  }

  /// Rules T-2 and T-4.
  @Test
  void tradingEndsWithTheSettleOfTheLastTradingDay() {
    var last = LocalDate.of(2026, 12, 2);
    desk.send(desk.writer().listContract("H100-X", "H100", Desk.usd("3"), last, null, null, null));
    desk.news();
    desk.settles("2026-12-01");
    desk.settles("2026-12-02");
    desk.opens("H100");
    desk.buys("labs", "b1", 1, "H100-X", "3.00");
    story(
        "settled 1 3.10 REFERENCE",
        "settled 2 3.00 REFERENCE",
        "settled 1 3.10 PREVIOUS",
        "settled 2 3.00 PREVIOUS",
        "state 2 CLOSED",
        "rejected b1 CLOSED 0 0");
  }

  /// Rules T-1 and T-5.
  @Test
  void termsThatMakeNoProductAreRefused() {
    desk.product("H100", 730, "0.005", "400", "0");
    desk.product("A", 0, "0.005", "400", "0");
    desk.product("A", 1, "0", "400", "0");
    desk.product("A", 1, "0.005", "-1", "0");
    desk.contract("A-1", "NONE", "3");
    desk.contract(DEC, "H100", "3");
    desk.contract("A-1", "H100", "0");
    story(
        "refused DUPLICATE_NAME 0 0 H100",
        "refused BAD_TERMS 0 0 multiplier",
        "refused BAD_TERMS 0 0 tick",
        "refused BAD_TERMS -1000000 0 margin",
        "refused UNKNOWN_PRODUCT 0 0 NONE",
        "refused DUPLICATE_NAME 0 0 H100-2026-12",
        "refused BAD_TERMS 0 0 reference");
  }

  /// Rule M-1, its example; rule M-5 for the call.
  @Test
  void flatMarginCountsTheWorseSide() {
    desk.sells("neocloud", "s1", 5, DEC, "3.10");
    desk.buys("labs", "b1", 5, DEC, "3.10");
    desk.sells("labs", "s2", 8, DEC, "3.30");
    assertEquals(Desk.usd("2000"), desk.view().money(1).required());
    assertEquals(0, desk.view().money(1).orderMargin());
    desk.withdraws("labs", "8000");
    desk.news();
    desk.settlesAt("2026-12-01", DEC, "3.00");
    story(
        "settled 1 3.00 GIVEN",
        "variation 1 -365.00",
        "variation 2 365.00",
        "cancelled s2 8 DAY_END",
        "called 1 365.00");
  }

  /// Rule M-3.
  @Test
  void aModelWithOneWrongArrayChangesNothing() {
    var sets = List.of(LossSet.ONLY);
    var good = new LossArray(DEC, 0, new long[] {5, -5});
    desk.publishes(new RiskModelText("m1", sets, List.of(good)));
    var before = desk.view().modelName();
    desk.publishes(
        new RiskModelText(
            "m2", sets, List.of(good, new LossArray("NO-SUCH", 0, new long[] {1, 2}))));
    desk.publishes(
        new RiskModelText("m3", sets, List.of(new LossArray(DEC, 1, new long[] {1, 2}))));
    desk.publishes(new RiskModelText("m4", List.of(new LossSet("a", "g", 1, 3)), List.of(good)));
    story(
        "event 68",
        "refused UNKNOWN_CONTRACT 0 0 NO-SUCH",
        "refused BAD_TERMS 2 0 H100-2026-12",
        "refused BAD_TERMS 3 2 a");
    assertEquals("m1", before);
    assertEquals("m1", desk.view().modelName());
  }

  /// Rules S-5 and M-3: numbers nobody could add up, and sets nobody could tell apart, are refused.
  @Test
  void absurdNumbersAndNamesAreRefusedBeforeTheyAreUsed() {
    desk.fixes("H100-L/1", "2026-12-01", "1000000000.01");
    desk.settlesAt("2026-12-01", DEC, "1000000000.01");
    var twice = new LossSet("s", "g", 1_000_000, 0);
    desk.publishes(
        new RiskModelText(
            "m1", List.of(twice, twice), List.of(new LossArray(DEC, 0, new long[] {1, 2}))));
    story(
        "refused BAD_AMOUNT 1000000000010000 1000000000000000 value",
        "refused BAD_AMOUNT 1000000000010000 1000000000000000 H100-2026-12",
        "refused BAD_TERMS 1 0 s");
  }

  /// Rules S-7 and S-8.
  @Test
  void paymentsAreWholeCentsAndOnlyOfWhatIsFree() {
    desk.buys("labs", "b1", 10, DEC, "3.10");
    desk.news();
    desk.withdraws("labs", "0.001");
    desk.withdraws("labs", "6000.01");
    desk.withdraws("labs", "6000");
    desk.deposits("labs", "0");
    desk.send(desk.writer().deposit("labs", Desk.usd("7"), "wire-1"));
    desk.send(desk.writer().deposit("labs", Desk.usd("7"), "wire-1"));
    desk.send(desk.writer().deposit("labs", Desk.usd("8"), "wire-1"));
    story(
        "refused BAD_AMOUNT 1000 -9223372036854775808 amount",
        "refused INSUFFICIENT_CASH 6000010000 6000000000 labs",
        "event 58",
        "refused BAD_AMOUNT 0 -9223372036854775808 amount",
        "event 57",
        "event 57",
        "refused DUPLICATE_REF 8000000 7000000 wire-1");
    assertEquals("4007.00", cash("labs"));
  }

  /// Rule S-1.
  @Test
  void aSnapshotIsTheWholeExchange() {
    desk.sells("neocloud", "s1", 5, DEC, "3.10");
    desk.sells("neocloud", "s2", 5, DEC, "3.10");
    desk.buys("labs", "b1", 7, DEC, "3.10");
    desk.cancels("neocloud", "s2");
    desk.sells("neocloud", "s3", 4, DEC, "3.20");
    long hash = desk.exchange().hash();
    desk.restart();
    assertEquals(hash, desk.exchange().hash());
    desk.news();
    desk.buys("labs", "b1", 1, DEC, "3.20");
    desk.buys("labs", "b2", 1, DEC, "3.20");
    story("rejected b1 DUPLICATE_ID 0 0", "accepted b2", "traded b2 s3 1 @ 3.20");
  }

  @Test
  void aCommandDeliveredTwiceCountsOnce() {
    var writer = new CommandWriter();
    int length = writer.deposit("labs", Desk.usd("5"), "");
    writer.stamp(7, 1);
    desk.exchange().apply(0, writer.buffer(), 0, length);
    long hash = desk.exchange().hash();
    desk.exchange().apply(0, writer.buffer(), 0, length);
    writer.stamp(7, 3);
    desk.exchange().apply(0, writer.buffer(), 0, length);
    assertEquals("10005.00", cash("labs"));
    assertEquals(hash, desk.exchange().hash());
  }
}
