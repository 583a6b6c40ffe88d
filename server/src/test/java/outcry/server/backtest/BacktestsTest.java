// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;
import outcry.server.backtest.Backtests.Extent;

/// A short run of everything (rule M-20).
class BacktestsTest {
  private static final List<String> TOLD = new ArrayList<>();
  private static BacktestResult result;

  @BeforeAll
  static void run() throws IOException {
    result = new Backtests(new Extent(110, false, 1, List.of(0.30)), TOLD::add).run(null);
  }

  @Test
  void withoutRecordsItSaysSo() {
    assertTrue(result.prices().contains("no folder of price records was given"), result.prices());
    assertEquals(1, result.sets().size());
    assertTrue(
        TOLD.stream().anyMatch(words -> words.startsWith("made up: day 100")), TOLD::toString);
  }

  @Test
  void everyPortfolioIsCountedOnce() {
    var tested = result.sets().getFirst();
    assertEquals(
        tested.portfolios().size(), tested.kinds().stream().mapToInt(t -> t.portfolios()).sum());
    assertEquals(tested.portfolios().size(), tested.all().portfolios());
    assertEquals(8, tested.products().size());
  }

  @Test
  void theTableNamesPortfoliosAndKinds() {
    var text = BacktestText.of(result);
    for (var words : List.of("long H100", "generation spread", "VOLATILITY DOUBLES", "bare")) {
      assertTrue(text.contains(words), () -> "no \"" + words + "\" in\n" + text);
    }
  }

  @Test
  void theObjectHoldsEveryFigure() {
    var json = BacktestJson.of(result);
    var portfolio = json.get("sets").get(0).get("portfolios").get(0);
    for (var field :
        List.of("days", "moving", "exceptions", "coverage", "kupiec", "independence", "zone")) {
      assertTrue(portfolio.has(field), () -> field + " in " + portfolio);
    }
    var rules = json.get("volatilityDoublings").get(0).get("rules");
    assertEquals(3, rules.size());
    assertTrue(rules.get(0).get("steepestRise").doubleValue() <= 1.5, rules::toString);
  }

  @Test
  void thePageNeedsNothingElse() {
    var page = BacktestPage.of(result);
    assertTrue(page.startsWith("<!doctype html>"));
    assertTrue(page.endsWith("</html>\n"));
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("http"), "no address");
    assertTrue(page.contains("long H100 and short: two-day loss within the margin"));
  }

  @Test
  void theFixingsHaveALevelOnEveryDayFromTheFirst() {
    var history = new ArchiveHistory(PriceFacts.shipped());
    var path = FixingHistory.of(history).path();
    assertEquals(8, path.factors().size(), () -> path.factors().toString());
    assertEquals(history.lastDate(), path.lastDate());
    long last = history.level("H100-A/1", history.lastDate()).orElseThrow();
    assertEquals(last / 1e6, path.level("H100", path.days() - 1), 1e-9);
  }
}
