// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.engine.Desk.usd;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.wire.ProductKind;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Trades agreed away from the book (rule X-24). Account 1 is the lab, 2 the neocloud, 3 a fund
/// that trades on the book. Blocks are 10 lots or more, within 3 % of the last price.
class BlockTest {
  private static final String DEC = "H100-2026-12";
  private static final String JAN = "H100-2027-01";
  private static final String SPREAD = "DEC-JAN";
  private final Desk desk = new Desk();

  @BeforeEach
  void aMarketWithBlocksIsOpen() {
    desk.send(
        desk.writer()
            .listProduct(
                ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, usd("0.01"))
                    .margin(usd("400"))
                    .fee(usd("1"))
                    .positionLimit(60)
                    .dailyLimit(usd("0.1"))
                    .blocks(10, usd("0.03"))));
    desk.contract(DEC, "H100", "3.10");
    desk.contract(JAN, "H100", "3.00");
    desk.send(
        desk.writer().listSpread(SPREAD, List.of(new SpreadLeg(DEC, 1), new SpreadLeg(JAN, -1))));
    desk.product("plain", 730, "0.01", "400", "0");
    desk.contract("no-blocks", "plain", "3.10");
    desk.opens("H100");
    desk.opens("plain");
    desk.deposits("labs", "10000");
    desk.deposits("neocloud", "10000");
    desk.deposits("fund", "10000");
    desk.news();
  }

  private void story(String... lines) {
    assertEquals(
        List.of(lines), desk.news(), () -> "whole tape:\n  " + String.join("\n  ", desk.tape));
  }

  private void reports(
      String account, String other, String id, Side side, int lots, String in, String price) {
    desk.send(
        desk.writer()
            .reportBlock(
                desk.view().account(account),
                desk.view().account(other),
                desk.view().contract(in),
                side,
                lots,
                usd(price),
                id));
  }

  private void labBuys(String id, int lots, String price) {
    reports("labs", "neocloud", id, Side.BUY, lots, DEC, price);
  }

  private void neocloudSells(String id, int lots, String price) {
    reports("neocloud", "labs", id, Side.SELL, lots, DEC, price);
  }

  private void state(TradingState state) {
    desk.send(desk.writer().setState(StateScope.CONTRACT, DEC, state));
  }

  @Test
  void theSecondReportMakesTheTradeAndTheMarketHearsNothing() {
    desk.sells("fund", "s1", 1, DEC, "3.12");
    desk.buys("fund", "b1", 1, DEC, "3.05");
    labBuys("x1", 20, "3.15");
    story("accepted s1", "accepted b1", "accepted x1");
    assertEquals(usd("0"), desk.view().money(1).orderMargin(), "a report that waits is no order");
    neocloudSells("y1", 20, "3.15");
    story("accepted y1", "traded x1 y1 20 @ 3.15", "fee 1 20.00", "fee 2 20.00");
    assertEquals(Map.of(DEC, 20L), desk.view().positions(1));
    assertEquals(Map.of(DEC, -20L), desk.view().positions(2));
    assertEquals(usd("8000"), desk.view().money(2).required());
    assertEquals(usd("0"), desk.view().money(2).orderMargin());
    var market = desk.view().market(1);
    assertEquals(20, market.openInterest());
    assertEquals(CommandWriter.ABSENT, market.last(), "the book's price is the book's alone");
    assertEquals(1, desk.view().book(1).asks().size());
  }

  @Test
  void onlyTheMirrorOfAReportMeetsIt() {
    labBuys("x1", 20, "3.15");
    neocloudSells("y1", 19, "3.15");
    neocloudSells("y2", 20, "3.14");
    reports("neocloud", "labs", "y3", Side.BUY, 20, DEC, "3.15");
    reports("neocloud", "labs", "y4", Side.SELL, 20, JAN, "3.05");
    reports("fund", "labs", "z1", Side.SELL, 20, DEC, "3.15");
    reports("neocloud", "fund", "y5", Side.SELL, 20, DEC, "3.15");
    story(
        "accepted x1",
        "accepted y1",
        "accepted y2",
        "accepted y3",
        "accepted y4",
        "accepted z1",
        "accepted y5");
  }

  @Test
  void theOldestReportIsTaken() {
    desk.deposits("neocloud", "10000");
    desk.news();
    labBuys("x1", 10, "3.10");
    labBuys("x2", 10, "3.10");
    desk.restart();
    neocloudSells("y1", 10, "3.10");
    neocloudSells("y2", 10, "3.10");
    neocloudSells("y3", 10, "3.10");
    story(
        "accepted x1",
        "accepted x2",
        "accepted y1",
        "traded x1 y1 10 @ 3.10",
        "fee 1 10.00",
        "fee 2 10.00",
        "accepted y2",
        "traded x2 y2 10 @ 3.10",
        "fee 1 10.00",
        "fee 2 10.00",
        "accepted y3");
  }

  @Test
  void aReportThatWaitsIsCancelledLikeAnOrderButNotReplaced() {
    labBuys("x1", 10, "3.10");
    desk.replaces("labs", "x1", 11, null, "");
    desk.cancels("labs", "x1");
    labBuys("x1", 10, "3.10");
    labBuys("x2", 10, "3.10");
    desk.send(desk.writer().cancelAll(1, null));
    neocloudSells("y1", 10, "3.10");
    desk.send(desk.writer().switchKill(true, false, "labs"));
    story(
        "accepted x1",
        "rejected x1 UNKNOWN_ORDER 0 0",
        "cancelled x1 10 CLIENT",
        "rejected x1 DUPLICATE_ID 0 0",
        "accepted x2",
        "cancelled x2 10 CLIENT",
        "accepted y1",
        "killed 1");
    labBuys("x3", 10, "3.10");
    neocloudSells("y2", 10, "3.10");
    story("rejected x3 KILLED 0 0", "rejected y2 KILLED 0 0");
    desk.send(desk.writer().switchKill(true, true, "neocloud"));
    story("killed 2", "cancelled y1 10 KILL");
  }

  @Test
  void aReportDiesWithTheDay() {
    labBuys("x1", 10, "3.10");
    desk.settles("2026-11-23");
    assertEquals(true, desk.news().contains("cancelled x1 10 DAY_END"), desk.tape.toString());
    neocloudSells("y1", 10, "3.10");
    story("accepted y1");
  }

  @Test
  void blocksAreReportedWhereverOrdersAreTaken() {
    state(TradingState.PRE_OPEN);
    labBuys("x1", 10, "3.10");
    state(TradingState.NO_CANCEL);
    desk.cancels("labs", "x1");
    state(TradingState.PAUSED);
    neocloudSells("y1", 10, "3.10");
    state(TradingState.CLOSED);
    labBuys("x2", 10, "3.10");
    state(TradingState.HALTED);
    labBuys("x2", 10, "3.10");
    story(
        "state 1 PRE_OPEN",
        "accepted x1",
        "state 1 NO_CANCEL",
        "rejected x1 NO_CANCEL 0 0",
        "state 1 PAUSED",
        "accepted y1",
        "traded x1 y1 10 @ 3.10",
        "fee 1 10.00",
        "fee 2 10.00",
        "state 1 CLOSED",
        "rejected x2 CLOSED 0 0",
        "state 1 HALTED",
        "rejected x2 HALTED 0 0");
  }

  @Test
  void aReportIsCheckedBeforeItWaits() {
    reports("nobody", "labs", "a", Side.BUY, 10, DEC, "3.10");
    reports("labs", "nobody", "b", Side.BUY, 10, DEC, "3.10");
    reports("labs", "neocloud", "c", Side.BUY, 10, "nowhere", "3.10");
    reports("labs", "neocloud", "", Side.BUY, 10, DEC, "3.10");
    reports("labs", "labs", "d", Side.BUY, 10, DEC, "3.10");
    reports("labs", "neocloud", "e", Side.NONE, 10, DEC, "3.10");
    reports("labs", "neocloud", "f", Side.BUY, 10, "no-blocks", "3.10");
    labBuys("g", 0, "3.10");
    labBuys("h", 9, "3.10");
    labBuys("i", 1_000_000_001, "3.10");
    labBuys("j", 1_000_000_000, "3.10");
    labBuys("k", 10, "3.105");
    labBuys("l", 10, "0");
    labBuys("m", 61, "3.10");
    labBuys("n", 10, "3.42");
    labBuys("o", 10, "3.20");
    labBuys("p", 10, "3.00");
    labBuys("q", 26, "3.10");
    story(
        "rejected a UNKNOWN_ACCOUNT 0 0",
        "rejected b UNKNOWN_ACCOUNT 0 0",
        "rejected c UNKNOWN_CONTRACT 0 0",
        "rejected  BAD_TYPE 0 36",
        "rejected d BAD_TYPE 0 0",
        "rejected e BAD_TYPE 0 0",
        "rejected f BAD_TYPE 0 0",
        "rejected g BAD_QUANTITY 0 1000000000",
        "rejected h BAD_QUANTITY 9 10",
        "rejected i BAD_QUANTITY 1000000001 1000000000",
        "rejected j BAD_QUANTITY 1000000000 497525",
        "rejected k BAD_PRICE 3105000 10000",
        "rejected l BAD_PRICE 0 10000",
        "rejected m POSITION_LIMIT 61 60",
        "rejected n PRICE_LIMIT 3420000 3410000",
        "rejected o PRICE_BAND 3200000 3190000",
        "rejected p PRICE_BAND 3000000 3010000",
        "rejected q MARGIN 10400000000 10000000000");
    labBuys("d", 25, "3.10");
    story("accepted d");
  }

  @Test
  void theRangeFollowsTheLastPrice() {
    desk.sells("fund", "s1", 1, DEC, "3.30");
    desk.buys("fund", "b1", 1, DEC, "3.30");
    desk.news();
    labBuys("x1", 10, "3.19");
    labBuys("x2", 10, "3.39");
    story("rejected x1 PRICE_BAND 3190000 3210000", "accepted x2");
  }

  /// 25 lots are all the collateral covers: the lab has spent some of it since it reported.
  @Test
  void theTradeIsNotMadeWhenTheSideThatWaitedNoLongerPasses() {
    labBuys("x1", 20, "3.10");
    desk.buys("labs", "b1", 6, DEC, "3.00");
    neocloudSells("y1", 20, "3.10");
    story("accepted x1", "accepted b1", "rejected y1 MARGIN 0 0");
    desk.restart();
    desk.cancels("labs", "b1");
    neocloudSells("y1", 20, "3.10");
    story(
        "cancelled b1 6 CLIENT",
        "accepted y1",
        "traded x1 y1 20 @ 3.10",
        "fee 1 20.00",
        "fee 2 20.00");
  }

  @Test
  void theOtherSidesPositionLimitCountsToo() {
    desk.deposits("labs", "100000");
    desk.news();
    labBuys("x1", 20, "3.10");
    desk.buys("labs", "b1", 41, DEC, "3.00");
    neocloudSells("y1", 20, "3.10");
    story("accepted x1", "accepted b1", "rejected y1 POSITION_LIMIT 0 0");
  }

  /// Rule M-4: what takes risk off passes, whatever the account still owns.
  @Test
  void aBlockThatClosesAPositionNeedsNoMargin() {
    labBuys("x1", 24, "3.10");
    neocloudSells("y1", 24, "3.10");
    desk.settlesAt("2026-11-23", DEC, "2.90");
    desk.deposits("labs", "1");
    desk.news();
    reports("labs", "neocloud", "x2", Side.BUY, 10, DEC, "2.90");
    reports("labs", "neocloud", "x3", Side.SELL, 24, DEC, "2.90");
    reports("neocloud", "labs", "y3", Side.BUY, 24, DEC, "2.90");
    story(
        "rejected x2 MARGIN 4000000000 -3127000000",
        "accepted x3",
        "accepted y3",
        "traded y3 x3 24 @ 2.90",
        "fee 2 24.00",
        "fee 1 24.00");
    assertEquals(Map.of(), desk.view().positions(1));
  }

  @Test
  void aBlockInASpreadIsBookedInItsLegs() {
    reports("labs", "neocloud", "x1", Side.BUY, 10, SPREAD, "-0.05");
    reports("neocloud", "labs", "y1", Side.SELL, 10, SPREAD, "-0.05");
    story(
        "accepted x1",
        "accepted y1",
        "traded x1 y1 10 @ -0.05",
        "traded x1 y1 10 @ 3.10",
        "fee 1 10.00",
        "fee 2 10.00",
        "traded y1 x1 10 @ 3.15",
        "fee 2 10.00",
        "fee 1 10.00");
    assertEquals(Map.of(DEC, 10L, JAN, -10L), desk.view().positions(1));
    assertEquals(0, desk.view().money(1).orderMargin());
    assertEquals(CommandWriter.ABSENT, desk.view().market(3).last());
  }

  @Test
  void aBlockEndsReduceOnlyOrdersThatHaveNothingLeftToReduce() {
    labBuys("x1", 10, "3.10");
    neocloudSells("y1", 10, "3.10");
    desk.send(
        desk.writer()
            .placeOrder(
                1,
                NewOrder.limit(1, Side.SELL, 5, usd("3.30"), TimeInForce.GTC, "r1")
                    .asReduceOnly()));
    desk.news();
    reports("labs", "neocloud", "x2", Side.SELL, 10, DEC, "3.10");
    reports("neocloud", "labs", "y2", Side.BUY, 10, DEC, "3.10");
    story(
        "accepted x2",
        "accepted y2",
        "traded y2 x2 10 @ 3.10",
        "fee 2 10.00",
        "fee 1 10.00",
        "cancelled r1 5 REDUCE_ONLY");
  }

  @Test
  void stopsDoNotHearOfABlock() {
    desk.send(
        desk.writer()
            .placeOrder(
                3,
                NewOrder.stop(1, Side.BUY, 1, usd("3.12"), usd("3.20"), TimeInForce.GTC, "stop")));
    labBuys("x1", 10, "3.15");
    neocloudSells("y1", 10, "3.15");
    story(
        "accepted stop",
        "accepted x1",
        "accepted y1",
        "traded x1 y1 10 @ 3.15",
        "fee 1 10.00",
        "fee 2 10.00");
  }

  @Test
  void reportsThatWaitAreInTheSnapshotAndItsHash() {
    long before = desk.exchange().hash();
    labBuys("x1", 10, "3.10");
    long waiting = desk.exchange().hash();
    assertEquals(true, before != waiting);
    assertEquals(waiting, desk.copy().hash());
  }
}
