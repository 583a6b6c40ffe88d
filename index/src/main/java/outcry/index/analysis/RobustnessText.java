// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.Comparator;
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
    silenced(text, report);
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
        "%-31s %s     %s",
        who,
        "the day's print      the month's mean",
        "the same attack on other estimators, worst case");
    line(
        text,
        "%-31s %9s %9s %9s %9s  %8s %8s %8s %8s  %s",
        "",
        "worst",
        "at rest",
        "worst",
        "at rest",
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
        "%-31s %9s %9s %9s %9s  %8s %8s %8s %8s  %s",
        effect.attack().text(),
        signed(effect.print(), 2),
        worst.atRest().map(still -> signed(still.print(), 2)).orElse("-"),
        signed(worst.mean().mean(), 3),
        worst.meanAtRest().map(still -> signed(still.mean(), 3)).orElse("-"),
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
        "%-28s %-28s %-10s %8s %9s %7s %7s %5s %5s",
        "who",
        "what",
        "day",
        "print",
        "mean",
        "weight",
        "limit",
        "days",
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
        "%-28s %-28s %-10s %8s %9s %7s %7s %5s %5d",
        names(effect),
        effect.attack().text(),
        effect.day(),
        signed(effect.print(), 2),
        signed(effect.mean(), 3),
        percent(effect.weight(), 1),
        percent(effect.limit(), 2),
        effect.attack().move() == Move.VANISH ? "-" : effect.days(),
        effect.providers());
  }

  /// Silence is no false price, but nobody settles on it.
  private static void silenced(StringBuilder text, Robustness report) {
    line(text, "");
    report.effects().stream()
        .max(Comparator.comparingInt(Effect::withheld))
        .filter(effect -> effect.withheld() > 0)
        .ifPresentOrElse(
            effect ->
                line(
                    text,
                    "Silence: %s takes %s of %d fixings away with %s; they are withheld, not"
                        + " false.",
                    String.join(" + ", effect.attack().providers()),
                    effect.withheld(),
                    report.fixings(),
                    effect.attack().text()),
            () -> line(text, "Silence: no attack takes a single one of the fixings away."));
  }

  private static void foot(StringBuilder text) {
    line(text, "");
    for (var sentence :
        List.of(
            "the day's print: largest move of any day's fixing. the month's mean: of the mean of"
                + " the window's",
            "fixings, on which a month settles. Each column is the worst of its own attack and"
                + " day.",
            "as posted, before confirmation: the page changes and the collectors read it. A move of"
                + " more than a",
            "quarter, or far from all others, is held until it is seen again (rules I-26, I-27).",
            "confirmed: shown a day early, captured twice two hours apart. No screen stops it; the"
                + " speed limit and",
            "the caps on shares are what is left (rules I-28, I-29).",
            "limit: of one day. days: on which the false price counted. Two, where it was shown a"
                + " day early and",
            "another seller's honest jump bore it out at once: then the print may move by twice the"
                + " limit.",
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
