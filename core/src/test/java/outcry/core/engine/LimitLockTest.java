// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.wire.ProductKind;

/// Copper at 310 with a daily limit of 10 %, steps of 3 and 5 points and 2 points of margin above
/// them (rule X-28).
class LimitLockTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void list() {
    desk.send(
        desk.writer()
            .listProduct(
                ProductTerms.of("CU", ProductKind.BASKET, 5, usd("0.01"))
                    .margin(usd("100"))
                    .dailyLimit(usd("0.10"))
                    .lockStep(usd("0.03"))
                    .lockStep(usd("0.05"))
                    .lockMargin(usd("0.02"))));
    desk.contract("cu1", "CU", "300");
    desk.deposits("ann", "2000");
    desk.deposits("bob", "2000");
    desk.opens("CU");
    desk.settlesAt("2026-12-01", "cu1", "310");
    says("limits 1 279.00 to 341.00 locks 0 margin 100.00");
  }

  private void says(String expected) {
    var news = desk.news();
    assertTrue(news.contains(expected), () -> expected + " is not in\n" + String.join("\n", news));
  }

  private void locksUp(String date, String price) {
    desk.buys("bob", "b" + date, 5, "cu1", price);
    desk.settlesAt(date, "cu1", price);
  }

  @Test
  void aLockWidensTheLimitAndRaisesTheMarginUntilADayWithoutOne() {
    desk.sells("ann", "s", 1, "cu1", "341");
    desk.buys("bob", "b", 5, "cu1", "341");
    desk.settles("2026-12-02");
    says("limits 1 296.67 to 385.33 locks 1 margin 255.75");
    desk.restart();
    locksUp("2026-12-03", "385.33");
    says("limits 1 327.54 to 443.12 locks 2 margin 327.54");
    locksUp("2026-12-04", "443.12");
    says("limits 1 376.66 to 509.58 locks 3 margin 376.66");
    desk.settles("2026-12-05");
    says("limits 1 398.81 to 487.43 locks 0 margin 100.00");
  }

  @Test
  void theOtherDirectionBeginsAnew() {
    locksUp("2026-12-02", "341");
    says("limits 1 296.67 to 385.33 locks 1 margin 255.75");
    desk.sells("ann", "s", 1, "cu1", "296.67");
    desk.settles("2026-12-03");
    says("limits 1 296.67 to 385.33 locks -1 margin 255.75");
  }

  @Test
  void twoSidesOrAPriceBelowTheLimitAreNoLock() {
    desk.buys("bob", "b1", 1, "cu1", "340.99");
    desk.settles("2026-12-02");
    says("limits 1 279.00 to 341.00 locks 0 margin 100.00");
    desk.sells("ann", "s", 2, "cu1", "341");
    desk.settles("2026-12-03");
    says("limits 1 279.00 to 341.00 locks 0 margin 100.00");
  }

  @Test
  void theRaisedMarginIsCalledAtOnce() {
    desk.sells("ann", "s", 7, "cu1", "310");
    desk.buys("bob", "b", 7, "cu1", "310");
    desk.buys("bob", "b2", 5, "cu1", "341");
    desk.news();
    desk.settles("2026-12-02");
    assertEquals(
        List.of(
            "settled 1 341.00 LAST",
            "variation 1 -1085.00",
            "variation 2 1085.00",
            "cancelled b2 5 DAY_END",
            "limits 1 296.67 to 385.33 locks 1 margin 255.75",
            "called 1 875.25"),
        desk.news());
  }
}
