// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.List;
import java.util.Locale;
import outcry.index.analysis.Attack.Move;
import outcry.index.analysis.Attack.Span;

/// The report for people, a hundred columns wide: what is promised, the worst of every kind of
/// attack beside what it does to other estimators, and the worst attackers by name.
public final class RobustnessText {
  private static final int LISTED = 8;

  private RobustnessText() {}

  public static String of(Robustness report) {
    var text = new StringBuilder();
    head(text, report);
    kinds(text, report, 1, "One provider");
    boolean pairs =
        report.effects().stream().anyMatch(each -> each.attack().providers().size() > 1);
    if (pairs) kinds(text, report, 2, "Two colluders");
    worst(text, report);
    foot(text);
    return text.toString();
  }

  private static void head(StringBuilder text, Robustness report) {
    var bounds = report.bounds();
    line(
        text,
        "%s attacked, %s to %s: %d fixings, panel of %d to %d providers (%d in all)",
        report.name(),
        report.from(),
        report.to(),
        report.fixings(),
        report.fewest(),
        report.most(),
        report.providers().size());
    line(
        text,
        "Level set on %s, attacks begin after it. Heaviest provider of any day: %s of the weight.",
        report.base(),
        percent(report.heaviest(), 1));
    line(
        text,
        "Limit = speed limit x weight cap: %s a day x %s = %s of the print, per provider and day"
            + "\n(x %s = %s on a day with fewer than %d).",
        percent(bounds.speedLimit(), 0),
        percent(bounds.cap(), 0),
        percent(bounds.perDay(bounds.few(), 1), 2),
        percent(bounds.capOfFew(), 0),
        percent(bounds.perDay(bounds.few() - 1, 1), 2),
        bounds.few());
  }

  private static void kinds(StringBuilder text, Robustness report, int attackers, String who) {
    line(text, "");
    line(
        text,
        "%-31s %24s     %s",
        who,
        "the index",
        "the same attack on other estimators, worst case");
    line(
        text,
        "%-31s %9s %9s %9s  %8s %8s %8s %8s  %s",
        "",
        "print",
        "at rest",
        "mean",
        "mean",
        "median",
        "trimmed",
        "offers",
        "worst for the print");
    for (var span : Span.values()) {
      for (var move : Move.values()) {
        move.manners().forEach(manner -> kind(text, report.worst(attackers, move, manner, span)));
      }
    }
  }

  private static void kind(StringBuilder text, Robustness.Worst worst) {
    var effect = worst.print();
    var beside = worst.beside();
    line(
        text,
        "%-31s %9s %9s %9s  %8s %8s %8s %8s  %s",
        effect.attack().text(),
        signed(effect.print(), 2),
        worst.atRest().map(still -> signed(still.print(), 2)).orElse("-"),
        signed(worst.mean().mean(), 3),
        signed(beside.mean(), 1),
        signed(beside.median(), 1),
        signed(beside.trimmed(), 1),
        signed(beside.offers(), 1),
        effect.print() == 0 ? "nobody" : names(effect) + when(effect));
  }

  private static void worst(StringBuilder text, Robustness report) {
    line(text, "");
    line(text, "Worst attacks of a day, print first");
    line(
        text,
        "%-28s %-28s %-10s %8s %9s %7s %7s %5s",
        "who",
        "what",
        "day",
        "print",
        "mean",
        "weight",
        "limit",
        "panel");
    for (int attackers = 1; attackers <= 2; attackers++) {
      int together = attackers;
      report.effects().stream()
          .filter(effect -> effect.attack().span() == Span.DAY)
          .filter(effect -> effect.attack().providers().size() == together)
          .limit(LISTED)
          .forEach(effect -> worst(text, effect));
    }
  }

  private static void worst(StringBuilder text, Effect effect) {
    line(
        text,
        "%-28s %-28s %-10s %8s %9s %7s %7s %5d",
        names(effect),
        effect.attack().text(),
        effect.day(),
        signed(effect.print(), 2),
        signed(effect.mean(), 3),
        percent(effect.weight(), 1),
        percent(effect.limit(), 2),
        effect.providers());
  }

  private static void foot(StringBuilder text) {
    line(text, "");
    for (var sentence :
        List.of(
            "print: largest move of any day's fixing; mean: of the window's mean, on which a month"
                + " settles.",
            "as posted: the page changes, the collectors read it. confirmed: shown a day early and"
                + " captured",
            "twice, so that no screen stops it and only the speed limit and the caps are left.",
            "mean, median, trimmed (20 % off either end): one vote a provider. offers: median, one"
                + " vote an offer.",
            "* its honest price moved in these days, too: the print misses that move as well. at"
                + " rest: without these.")) {
      line(text, "%s", sentence);
    }
  }

  private static String names(Effect effect) {
    return String.join(" + ", effect.attack().providers()) + (effect.restless() ? " *" : "");
  }

  private static String when(Effect effect) {
    return effect.attack().span() == Span.DAY ? ", " + effect.day() : " from " + effect.day();
  }

  private static String signed(double part, int decimals) {
    return String.format(Locale.ROOT, "%+." + decimals + "f %%", 100 * part);
  }

  private static String percent(double part, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * part);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
