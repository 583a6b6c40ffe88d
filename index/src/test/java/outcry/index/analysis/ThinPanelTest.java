// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import outcry.index.analysis.Robustness.Progress;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.State;
import outcry.index.listed.ListedMethod;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// However thin the panel and however lopsided its tiers: nobody moves a print in a day by more
/// than speed limit times weight cap (rules I-28 and I-29).
class ThinPanelTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final int DAYS = 6;
  private static final double ROUNDING = 1e-6;

  @Test
  void noProviderAndNoPairPassesTheLimit() {
    var method = (ListedMethod) Catalogue.find("H100");
    for (int sellers = 4; sellers <= 14; sellers++) {
      for (int neoclouds : new int[] {0, 1, sellers / 2, sellers - 1, sellers}) {
        var days = ObservedDays.of("H100", panel(sellers, neoclouds));
        var report =
            Robustness.of(method, days, State.NONE, Bounds.of(method.terms()), 2, Progress.NONE);
        var beyond =
            report.effects().stream()
                .filter(effect -> effect.attack().span() == Attack.Span.DAY)
                .filter(effect -> Math.abs(effect.print()) > effect.limit() + ROUNDING)
                .toList();
        var panel = sellers + " sellers, " + neoclouds + " of them neoclouds";
        assertEquals(List.of(), beyond, panel);
        assertEquals(sellers, report.most(), panel);
        assertTrue(
            report.effects().stream().anyMatch(effect -> Math.abs(effect.print()) > 0.003),
            () -> panel + ": nobody moved anything\n" + RobustnessText.of(report));
      }
    }
  }

  /// Who joins late and lies from the first day lies about nothing: his first price moves nobody.
  /// The worst he can do begins after he has joined, and is found.
  @Test
  void aHeldAttackIsStartedWhenItsSellerCounts() {
    var method = (ListedMethod) Catalogue.find("H100");
    var readings = panel(8, 2, 24);
    readings.removeIf(
        each ->
            each.group().equals("seller-07")
                && each.seen().observed() < (FIRST.toEpochDay() + 3) * 86_400);
    var days = ObservedDays.of("H100", readings);
    var told = new AtomicInteger();
    var report =
        Robustness.of(
            method,
            days,
            State.NONE,
            Bounds.of(method.terms()),
            1,
            (_, _) -> told.getAndIncrement());
    assertEquals(8, told.get(), "every attacker is told");
    for (var effect : report.effects()) {
      if (effect.attack().span() == Attack.Span.DAY) continue;
      if (effect.attack().move() == Attack.Move.VANISH) continue;
      if (!effect.attack().providers().equals(List.of("seller-07"))) continue;
      assertTrue(Math.abs(effect.print()) > 0.01, effect.toString());
      assertTrue(effect.day().isAfter(FIRST.plusDays(4)), effect.toString());
    }
    var text = RobustnessText.of(report);
    assertTrue(text.contains("Silence: no attack takes a single one of the fixings away."), text);
    assertTrue(text.contains("as posted, before confirmation:"), text);
  }

  /// Four are needed: with four, each of them can silence a fixing, and the report says so.
  @Test
  void whoCanSilenceAFixingIsNamed() {
    var method = (ListedMethod) Catalogue.find("H100");
    var days = ObservedDays.of("H100", panel(4, 1, 12));
    var report =
        Robustness.of(method, days, State.NONE, Bounds.of(method.terms()), 1, Progress.NONE);
    var text = RobustnessText.of(report);
    assertTrue(text.contains("fixings away with vanishing for the month; they are withheld"), text);
  }

  /// Sellers a tenth of a dollar apart who never change a price.
  private static List<Reading> panel(int sellers, int neoclouds) {
    return panel(sellers, neoclouds, DAYS);
  }

  private static List<Reading> panel(int sellers, int neoclouds, int last) {
    var others = List.of(Tier.HYPERSCALER, Tier.SERVERLESS, Tier.MARKETPLACE);
    var readings = new ArrayList<Reading>();
    for (int day = 0; day < last; day++) {
      long noon = (FIRST.toEpochDay() + day) * 86_400 + 43_200;
      for (int seller = 0; seller < sellers; seller++) {
        var tier = seller < neoclouds ? Tier.NEOCLOUD : others.get(seller % 3);
        long price = 3_000_000 + 100_000L * seller;
        var name = "seller-%02d".formatted(seller);
        var seen =
            new Observation(
                noon,
                noon,
                "pages",
                name,
                tier,
                new Good.Gpu("H100", "SXM", 80, ""),
                1,
                "",
                Terms.ON_DEMAND,
                Kind.LIST,
                new Price(price * 1_000_000, Currency.USD, PriceUnit.GPU_HOUR),
                0,
                "",
                0,
                day * sellers + seller + 2);
        readings.add(new Reading(seen, name, price));
      }
    }
    return readings;
  }
}
