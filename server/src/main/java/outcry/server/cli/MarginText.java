// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.util.List;
import java.util.stream.Collectors;
import outcry.core.engine.MarginExplanation;
import outcry.core.engine.MarginExplanation.Loss;
import outcry.core.engine.MarginExplanation.Need;
import outcry.core.engine.MarginExplanation.PerLot;
import outcry.core.engine.MarginExplanation.Risk;
import outcry.core.engine.MarginExplanation.SetTail;
import outcry.server.scenario.Decimals;

/// A margin explained in words and tables, so that a reader can redo it (rule M-12).
final class MarginText {
  private static final int MOST_SCENARIOS = 5;

  private final StringBuilder text = new StringBuilder();

  private MarginText() {}

  static String of(MarginExplanation of, String title) {
    var words = new MarginText();
    words.summary(of, title);
    words.line("What the positions need");
    words.need(of.positions());
    if (!of.withOrders().equals(of.positions()) || of.premiums() != 0) {
      words.line("");
      words.line("The same with every working order at its worst");
      words.need(of.withOrders());
      words.row("premiums of working buys", of.premiums());
      words.line(
          "  order margin = %s + %s - %s = %s"
              .formatted(
                  money(of.withOrders().required()),
                  money(of.premiums()),
                  money(of.required()),
                  money(of.orderMargin())));
    }
    words.more(of);
    return words.text.toString();
  }

  private void summary(MarginExplanation of, String title) {
    var model =
        of.model().isEmpty()
            ? "no model: flat margin"
            : "model " + of.model() + (of.version() == 0 ? "" : ", version " + of.version());
    line("Margin of %s, %s".formatted(title, model));
    line("");
    row("collateral", of.collateral());
    row("required", of.required());
    row("order margin", of.orderMargin());
    row("free", of.free());
    row(of.toCall() < 0 ? "called for" : "distance to a call", Math.abs(of.toCall()));
    line("");
  }

  private void need(Need of) {
    risk(of.risk());
    perLot("short minimum", of.shortMinimums(), of.shortMinimum());
    for (var addOn : of.addOns()) {
      row(
          "add-on %s, %s, %d lots".formatted(addOn.name(), addOn.contract(), addOn.lots()),
          addOn.amount());
      for (var bracket : addOn.brackets()) {
        line(
            "      %d lots above %d x %s = %s"
                .formatted(
                    bracket.lots(),
                    bracket.above(),
                    money(bracket.perLot()),
                    money(bracket.amount())));
      }
    }
    perLot("flat margin", of.flat(), of.flatMargin());
    perLot("option value", of.options(), of.optionValue());
    line(
        "  need = max(risk %s, short minimum %s) + add-ons %s + flat %s = %s"
            .formatted(
                money(of.risk().risk()),
                money(of.shortMinimum()),
                money(of.addOn()),
                money(of.flatMargin()),
                money(of.need())));
    line(
        "  required = max(0, need %s - option value %s) = %s"
            .formatted(money(of.need()), money(of.optionValue()), money(of.required())));
  }

  private void risk(Risk of) {
    for (var set : of.sets()) {
      set(set);
    }
    if (of.families().size() > 1) {
      for (var family : of.families()) {
        var name = family.name().isEmpty() ? "(no family)" : family.name();
        row(
            "family %s alone: %s".formatted(name, String.join(", ", family.contracts())),
            family.margin());
      }
      line(
          "  together %s, one by one %s: the offset is %s"
              .formatted(money(of.joint()), money(of.sum()), money(of.offset())));
      line(
          "  cap %s of all but the largest, %s: %s count"
              .formatted(
                  Decimals.price(of.cap(), 2),
                  money(of.sum() - of.largest()),
                  money(of.allowed())));
      line(
          "  risk = max(%s, %s - %s) = %s"
              .formatted(
                  money(of.joint()), money(of.sum()), money(of.allowed()), money(of.risk())));
    }
  }

  private void set(SetTail of) {
    var name = of.set().isEmpty() ? "scenarios" : "set " + of.set();
    line(
        "  %s: mean of the %d largest losses of %d"
            .formatted(name, of.worst().size(), of.scenarios()));
    of.worst().stream().limit(MOST_SCENARIOS).forEach(this::loss);
    if (of.worst().size() > MOST_SCENARIOS) {
      line("      and %d more".formatted(of.worst().size() - MOST_SCENARIOS));
    }
    row("tail%s".formatted(of.counts() ? weight(of) : ", below another of its group"), of.tail());
  }

  private static String weight(SetTail of) {
    return ", counts " + Decimals.price(of.weight(), 2) + " times";
  }

  private void loss(Loss of) {
    var parts =
        of.parts().stream()
            .map(part -> part.contract() + " " + money(part.loss()))
            .collect(Collectors.joining(", "));
    line("      scenario %5d %16s = %s".formatted(of.scenario(), money(of.loss()), parts));
  }

  private void perLot(String what, List<PerLot> lines, long sum) {
    if (lines.isEmpty()) {
      return;
    }
    row(what, sum);
    for (var each : lines) {
      line(
          "      %s: %d lots x %s = %s"
              .formatted(each.contract(), each.lots(), money(each.perLot()), money(each.amount())));
    }
  }

  private void more(MarginExplanation of) {
    if (of.oneMoreLot().isEmpty()) {
      return;
    }
    line("");
    line("One more lot changes what is required; the order asks for more while it works");
    line("  %-24s %16s %16s %16s %16s".formatted("", "bought", "sold", "buy order", "sell order"));
    for (var lot : of.oneMoreLot()) {
      line(
          "  %-24s %16s %16s %16s %16s"
              .formatted(
                  lot.contract(),
                  money(lot.bought()),
                  money(lot.sold()),
                  money(lot.buyOrder()),
                  money(lot.sellOrder())));
    }
  }

  private void row(String what, long money) {
    line("  %-60s %16s".formatted(what, money(money)));
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private static String money(long micros) {
    return Decimals.brief(micros);
  }
}
