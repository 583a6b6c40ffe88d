// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// The engine against the rules written down a second time (I-22 to I-30), on markets of every
/// kind: every value, every provider's screen, price, share and tracked price, every day.
class NaiveTwinTest {
  private static final int MARKETS = 300;
  private static final int DAYS = 40;

  @Test
  void theEngineSaysWhatTheRulesSay() {
    int withheld = 0;
    int counted = 0;
    for (int seed = 0; seed < MARKETS; seed++) {
      var twin = new NaiveListed();
      var run = Catalogue.find("H100-L/2").resume(State.NONE);
      for (var day : new Market(seed, DAYS).days()) {
        day.readings().forEach(run::take);
        day.refusals().forEach(run::refuse);
        var made = run.close(day.date());
        assertEquals(
            twin.day(day.date(), day.readings(), day.refusals()),
            told(made),
            "market " + seed + " on " + day.date());
        if (made.withheld().isEmpty()) counted += made.providers();
        else withheld++;
      }
    }
    assertTrue(withheld > MARKETS && counted > 20 * MARKETS, withheld + " withheld, " + counted);
  }

  private static String told(Determination made) {
    var text = new StringBuilder();
    if (!made.withheld().isEmpty()) text.append("withheld\n");
    else if (made.grade().orElseThrow() == Grade.D) text.append(made.value()).append(" D\n");
    else text.append(made.value()).append("\n");
    for (var row : made.panel()) {
      if (row.screen() == Screen.REFUSED || row.screen() == Screen.ANOTHER_GOOD) continue;
      text.append(
          "%s %s %d %d %d\n"
              .formatted(
                  row.provider(),
                  word(row),
                  row.price(),
                  Math.round(row.weight() * 1e9),
                  remembered(made, row)));
    }
    return text.toString();
  }

  private static String word(PanelRow row) {
    return List.of(Screen.INCLUDED, Screen.CAPPED).contains(row.screen())
        ? "counted"
        : row.screen().text();
  }

  private static long remembered(Determination made, PanelRow row) {
    return made.next().members().stream()
        .filter(member -> member.provider().equals(row.provider()))
        .mapToLong(State.Member::tracked)
        .findFirst()
        .orElse(-1);
  }
}
