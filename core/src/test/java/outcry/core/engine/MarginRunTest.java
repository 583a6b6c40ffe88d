// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule M-11: more accounts than one slice, and what happens between the slices.
class MarginRunTest {
  private static final String DEC = "H100-2026-12";
  private static final int ACCOUNTS = 4_500;
  private static final long NOON = 43_200_000;

  private final Desk desk = new Desk();

  /// Everybody but the house is long one lot on 450 dollars, where a lot needs 400.
  @BeforeEach
  void manyAreLong() {
    desk.product("H100", 1_000, "0.001", "400", "0");
    desk.contract(DEC, "H100", "3.10");
    desk.opens("H100");
    desk.deposits("the-house", "100000000");
    desk.sells("the-house", "s", ACCOUNTS, DEC, "3.10");
    for (int i = 0; i < ACCOUNTS; i++) {
      desk.deposits(name(i), "450");
      desk.buys(name(i), "b", 1, DEC, "3.10");
    }
    desk.at(NOON);
    desk.news();
  }

  private static String name(int i) {
    return "a%04d".formatted(i);
  }

  private List<String> calls() {
    return desk.news().stream().filter(event -> event.startsWith("called")).toList();
  }

  /// A settle at 3.00 takes 100 from everybody: 350 are left, 400 needed.
  private void settlesLower() {
    desk.settlesAt("2026-12-01", DEC, "3.00");
  }

  @Test
  void theFirstTwoThousandAreCalledWithTheSettleTheRestInSlices() {
    settlesLower();
    assertEquals(2_000, calls().size());
    desk.at(NOON + MarginRun.PAUSE);
    desk.cancels("the-house", "none");
    assertEquals(2_000, calls().size());
    desk.at(NOON + 2 * MarginRun.PAUSE);
    desk.cancels("the-house", "none");
    assertEquals(ACCOUNTS - 4_000, calls().size());
    desk.at(NOON + 9 * MarginRun.PAUSE);
    desk.cancels("the-house", "none");
    assertEquals(List.of(), calls());
    assertEquals(Long.MAX_VALUE, desk.exchange().nextDue());
  }

  @Test
  void anOrderBetweenTheSlicesIsCheckedByWhatItsAccountNeedsNow() {
    var last = name(ACCOUNTS - 1);
    desk.deposits(last, "800");
    desk.buys(last, "more", 1, DEC, "2.90");
    desk.cancels(last, "more");
    settlesLower();
    calls();
    desk.buys(last, "two", 2, DEC, "2.99");
    desk.buys(last, "one", 1, DEC, "2.99");
    desk.sells("the-house", "s2", 1, DEC, "2.99");
    var between = desk.news();
    assertTrue(between.stream().anyMatch(event -> event.startsWith("rejected")), "" + between);
    assertTrue(between.stream().anyMatch(event -> event.startsWith("traded")), "" + between);
    assertTrue(between.stream().noneMatch(event -> event.startsWith("called")), "" + between);
    assertNotEquals(Long.MAX_VALUE, desk.exchange().nextDue());
    assertEquals(List.of(), desk.view().faults());
  }

  @Test
  void whoeverMovesTheClockByHandSeesTheRunMadeToItsEnd() {
    settlesLower();
    desk.send(desk.writer().advanceClock());
    assertEquals(ACCOUNTS, calls().size());
  }

  @Test
  void aSecondSettleBeginsAgain() {
    settlesLower();
    desk.settlesAt("2026-12-02", DEC, "2.99");
    desk.send(desk.writer().advanceClock());
    assertEquals(2_000 + ACCOUNTS, calls().size());
  }

  @Test
  void aRunGoesOnAfterARestart() {
    settlesLower();
    var copy = desk.copy();
    assertEquals(desk.exchange().hash(), copy.hash());
    assertEquals(desk.exchange().nextDue(), copy.nextDue());
    long later = NOON + 10 * MarginRun.PAUSE;
    desk.exchange().advance(later);
    copy.advance(later);
    assertEquals(desk.exchange().hash(), copy.hash());
    assertEquals(Long.MAX_VALUE, copy.nextDue());
  }
}
