// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outcry.index.analysis.Attack.Move;
import outcry.index.analysis.Attack.Span;
import outcry.index.analysis.CrossSection;
import outcry.index.analysis.Effect;
import outcry.index.analysis.Robustness;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The report for machines. All effects are parts of what would have been published: 0.01 is one
/// percent.
final class RobustnessJson {
  private static final int DECIMALS = 9;

  private RobustnessJson() {}

  static ObjectNode of(Robustness report) {
    var page = JsonNodeFactory.instance.objectNode();
    page.put("name", report.name());
    page.put("from", report.from().toString()).put("to", report.to().toString());
    page.put("base", report.base().toString()).put("fixings", report.fixings());
    var panel = page.putObject("panel");
    panel.put("fewest", report.fewest()).put("most", report.most());
    panel.put("all", report.providers().size());
    panel.put("heaviest", part(report.heaviest()));
    var bounds = report.bounds();
    var limits = page.putObject("limits");
    limits.put("speedLimit", part(bounds.speedLimit())).put("providerCap", part(bounds.cap()));
    limits.put("providerCapOfFew", part(bounds.capOfFew())).put("few", bounds.few());
    limits.put("perDay", part(bounds.perDay(bounds.few(), 1)));
    limits.put("perDayOfFew", part(bounds.perDay(bounds.few() - 1, 1)));
    var kinds = page.putArray("kinds");
    int most = report.effects().stream().mapToInt(RobustnessJson::attackers).max().orElse(0);
    for (int attackers = 1; attackers <= most; attackers++) kinds(kinds, report, attackers);
    var effects = page.putArray("effects");
    report.effects().forEach(effect -> effect(effects.addObject(), effect));
    return page;
  }

  private static int attackers(Effect effect) {
    return effect.attack().providers().size();
  }

  private static void kinds(ArrayNode kinds, Robustness report, int attackers) {
    for (var span : Span.values()) {
      for (var move : Move.values()) {
        move.manners()
            .forEach(
                manner -> {
                  var worst = report.worst(attackers, move, manner, span);
                  var kind = kinds.addObject().put("attackers", attackers);
                  kind.put("attack", worst.print().attack().text());
                  kind.put("print", part(worst.print().print()));
                  names(kind.putArray("printBy"), worst.print());
                  worst.atRest().ifPresent(still -> kind.put("atRest", part(still.print())));
                  kind.put("mean", part(worst.mean().mean()));
                  names(kind.putArray("meanBy"), worst.mean());
                  worst.meanAtRest().ifPresent(still -> kind.put("meanAtRest", part(still.mean())));
                  beside(kind.putObject("beside"), worst.beside());
                });
      }
    }
  }

  private static void effect(ObjectNode row, Effect effect) {
    names(row.putArray("providers"), effect);
    row.put("move", effect.attack().move().text()).put("span", effect.attack().span().text());
    row.put("manner", effect.attack().manner().text()).put("day", effect.day().toString());
    row.put("print", part(effect.print())).put("mean", part(effect.mean()));
    row.put("days", effect.days())
        .put("withheld", effect.withheld())
        .put("panel", effect.providers());
    row.put("weight", part(effect.weight())).put("limit", part(effect.limit()));
    row.put("restless", effect.restless());
    beside(row.putObject("beside"), effect.beside());
  }

  private static void beside(ObjectNode row, CrossSection section) {
    row.put("mean", part(section.mean())).put("median", part(section.median()));
    row.put("trimmed", part(section.trimmed())).put("offers", part(section.offers()));
  }

  private static void names(ArrayNode names, Effect effect) {
    effect.attack().providers().forEach(names::add);
  }

  private static BigDecimal part(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
