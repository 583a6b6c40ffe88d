// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.util.List;
import outcry.pricing.backtest.Verdict;
import outcry.server.backtest.BacktestResult.Doubling;
import outcry.server.backtest.BacktestResult.Judged;
import outcry.server.backtest.BacktestResult.Tally;
import outcry.server.backtest.BacktestResult.Tested;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The result for programs: one JSON object. Shares and ratios are numbers, money is whole USD.
public final class BacktestJson {
  private BacktestJson() {}

  public static ObjectNode of(BacktestResult result) {
    var page = JsonNodeFactory.instance.objectNode().put("prices", result.prices());
    page.put("promised", Verdict.PROMISED);
    var sets = page.putArray("sets");
    result.sets().forEach(tested -> set(sets.addObject(), tested));
    var doublings = page.putArray("volatilityDoublings");
    result.doublings().forEach(doubling -> doubling(doublings.addObject(), doubling));
    return page;
  }

  private static void set(ObjectNode to, Tested tested) {
    var path = tested.set().path();
    to.put("name", tested.set().name()).put("note", tested.set().note());
    to.put("from", path.date(0).toString()).put("to", path.lastDate().toString());
    var sources = to.putArray("sources");
    tested.set().sources().forEach(sources::add);
    tallies(to.putArray("kinds"), tested.kinds());
    tallies(to.putArray("products"), tested.products());
    var portfolios = to.putArray("portfolios");
    tested.portfolios().forEach(judged -> portfolio(portfolios.addObject(), judged));
  }

  private static void tallies(ArrayNode to, List<Tally> tallies) {
    for (var tally : tallies) {
      to.addObject()
          .put("name", tally.name())
          .put("portfolios", tally.portfolios())
          .put("days", tally.days())
          .put("moving", tally.moving())
          .put("exceptions", tally.exceptions())
          .put("coverage", tally.coverage())
          .put("coverageWhenMoving", tally.coverageWhenMoving())
          .put("yellow", tally.yellow())
          .put("red", tally.red())
          .put("tooMany", tally.tooMany());
    }
  }

  private static void portfolio(ObjectNode to, Judged judged) {
    var v = judged.verdict();
    to.put("name", judged.name()).put("kind", judged.kind().words());
    to.put("days", v.days()).put("moving", v.moving()).put("exceptions", v.exceptions());
    to.put("coverage", v.coverage()).put("coverageWhenMoving", v.coverageWhenMoving());
    to.put("kupiec", v.kupiec()).put("kupiecChance", v.kupiecChance());
    to.put("daysApart", v.daysApart()).put("exceptionsApart", v.apart());
    to.put("independence", v.independence()).put("independenceChance", v.independenceChance());
    to.put("conditional", v.conditional()).put("conditionalChance", v.conditionalChance());
    to.put("zone", v.zone().name()).put("tooMany", v.tooMany());
    v.worst()
        .ifPresent(
            worst ->
                to.putObject("largestShortfall")
                    .put("date", worst.date().toString())
                    .put("margin", Math.round(worst.margin()))
                    .put("loss", Math.round(worst.loss()))
                    .put("shareAtStake", worst.shortfall() / judged.course().portfolio().gross()));
  }

  private static void doubling(ObjectNode to, Doubling doubling) {
    to.put("volatility", doubling.market().yearly());
    to.put("marginNeededAfter", Math.round(doubling.market().needed()));
    var rules = to.putArray("rules");
    for (var reaction : doubling.reactions()) {
      var rule = rules.addObject().put("rule", reaction.rule());
      rule.put("steepestRise", reaction.steepest());
      rule.put("daysUntilRestored", reaction.restored()).put("slowest", reaction.slowest());
      rule.put("coverage", reaction.coverage()).put("replays", reaction.replays().size());
    }
  }
}
