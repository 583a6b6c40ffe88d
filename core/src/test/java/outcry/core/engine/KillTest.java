// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static outcry.core.engine.Desk.usd;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.wire.AccountKind;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// The kill switch (rule X-26). Accounts 1 and 2 belong to the bank, account 3 is the lab's own.
class KillTest {
  private static final String DEC = "H100-2026-12";
  private final Desk desk = new Desk();

  @BeforeEach
  void aMarketIsOpen() {
    desk.product("H100", 730, "0.01", "400", "0");
    desk.contract(DEC, "H100", "3.10");
    desk.opens("H100");
    opens("desk-1", "bank");
    opens("desk-2", "bank");
    desk.deposits("desk-1", "10000");
    desk.deposits("desk-2", "10000");
    desk.deposits("labs", "10000");
    desk.news();
  }

  private void opens(String account, String member) {
    desk.send(desk.writer().openAccount(account, member, AccountKind.CLIENT));
  }

  private void kills(boolean on, boolean ofMember, String name) {
    desk.send(desk.writer().switchKill(on, ofMember, name));
  }

  private void story(String... lines) {
    assertEquals(
        List.of(lines), desk.news(), () -> "whole tape:\n  " + String.join("\n  ", desk.tape));
  }

  @Test
  void anAccountIsSetApartAndLetInAgain() {
    desk.buys("labs", "b1", 2, DEC, "3.00");
    desk.sells("labs", "s1", 1, DEC, "3.20");
    desk.sells("desk-1", "s2", 1, DEC, "3.20");
    kills(true, false, "labs");
    desk.buys("labs", "b2", 1, DEC, "3.00");
    desk.restart();
    desk.replaces("labs", "b1", 1, null, "");
    desk.cancels("labs", "b1");
    desk.send(
        desk.writer()
            .quote(3, true, List.of(new QuoteEntry(1, "q", usd("3.00"), 1, usd("3.20"), 0))));
    kills(false, false, "labs");
    desk.buys("labs", "b2", 1, DEC, "3.00");
    story(
        "accepted b1",
        "accepted s1",
        "accepted s2",
        "killed 3",
        "cancelled b1 2 KILL",
        "cancelled s1 1 KILL",
        "rejected b2 KILLED 0 0",
        "rejected b1 UNKNOWN_ORDER 0 0",
        "rejected b1 UNKNOWN_ORDER 0 0",
        "rejected q-bid KILLED 0 0",
        "let in 3",
        "accepted b2");
  }

  @Test
  void everythingOfAnAccountGoesWhereverItWaitsAndInAnyState() {
    desk.buys("labs", "b1", 1, DEC, "3.00");
    desk.send(
        desk.writer()
            .placeOrder(
                3,
                NewOrder.stop(1, Side.BUY, 1, usd("3.20"), usd("3.25"), TimeInForce.GTC, "stop")));
    desk.send(desk.writer().setState(StateScope.CONTRACT, DEC, TradingState.NO_CANCEL));
    desk.news();
    kills(true, false, "labs");
    desk.sells("labs", "s1", 1, DEC, "3.20");
    story("killed 3", "cancelled b1 1 KILL", "cancelled stop 1 KILL", "rejected s1 KILLED 0 0");
    assertEquals(0, desk.view().money(3).orderMargin());
  }

  @Test
  void aMemberIsSetApartWithAllItsAccountsThoseToComeIncluded() {
    desk.buys("desk-2", "b2", 1, DEC, "3.00");
    desk.buys("desk-1", "b1", 1, DEC, "3.00");
    desk.buys("labs", "b3", 1, DEC, "3.00");
    desk.news();
    kills(true, true, "bank");
    desk.restart();
    opens("desk-3", "bank");
    desk.deposits("desk-3", "10000");
    desk.news();
    desk.buys("desk-3", "b1", 1, DEC, "3.00");
    desk.buys("desk-1", "b2", 1, DEC, "3.00");
    kills(false, true, "bank");
    desk.buys("desk-3", "b1", 1, DEC, "3.00");
    assertEquals(
        List.of("killed 1", "cancelled b1 1 KILL", "killed 2", "cancelled b2 1 KILL"),
        desk.tape.stream().filter(line -> line.matches("killed .*|.* KILL")).toList());
    story(
        "rejected b1 KILLED 0 0",
        "rejected b2 KILLED 0 0",
        "let in 1",
        "let in 2",
        "let in 4",
        "accepted b1");
  }

  @Test
  void whoIsNotThereCannotBeSetApart() {
    kills(true, false, "nobody");
    kills(true, true, "nobody");
    kills(true, true, "desk-1");
    story(
        "refused UNKNOWN_ACCOUNT 0 0 nobody",
        "refused UNKNOWN_MEMBER 0 0 nobody",
        "refused UNKNOWN_MEMBER 0 0 desk-1");
  }

  @Test
  void beingApartIsPartOfTheState() {
    long before = desk.exchange().hash();
    kills(true, true, "bank");
    long apart = desk.exchange().hash();
    assertNotEquals(before, apart);
    assertEquals(apart, desk.copy().hash());
  }
}
