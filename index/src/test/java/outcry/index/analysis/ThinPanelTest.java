// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        var report = Robustness.of(method, days, State.NONE, Bounds.of(method.terms()), 2);
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

  /// Sellers a tenth of a dollar apart who never change a price.
  private static List<Reading> panel(int sellers, int neoclouds) {
    var others = List.of(Tier.HYPERSCALER, Tier.SERVERLESS, Tier.MARKETPLACE);
    var readings = new ArrayList<Reading>();
    for (int day = 0; day < DAYS; day++) {
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
