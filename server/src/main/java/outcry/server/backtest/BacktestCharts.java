// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import outcry.desk.report.Frame;
import outcry.desk.report.Scale;
import outcry.desk.report.Svg;
import outcry.pricing.backtest.Outcome;
import outcry.server.backtest.BacktestResult.Doubling;
import outcry.server.backtest.BacktestResult.Judged;

/// The drawings of the page, each for a desk and for a phone.
final class BacktestCharts {
  private static final List<String> RULES = List.of("line-house", "line-floored", "line-bare");
  private static final double MARK = 3;

  private BacktestCharts() {}

  /// What a long position lost (below zero: gained) within the band of what long and short were
  /// asked for; outside it, margin did not suffice.
  static String band(Judged bought, Judged sold) {
    return both(frame -> band(frame, bought, sold));
  }

  /// Margin against loss of one portfolio.
  static String losses(Judged judged) {
    return both(frame -> losses(frame, judged));
  }

  /// What each rule asks while volatility doubles, in one replay.
  static String doubling(Doubling doubling) {
    return both(frame -> doubling(frame, doubling));
  }

  private static String both(Function<Frame, String> drawing) {
    return drawing.apply(Frame.WIDE) + drawing.apply(Frame.NARROW);
  }

  private static String band(Frame frame, Judged bought, Judged sold) {
    var longs = bought.course().outcomes();
    var shorts = sold.course().outcomes();
    double most = most(longs, o -> Math.max(o.margin(), o.loss()));
    double least = -most(shorts, o -> Math.max(o.margin(), o.loss()));
    var scale = frame.vertical(least, most);
    var svg = svg(frame, bought.name() + " and short: two-day loss within the margin");
    int n = longs.size();
    var band = new StringBuilder(joined(longs, frame, scale, Outcome::margin));
    for (int i = n - 1; i >= 0; i--) {
      band.append('L').append(Svg.n(frame.column(i, n))).append(',');
      band.append(Svg.n(scale.at(-shorts.get(i).margin())));
    }
    svg.path(band.append('Z').toString(), "band");
    frame.grid(svg, scale);
    svg.path(joined(longs, frame, scale, Outcome::loss), "line-loss");
    marks(svg, frame, scale, longs, 1, "long");
    marks(svg, frame, scale, shorts, -1, "short");
    frame.months(svg, labels(longs));
    return svg.end();
  }

  private static String losses(Frame frame, Judged judged) {
    var days = judged.course().outcomes();
    var scale =
        frame.vertical(
            -most(days, o -> -o.loss()), most(days, o -> Math.max(o.margin(), o.loss())));
    var svg = svg(frame, judged.name() + ": two-day loss and margin");
    int n = days.size();
    var ground = Svg.n(scale.at(0));
    svg.path(
        joined(days, frame, scale, Outcome::margin)
            + "L"
            + Svg.n(frame.column(n - 1, n))
            + ","
            + ground
            + "L"
            + Svg.n(frame.column(0, n))
            + ","
            + ground
            + "Z",
        "band");
    frame.grid(svg, scale);
    svg.path(joined(days, frame, scale, Outcome::loss), "line-loss");
    marks(svg, frame, scale, days, 1, judged.name());
    frame.months(svg, labels(days));
    return svg.end();
  }

  private static String doubling(Frame frame, Doubling doubling) {
    var paths = doubling.reactions().stream().map(r -> r.replays().getFirst().path()).toList();
    double need = doubling.market().needed();
    double most = paths.stream().mapToDouble(p -> most(p, Outcome::margin)).max().orElseThrow();
    var scale = frame.vertical(0, Math.max(need, most));
    var svg = svg(frame, "Margin of each rule while volatility doubles");
    frame.grid(svg, scale);
    int n = paths.getFirst().size();
    double x = frame.column(doubling.reactions().getFirst().replays().getFirst().doubled(), n);
    svg.line(x, frame.top(), x, frame.height() - frame.bottom(), "line-doubled");
    svg.text(x + 5, frame.top() + 10, "tick", "volatility doubles");
    double y = scale.at(need);
    svg.line(frame.left(), y, frame.width() - frame.right(), y, "line-need");
    for (int rule = 0; rule < paths.size(); rule++) {
      svg.path(joined(paths.get(rule), frame, scale, Outcome::margin), RULES.get(rule));
    }
    int doubled = doubling.reactions().getFirst().replays().getFirst().doubled();
    for (int day = 0; day < n; day += 30) {
      svg.text(frame.column(day, n), frame.height() - 8, "tick middle", "day " + (day - doubled));
    }
    return svg.end();
  }

  private static Svg svg(Frame frame, String label) {
    return new Svg(frame.width(), frame.height(), frame.shape(), label);
  }

  private static void marks(
      Svg svg, Frame frame, Scale scale, List<Outcome> days, int sign, String who) {
    for (int i = 0; i < days.size(); i++) {
      var day = days.get(i);
      if (day.exception()) {
        double x = frame.column(i, days.size());
        double y = scale.at(sign * day.loss());
        var note =
            String.format(
                Locale.ROOT,
                "%s, %s: margin %,.0f, lost %,.0f USD",
                day.date(),
                who,
                day.margin(),
                day.loss());
        svg.box(x - MARK, y - MARK, 2 * MARK, 2 * MARK, "struck", note);
      }
    }
  }

  private static double most(List<Outcome> days, ToDoubleFunction<Outcome> value) {
    return Math.max(0, days.stream().mapToDouble(value).max().orElse(0));
  }

  private static String joined(
      List<Outcome> days, Frame frame, Scale scale, ToDoubleFunction<Outcome> value) {
    var path = new StringBuilder();
    for (int i = 0; i < days.size(); i++) {
      path.append(i == 0 ? 'M' : 'L').append(Svg.n(frame.column(i, days.size()))).append(',');
      path.append(Svg.n(scale.at(value.applyAsDouble(days.get(i)))));
    }
    return path.toString();
  }

  /// Days of a short record, months of a long one.
  private static List<String> labels(List<Outcome> days) {
    return days.stream()
        .map(
            day ->
                days.size() < 60
                    ? day.date().getDayOfMonth() + " " + name(YearMonth.from(day.date()))
                    : name(YearMonth.from(day.date())) + " " + day.date().getYear() % 100)
        .toList();
  }

  private static String name(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
