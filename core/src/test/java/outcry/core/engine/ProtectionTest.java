// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static outcry.core.engine.Desk.usd;

import org.junit.jupiter.api.Test;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;
import outcry.wire.TriggeredDecoder;

/// Market-maker protection (rule X-25).
class ProtectionTest extends MakerAndTaker {
  @Test
  void moreThanTheBoundInAWindowTakesEveryQuoteOfTheProductOut() {
    protects("H100", 1_000, 20);
    quotes(
        false,
        entry(DEC, "d", 15, "3.09", 15, "3.11"),
        entry(JAN, "j", 20, "2.99", 15, "3.01"),
        entry(OTHER, "o", 5, "4.99", 5, "5.01"));
    desk.buys("maker", "own", 1, DEC, "3.00");
    desk.news();
    sells("t1", 15, DEC, "3.09");
    desk.restart();
    desk.at(1_400);
    sells("t2", 22, JAN, "2.99");
    story(
        "accepted t1",
        "traded d-bid t1 15 @ 3.09",
        "accepted t2",
        "traded j-bid t2 20 @ 2.99",
        "tripped 1 in product 1: 35 of 20",
        "cancelled t2 2 IOC",
        "cancelled d-ask 15 MMP",
        "cancelled j-ask 15 MMP");
    quotes(false, entry(DEC, "e", 1, "3.09", 1, "3.11"), entry(OTHER, "p", 5, "4.98", 5, "5.02"));
    desk.restart();
    quotes(DEC, "f", 0, "0", 0, "0");
    protects("H100", 5_000, 10);
    quotes(DEC, "g", 1, "3.09", 0, "0");
    story(
        "rejected e-bid KILLED 0 0",
        "rejected e-ask KILLED 0 0",
        "cancelled o-bid 5 CLIENT",
        "cancelled o-ask 5 CLIENT",
        "accepted p-bid",
        "accepted p-ask",
        "protected 1 in product 1: 10 in 5000 ms",
        "rejected g-bid KILLED 0 0");
    quotes(true, entry(OTHER, "r", 5, "4.98", 0, "0"));
    quotes(DEC, "h", 1, "3.09", 0, "0");
    quotes(true, entry(DEC, "i", 11, "3.09", 0, "0"));
    sells("t3", 10, DEC, "3.09");
    story(
        "cancelled p-bid 5 CLIENT",
        "cancelled p-ask 5 CLIENT",
        "accepted r-bid",
        "rejected h-bid KILLED 0 0",
        "accepted i-bid",
        "accepted t3",
        "traded i-bid t3 10 @ 3.09");
  }

  @Test
  void aWindowBeginsWithTheFirstFillAndEndsOnTime() {
    protects("H100", 1_000, 20);
    quotes(DEC, "q", 100, "3.09", 0, "0");
    sells("t1", 15, DEC, "3.09");
    desk.at(1_999);
    sells("t2", 5, DEC, "3.09");
    desk.at(2_000);
    sells("t3", 20, DEC, "3.09");
    desk.at(2_999);
    desk.restart();
    sells("t4", 1, DEC, "3.09");
    story(
        "protected 1 in product 1: 20 in 1000 ms",
        "accepted q-bid",
        "accepted t1",
        "traded q-bid t1 15 @ 3.09",
        "accepted t2",
        "traded q-bid t2 5 @ 3.09",
        "accepted t3",
        "traded q-bid t3 20 @ 3.09",
        "accepted t4",
        "traded q-bid t4 1 @ 3.09",
        "tripped 1 in product 1: 21 of 20",
        "cancelled q-bid 59 MMP");
  }

  @Test
  void aWindowThatIsOverLeavesNoTraceInTheState() {
    protects("H100", 1_000, 20);
    quotes(DEC, "q", 100, "3.09", 0, "0");
    sells("t1", 15, DEC, "3.09");
    assertEquals(desk.exchange().hash(), desk.copy().hash());
    desk.at(2_000);
    desk.send(desk.writer().advanceClock());
    var restored = desk.copy();
    assertEquals(desk.exchange().hash(), restored.hash());
    desk.restart();
    desk.news();
    sells("t2", 20, DEC, "3.09");
    story("accepted t2", "traded q-bid t2 20 @ 3.09");
    assertEquals(desk.exchange().hash(), desk.copy().hash());
    assertNotEquals(restored.hash(), desk.exchange().hash());
  }

  @Test
  void aQuoteThatTakesIsNotCounted() {
    protects("H100", 1_000, 5);
    desk.sells("taker", "s", 10, DEC, "3.05");
    quotes(DEC, "q", 10, "3.05", 1, "3.15");
    quotes(DEC, "r", 6, "3.05", 1, "3.15");
    sells("t", 6, DEC, "3.05");
    story(
        "protected 1 in product 1: 5 in 1000 ms",
        "accepted s",
        "accepted q-bid",
        "traded q-bid s 10 @ 3.05",
        "accepted q-ask",
        "cancelled q-ask 1 CLIENT",
        "accepted r-bid",
        "accepted r-ask",
        "accepted t",
        "traded r-bid t 6 @ 3.05",
        "tripped 1 in product 1: 6 of 5",
        "cancelled r-ask 1 MMP");
  }

  /// Its own bid trips the protection: the rest of the message is stopped, ask and later entries.
  @Test
  void whatStandsLaterInTheMessageIsStopped() {
    protects("H100", 1_000, 5);
    quotes(
        false,
        entry(JAN, "j", 1, "2.99", 1, "3.01"),
        entry(DEC, "d", 8, "3.10", 10, "3.10"),
        entry(JAN, "k", 1, "2.98", 1, "3.02"),
        entry(OTHER, "o", 1, "4.99", 0, "0"));
    story(
        "protected 1 in product 1: 5 in 1000 ms",
        "accepted j-bid",
        "accepted j-ask",
        "accepted d-bid",
        "accepted d-ask",
        "traded d-bid d-ask 8 @ 3.10",
        "tripped 1 in product 1: 8 of 5",
        "rejected k-bid KILLED 0 0",
        "rejected k-ask KILLED 0 0",
        "accepted o-bid",
        "cancelled j-bid 1 MMP",
        "cancelled j-ask 1 MMP",
        "cancelled d-ask 2 MMP");
  }

  @Test
  void aStopThatIsReleasedNoLongerMeetsTheQuotes() {
    protects("H100", 1_000, 5);
    quotes(DEC, "q", 6, "3.05", 1, "3.15");
    quotes(JAN, "r", 50, "2.99", 0, "0");
    desk.buys("taker", "b", 10, DEC, "3.04");
    desk.send(
        desk.writer()
            .placeOrder(
                2,
                NewOrder.stop(1, Side.BUY, 1, usd("3.05"), usd("3.15"), TimeInForce.GTC, "stop")));
    desk.news();
    sells("t", 6, DEC, "3.05");
    story(
        "accepted t",
        "traded q-bid t 6 @ 3.05",
        "tripped 1 in product 1: 6 of 5",
        "event " + TriggeredDecoder.TEMPLATE_ID,
        "cancelled q-ask 1 MMP",
        "cancelled r-bid 50 MMP");
  }

  @Test
  void anAuctionCountsAndActsWhenItsContractIsOpen() {
    protects("H100", 1_000, 5);
    desk.send(desk.writer().setState(StateScope.PRODUCT, "H100", TradingState.PRE_OPEN));
    quotes(DEC, "q", 6, "3.10", 2, "3.20");
    quotes(JAN, "r", 6, "3.00", 2, "3.10");
    desk.sells("taker", "s", 6, DEC, "3.10");
    desk.sells("taker", "t", 6, JAN, "3.00");
    desk.news();
    desk.opens("H100");
    story(
        "traded q-bid s 6 @ 3.10",
        "state 1 CONTINUOUS",
        "tripped 1 in product 1: 6 of 5",
        "state 2 CONTINUOUS",
        "cancelled q-ask 2 MMP",
        "cancelled r-bid 6 MMP",
        "cancelled r-ask 2 MMP");
  }

  @Test
  void aProtectionIsSetOnlyWhereItMakesSense() {
    desk.send(desk.writer().setProtection(9, "H100", 1_000, 5));
    protects("A100", 1_000, 5);
    protects("H100", 1_000, -1);
    protects("H100", 1_000, 1_000_000_001);
    protects("H100", 0, 5);
    protects("H100", 604_800_001, 5);
    protects("H100", 604_800_000, 5);
    protects("H100", -3, 0);
    story(
        "refused UNKNOWN_ACCOUNT 0 0 account",
        "refused UNKNOWN_PRODUCT 0 0 A100",
        "refused BAD_TERMS -1 1000000000 quantity",
        "refused BAD_TERMS 1000000001 1000000000 quantity",
        "refused BAD_TERMS 0 604800000 window",
        "refused BAD_TERMS 604800001 604800000 window",
        "protected 1 in product 1: 5 in 604800000 ms",
        "protected 1 in product 1: 0 in 0 ms");
  }

  @Test
  void endingTheProtectionLetsTheMakerQuoteAgain() {
    protects("H100", 1_000, 5);
    quotes(DEC, "q", 6, "3.05", 0, "0");
    sells("t", 6, DEC, "3.05");
    desk.news();
    quotes(DEC, "r", 6, "3.05", 0, "0");
    protects("H100", 0, 0);
    quotes(DEC, "r", 6, "3.05", 0, "0");
    story("rejected r-bid KILLED 0 0", "protected 1 in product 1: 0 in 0 ms", "accepted r-bid");
  }
}
