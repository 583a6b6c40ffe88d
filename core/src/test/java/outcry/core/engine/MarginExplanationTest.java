// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static outcry.core.engine.Desk.usd;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.core.engine.RiskModelText.AddOn;
import outcry.core.engine.RiskModelText.Bracket;
import outcry.core.engine.RiskModelText.Charges;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.core.engine.RiskModelText.ShortMinimum;

/// Rule M-12: asking for a margin changes nothing, and a refused order neither (rule M-4).
class MarginExplanationTest {
  private static final String DEC = "H100-2026-12";
  private static final String JAN = "H100-2027-01";

  private final Desk desk = new Desk();

  @BeforeEach
  void aMarket() {
    desk.product("H100", 1_000, "0.001", "400", "0");
    desk.contract(DEC, "H100", "3.10");
    desk.contract(JAN, "H100", "3.15");
    desk.opens("H100");
    var losses = new long[] {usd("100"), usd("-80"), usd("60"), 0};
    var charges =
        new Charges(
            Charges.UNCAPPED,
            List.of(),
            List.of(new ShortMinimum(DEC, usd("150"))),
            List.of(new AddOn(DEC, "concentration", List.of(new Bracket(2, usd("10"))))));
    desk.publishes(
        new RiskModelText(
            "m", 1, List.of(LossSet.ONLY), List.of(new LossArray(DEC, 0, losses)), charges));
    desk.deposits("labs", "1000");
    desk.deposits("neocloud", "1000");
    desk.sells("neocloud", "s1", 3, DEC, "3.10");
    desk.buys("labs", "b1", 3, DEC, "3.10");
    desk.buys("labs", "b2", 1, DEC, "3.05");
  }

  private MarginExplanation of(String account) {
    return desk.view().explain(desk.view().account(account));
  }

  @Test
  void theSumsAreThoseOfTheAccount() {
    var labs = of("labs");
    var money = desk.view().money(desk.view().account("labs"));
    assertEquals(money.required(), labs.required());
    assertEquals(money.orderMargin(), labs.orderMargin());
    assertEquals(money.free(), labs.free());
    assertEquals(usd("310"), labs.required());
    assertEquals(usd("110"), labs.orderMargin());
    assertEquals(usd("690"), labs.toCall());
    assertEquals(usd("460"), of("neocloud").required());
  }

  @Test
  void oneMoreLotIsWhatItSays() {
    var more = of("labs").oneMoreLot();
    assertEquals(
        List.of(
            new MarginExplanation.OneMoreLot(DEC, usd("110"), usd("-110"), usd("110"), 0),
            new MarginExplanation.OneMoreLot(JAN, usd("400"), usd("400"), usd("400"), usd("400"))),
        more);
  }

  @Test
  void askingChangesNothing() {
    long hash = desk.exchange().hash();
    of("labs");
    of("neocloud");
    assertEquals(hash, desk.exchange().hash());
    assertEquals(List.of(), desk.view().faults());
  }

  /// The exchange is where it would be had somebody asked for nothing at all.
  @Test
  void anOrderRefusedForMarginChangesNothing() {
    long noon = 43_200_000;
    desk.at(noon);
    var before = of("labs");
    var copy = desk.copy();
    desk.buys("labs", "x", 50, DEC, "3.05");
    assertEquals("rejected", desk.tape.getLast().split(" ")[0]);
    var writer = new CommandWriter();
    int length = writer.cancelOrder(desk.view().account("labs"), "none");
    writer.stamp(1, desk.commands.size());
    copy.apply(noon, writer.buffer(), 0, length);
    assertEquals(copy.hash(), desk.exchange().hash());
    assertEquals(before, of("labs"));
    desk.buys("labs", "y", 1, DEC, "3.05");
    assertNotEquals(before, of("labs"));
  }
}
