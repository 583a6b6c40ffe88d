// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outcry.core.clearing.Blotter;
import outcry.wire.*;

/// Busts, corrections and limits at their edges (rules S-18 to S-24). A lot is 1,000 GPU-hours.
class CorrectionTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void market() {
    desk.send(
        desk.writer()
            .listProduct(
                ProductTerms.of("H100", ProductKind.GPU_HOUR, 1_000, usd("0.001"))
                    .fee(usd("1.50"))
                    .productLimit(1_000_000)
                    .accountability(100)));
    desk.contract("dec", "H100", "3.100");
    desk.contract("jan", "H100", "3.200");
    desk.send(
        desk.writer()
            .listSpread("dec-jan", List.of(new SpreadLeg("dec", 1), new SpreadLeg("jan", -1))));
    desk.opens("H100");
    for (var account : List.of("ann", "bob", "cy")) {
      desk.deposits(account, "100000");
    }
    desk.news();
  }

  @Test
  void anUpfrontOptionGivesItsPremiumBack() {
    desk.send(
        desk.writer()
            .listOption(
                "call",
                "dec",
                OptionRight.CALL,
                usd("3.25"),
                OptionStyle.EUROPEAN_FUTURE,
                LocalDate.parse("2026-12-20"),
                PremiumStyle.UPFRONT));
    desk.opens("H100");
    desk.sells("bob", "s1", 5, "call", "0.120");
    desk.buys("ann", "b1", 5, "call", "0.120");
    assertEquals(usd("99392.50"), cash("ann"));
    desk.settles("2026-12-01");
    desk.news();
    desk.send(desk.writer().bust(1));
    assertEquals(
        List.of(
            "busted 1 call 5 @ 0.12 unmarked",
            "premium bob -600.00",
            "premium ann 600.00",
            "fee ann -7.50",
            "fee bob -7.50"),
        named());
    assertEquals(usd("100000"), cash("ann"));
    assertEquals(usd("100000"), cash("bob"));
  }

  @Test
  void bothMonthsOfAnImpliedTradeGo() {
    desk.sells("bob", "s1", 2, "dec-jan", "-0.100");
    desk.sells("cy", "s2", 2, "jan", "3.200");
    desk.buys("ann", "b1", 2, "dec", "3.100");
    assertEquals("{dec=2}", desk.view().positions(desk.view().account("ann")).toString());
    desk.send(desk.writer().bust(2));
    for (var account : List.of("ann", "bob", "cy")) {
      assertEquals("{}", desk.view().positions(desk.view().account(account)).toString(), account);
      assertEquals(usd("100000"), cash(account), account);
    }
    desk.news();
    desk.send(desk.writer().bust(1));
    assertEquals("refused TOO_LATE", desk.news().getFirst().substring(0, 16));
  }

  @Test
  void anImpliedTradeGoesWithItsOwnMonthsHoweverTheSpreadNamesThem() {
    desk.contract("feb", "H100", "3.100");
    desk.contract("mar", "H100", "3.200");
    desk.send(
        desk.writer()
            .listSpread("turned", List.of(new SpreadLeg("mar", -1), new SpreadLeg("feb", 1))));
    desk.opens("H100");
    desk.sells("bob", "s0", 7, "dec", "3.000");
    desk.buys("cy", "b0", 7, "dec", "3.000");
    desk.sells("bob", "s1", 2, "turned", "-0.100");
    desk.sells("cy", "s2", 2, "mar", "3.200");
    desk.buys("ann", "b1", 2, "feb", "3.100");
    assertEquals("{feb=2}", desk.view().positions(desk.view().account("ann")).toString());
    desk.send(desk.writer().bust(2));
    assertEquals("{}", desk.view().positions(desk.view().account("ann")).toString());
    assertEquals("{dec=-7}", desk.view().positions(desk.view().account("bob")).toString());
    assertEquals("{dec=7}", desk.view().positions(desk.view().account("cy")).toString());
  }

  @Test
  void whatIsOlderThanTheBlotterIsKept() {
    for (int i = 0; i <= Blotter.REACH; i++) {
      desk.sells("bob", "s" + i, 1, "dec", "3.100");
      desk.buys("ann", "b" + i, 1, "dec", "3.100");
      if (i % 2_000 == 0) {
        desk.settles(LocalDate.parse("2026-12-01").plusDays(i / 1_000).toString());
        desk.deposits("ann", "10000");
        desk.deposits("bob", "10000");
        desk.tape.clear();
        desk.commands.clear();
      }
    }
    var copy = desk.copy();
    assertEquals(desk.exchange().hash(), copy.hash(), "the copy differs");
    desk.restart();
    long held = position("ann");
    desk.send(desk.writer().bust(1));
    assertEquals(held, position("ann"), "trade 1 is too old");
    desk.send(desk.writer().bust(2));
    desk.send(desk.writer().bust(Blotter.REACH + 1));
    assertEquals(held - 2, position("ann"), "trades 2 and the last are kept");
  }

  @Test
  void anAccountIsNamedOnceWhenItPassesTheLevel() {
    desk.buys("ann", "b1", 100, "dec", "3.000");
    desk.buys("ann", "b2", 1, "jan", "3.000");
    desk.buys("ann", "b3", 1, "jan", "3.000");
    var named = desk.news().stream().filter(line -> line.startsWith("accountability")).toList();
    assertEquals(
        List.of("accountability 1 H 101 beyond 100"), named.stream().map(this::by).toList());
  }

  private String by(String line) {
    return line.replace("product 1", "H");
  }

  private long position(String account) {
    return desk.view().positions(desk.view().account(account)).getOrDefault("dec", 0L);
  }

  private long cash(String account) {
    return desk.view().money(desk.view().account(account)).cash();
  }

  private List<String> named() {
    return desk.news().stream()
        .map(line -> line.replace(" 4 ", " call "))
        .map(line -> line.replaceFirst("^(fee|premium) 1 ", "$1 ann "))
        .map(line -> line.replaceFirst("^(fee|premium) 2 ", "$1 bob "))
        .toList();
  }
}
