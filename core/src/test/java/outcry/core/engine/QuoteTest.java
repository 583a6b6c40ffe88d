// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.wire.TradingState;

/// Quotes (rule X-25).
class QuoteTest extends MakerAndTaker {
  @Test
  void aQuoteReplacesTheOneBefore() {
    quotes(DEC, "q1", 10, "3.09", 10, "3.11");
    sells("t1", 4, DEC, "3.09");
    quotes(DEC, "q2", 10, "3.08", 0, "0");
    quotes(DEC, "q3", 0, "0", 0, "0");
    quotes(DEC, "q4", 0, "0", 0, "0");
    story(
        "accepted q1-bid",
        "accepted q1-ask",
        "accepted t1",
        "traded q1-bid t1 4 @ 3.09",
        "cancelled q1-bid 6 CLIENT",
        "cancelled q1-ask 10 CLIENT",
        "accepted q2-bid",
        "cancelled q2-bid 10 CLIENT");
    assertEquals(0, desk.view().money(1).orderMargin());
  }

  @Test
  void aMassQuoteGoesContractByContract() {
    quotes(DEC, "a", 1, "3.09", 1, "3.11");
    desk.sells("taker", "s", 2, JAN, "3.02");
    desk.news();
    quotes(
        false,
        entry(JAN, "b", 3, "3.02", 3, "3.04"),
        entry(DEC, "c", 2, "3.08", 2, "3.12"),
        entry(DEC, "d", 4, "3.07", 4, "3.13"));
    story(
        "accepted b-bid",
        "traded b-bid s 2 @ 3.02",
        "accepted b-ask",
        "cancelled a-bid 1 CLIENT",
        "cancelled a-ask 1 CLIENT",
        "accepted c-bid",
        "accepted c-ask",
        "cancelled c-bid 2 CLIENT",
        "cancelled c-ask 2 CLIENT",
        "accepted d-bid",
        "accepted d-ask");
  }

  @Test
  void otherOrdersOfTheMakerStay() {
    desk.buys("maker", "b1", 1, DEC, "3.00");
    quotes(DEC, "q1", 1, "3.05", 1, "3.15");
    quotes(DEC, "q2", 1, "3.05", 1, "3.15");
    story(
        "accepted b1",
        "accepted q1-bid",
        "accepted q1-ask",
        "cancelled q1-bid 1 CLIENT",
        "cancelled q1-ask 1 CLIENT",
        "accepted q2-bid",
        "accepted q2-ask");
  }

  @Test
  void aSideIsAnOrderLikeOthers() {
    quotes(DEC, "q1", 5, "3.05", 5, "3.15");
    desk.replaces("maker", "q1-bid", 4, "3.06", "mine");
    desk.cancels("maker", "q1-ask");
    desk.restart();
    quotes(DEC, "q2", 5, "3.05", 5, "3.15");
    desk.settles("2026-11-23");
    var day = desk.news();
    assertEquals(
        List.of(
            "accepted q1-bid",
            "accepted q1-ask",
            "replaced mine 4 @ 3.06 LOST",
            "cancelled q1-ask 5 CLIENT",
            "cancelled mine 4 CLIENT",
            "accepted q2-bid",
            "accepted q2-ask"),
        day.subList(0, 7));
    assertEquals(
        List.of("cancelled q2-bid 5 DAY_END", "cancelled q2-ask 5 DAY_END"),
        day.stream().filter(line -> line.contains("DAY_END")).toList());
  }

  @Test
  void aSideThatDoesNotPassIsRejectedAlone() {
    quotes(DEC, "q1", 5, "3.05", 5, "3.15");
    quotes(DEC, "q2", -1, "3.05", 5, "3.15");
    quotes(DEC, "q2", 5, "3.055", 1_000_000_001, "3.15");
    quotes(DEC, "q2", 0, "0", 5, "3.15");
    quotes(DEC, "q2", 5, "3.05", 251, "3.15");
    story(
        "accepted q1-bid",
        "accepted q1-ask",
        "cancelled q1-bid 5 CLIENT",
        "cancelled q1-ask 5 CLIENT",
        "rejected q2-bid BAD_QUANTITY -1 1000000000",
        "accepted q2-ask",
        "cancelled q2-ask 5 CLIENT",
        "rejected q2-bid BAD_PRICE 3055000 10000",
        "rejected q2-ask DUPLICATE_ID 0 0",
        "rejected q2-ask DUPLICATE_ID 0 0",
        "accepted q2-bid",
        "rejected q2-ask DUPLICATE_ID 0 0");
    quotes(DEC, "q3", 1, "3.05", 251, "3.15");
    story(
        "cancelled q2-bid 5 CLIENT",
        "accepted q3-bid",
        "rejected q3-ask MARGIN 100000000000 99600000000");
  }

  @Test
  void whatNamesNothingIsRejected() {
    var long33 = "q".repeat(33);
    quotes("nowhere", "q1", 1, "3.05", 1, "3.15");
    quotes("nowhere", "q1", 0, "0", 0, "0");
    desk.send(desk.writer().quote(9, false, List.of(entry(DEC, "q1", 1, "3.05", 0, "0"))));
    desk.send(desk.writer().quote(9, true, List.of(entry(DEC, "q1", 0, "3.05", 0, "0"))));
    desk.send(desk.writer().quote(9, true, List.of()));
    desk.send(desk.writer().quote(1, true, List.of()));
    quotes(DEC, "", 1, "3.05", 0, "0");
    quotes(DEC, long33, 1, "3.05", 0, "0");
    quotes(DEC, "q".repeat(32), 1, "3.05", 0, "0");
    quotes(DEC, "q".repeat(99), 0, "0", 1, "3.05");
    story(
        "rejected q1-bid UNKNOWN_CONTRACT 0 0",
        "rejected q1-ask UNKNOWN_CONTRACT 0 0",
        "rejected q1 UNKNOWN_CONTRACT 0 0",
        "rejected q1-bid UNKNOWN_ACCOUNT 0 0",
        "rejected q1 UNKNOWN_ACCOUNT 0 0",
        "refused UNKNOWN_ACCOUNT 0 0 account",
        "rejected  BAD_TYPE 0 36",
        "rejected " + long33 + "-bid BAD_TYPE 37 36",
        "accepted " + "q".repeat(32) + "-bid",
        "cancelled " + "q".repeat(32) + "-bid 1 CLIENT",
        "rejected " + "q".repeat(60) + "-ask BAD_TYPE 64 36");
  }

  @Test
  void whereNothingIsCancelledTheQuoteBeforeStays() {
    state(TradingState.NO_CANCEL);
    quotes(DEC, "q1", 1, "3.05", 1, "3.15");
    quotes(DEC, "q2", 1, "3.06", 1, "3.14");
    quotes(DEC, "q1", 1, "3.06", 0, "0");
    quotes(DEC, "q3", 0, "0", 0, "0");
    story(
        "state 1 NO_CANCEL",
        "accepted q1-bid",
        "accepted q1-ask",
        "rejected q2-bid NO_CANCEL 0 0",
        "rejected q2-ask NO_CANCEL 0 0",
        "rejected q1-bid DUPLICATE_ID 0 0",
        "rejected q3 NO_CANCEL 0 0");
    state(TradingState.CLOSED);
    quotes(DEC, "q4", 1, "3.06", 0, "0");
    state(TradingState.HALTED);
    quotes(DEC, "q4", 1, "3.06", 0, "0");
    story(
        "state 1 CLOSED",
        "cancelled q1-bid 1 CLIENT",
        "cancelled q1-ask 1 CLIENT",
        "rejected q4-bid CLOSED 0 0",
        "state 1 HALTED",
        "rejected q4-bid HALTED 0 0");
  }

  /// 20 lots in a second; January's fill is the one too many. The other product is not concerned.
  /// Who starts from a snapshot must not know of a window that is over, or the two would differ.
  /// Orders that take count for nothing: only what rested.
}
