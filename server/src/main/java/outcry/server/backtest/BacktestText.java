// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.util.List;
import java.util.Locale;
import outcry.pricing.backtest.Outcome;
import outcry.pricing.backtest.Portfolio;
import outcry.pricing.backtest.Verdict;
import outcry.pricing.backtest.VolatilityDoubling;
import outcry.server.backtest.BacktestResult.Doubling;
import outcry.server.backtest.BacktestResult.Judged;
import outcry.server.backtest.BacktestResult.Tally;
import outcry.server.backtest.BacktestResult.Tested;

/// The result as tables for a terminal.
public final class BacktestText {
  private static final String ROW = "  %-27s %5s %6s %4s %8s %8s %8s %7s %8s %7s %-6s %9s%n";
  private static final String SUM = "  %-27s %5s %8s %8s %6s %8s %8s %7s %4s %9s%n";

  private BacktestText() {}

  public static String of(BacktestResult result) {
    var out = new StringBuilder();
    out.append("Backtests of margin (rule M-20): ").append(result.prices()).append('\n');
    out.append(
        """
        Margin is to cover 99 % of two-day losses. moved: days after which a price changed; covered, of
        all days; moving, of those. LR: two-sided ratio for 1 %, with its chance when the model is right;
        large without exceptions, it says that more is asked than 99 % needs. LR ind: exceptions in a
        row. short: largest shortfall in per cent of the money at stake.
        """);
    result.sets().forEach(tested -> set(out, tested));
    result.doublings().forEach(doubling -> doubling(out, doubling));
    out.append(String.format(Locale.ROOT, "%n%.0f seconds%n", result.seconds()));
    return out.toString();
  }

  private static void set(StringBuilder out, Tested tested) {
    var path = tested.set().path();
    out.append('\n').append(tested.set().name().toUpperCase(Locale.ROOT)).append("  ");
    out.append(path.date(0)).append(" to ").append(path.lastDate()).append('\n');
    wrap(out, tested.set().note());
    out.append(heading(SUM, "together,count,days,moved,exc,covered,moving,yellow,red,short"));
    tested.kinds().forEach(tally -> out.append(sum(tally)));
    tested.products().forEach(tally -> out.append(sum(tally)));
    var told =
        tested.named().stream()
            .filter(j -> j.kind() == Portfolio.Kind.OUTRIGHT || j.verdict().exceptions() > 0)
            .toList();
    out.append('\n');
    out.append(heading(ROW, "portfolio,days,moved,exc,covered,moving,LR,p,LR ind,p,zone,short"));
    told.forEach(judged -> out.append(row(judged)));
    int others = tested.named().size() - told.size();
    if (others > 0) {
      out.append("  and ").append(others).append(" without an exception\n");
    }
  }

  private static String heading(String form, String words) {
    return String.format(form, (Object[]) words.split(","));
  }

  private static String row(Judged judged) {
    Verdict v = judged.verdict();
    return String.format(
        Locale.ROOT,
        ROW,
        judged.name(),
        v.days(),
        v.moving(),
        v.exceptions(),
        percent(v.coverage()),
        v.moving() == 0 ? "-" : percent(v.coverageWhenMoving()),
        number(v.kupiec()),
        chance(v.kupiecChance()),
        number(v.independence()),
        chance(v.independenceChance()),
        v.zone().name().toLowerCase(Locale.ROOT),
        v.worst().map(o -> shortfall(judged, o)).orElse("-"));
  }

  private static String sum(Tally tally) {
    return String.format(
        Locale.ROOT,
        SUM,
        tally.name(),
        tally.portfolios(),
        tally.days(),
        tally.moving(),
        tally.exceptions(),
        percent(tally.coverage()),
        tally.moving() == 0 ? "-" : percent(tally.coverageWhenMoving()),
        tally.yellow(),
        tally.red(),
        tally.worst().map(j -> shortfall(j, j.verdict().worst().orElseThrow())).orElse("-"));
  }

  private static void doubling(StringBuilder out, Doubling doubling) {
    double yearly = doubling.market().yearly();
    out.append(
        String.format(
            Locale.ROOT,
            "%nVOLATILITY DOUBLES from %.0f to %.0f %% a year; %d replays of 120 days%n",
            yearly * 100,
            yearly * 200,
            doubling.reactions().getFirst().replays().size()));
    out.append(
        String.format(
            "  %-20s %24s %22s %10s %10s%n",
            "rule", "steepest day-on-day rise", "days until restored", "slowest", "covered"));
    for (var reaction : doubling.reactions()) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %-20s %24s %22s %10s %10s%n",
              reaction.rule(),
              String.format(Locale.ROOT, "%.3f", reaction.steepest()),
              days(reaction.restored()),
              days(reaction.slowest()),
              percent(reaction.coverage())));
    }
  }

  /// A number of days, or that they did not suffice.
  static String days(int days) {
    return days >= VolatilityDoubling.AFTER ? "never" : "" + days;
  }

  static String shortfall(Judged judged, Outcome worst) {
    return percent(worst.shortfall() / judged.course().portfolio().gross());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String chance(double p) {
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private static void wrap(StringBuilder out, String words) {
    var line = new StringBuilder();
    for (var word : List.of(words.split(" "))) {
      if (line.length() + word.length() > 100) {
        out.append("  ").append(line.toString().strip()).append('\n');
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    out.append("  ").append(line.toString().strip()).append("\n\n");
  }
}
