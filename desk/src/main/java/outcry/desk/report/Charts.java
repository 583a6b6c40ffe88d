// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The drawings of the report. Each is drawn twice, for a desk and for a phone; the page shows the
/// one that fits.
final class Charts {
  private static final double DOLLAR = 1_000_000;

  private Charts() {}

  static String costs(List<MonthAccount> months) {
    return both(frame -> costs(months, frame));
  }

  static String deviations(List<MonthAccount> months) {
    return both(frame -> deviations(months, frame));
  }

  static String funding(List<MarginDay> days) {
    return both(frame -> funding(days, frame));
  }

  private static String both(Function<Frame, String> drawing) {
    return drawing.apply(Frame.WIDE) + drawing.apply(Frame.NARROW);
  }

  private static String costs(List<MonthAccount> months, Frame frame) {
    var svg =
        new Svg(
            frame.width(),
            frame.height(),
            frame.shape(),
            "Cost per month with and without hedge, and the budget");
    double most =
        months.stream()
            .mapToDouble(m -> Math.max(m.cost(), Math.max(m.budget(), m.hedgedCost())))
            .max()
            .orElse(0);
    var scale = frame.vertical(0, most / DOLLAR);
    frame.grid(svg, scale);
    int n = months.size();
    double half = Math.min(14, frame.plotWidth() / Math.max(1, n) * 0.36);
    for (int i = 0; i < n; i++) {
      var m = months.get(i);
      double y = scale.at(m.cost() / DOLLAR);
      svg.box(frame.column(i, n) - half, y, 2 * half, scale.at(0) - y, "bar-unhedged", note(m));
    }
    svg.path(steps(months, frame, scale, m -> m.budget() / DOLLAR), "line-budget");
    svg.path(joined(months, frame, scale, m -> m.hedgedCost() / DOLLAR), "line-hedged");
    frame.months(svg, months.stream().map(m -> label(m.month())).toList());
    return svg.end();
  }

  private static String deviations(List<MonthAccount> months, Frame frame) {
    var svg =
        new Svg(
            frame.width(),
            frame.height(),
            frame.shape(),
            "Cost less budget per month, with and without hedge");
    double least =
        months.stream().mapToDouble(m -> Math.min(m.unhedged(), m.hedged())).min().orElse(0);
    double most =
        months.stream().mapToDouble(m -> Math.max(m.unhedged(), m.hedged())).max().orElse(0);
    var scale = frame.vertical(Math.min(0, least) / DOLLAR, Math.max(0, most) / DOLLAR);
    frame.grid(svg, scale);
    int n = months.size();
    double wide = Math.min(12, frame.plotWidth() / Math.max(1, n) * 0.38);
    for (int i = 0; i < n; i++) {
      var m = months.get(i);
      stand(
          svg,
          scale,
          frame.column(i, n) - wide,
          wide,
          m.unhedged() / DOLLAR,
          "bar-unhedged",
          note(m));
      stand(svg, scale, frame.column(i, n), wide, m.hedged() / DOLLAR, "bar-hedged", note(m));
    }
    frame.months(svg, months.stream().map(m -> label(m.month())).toList());
    return svg.end();
  }

  private static void stand(
      Svg svg, Scale scale, double x, double width, double value, String style, String note) {
    double y = scale.at(Math.max(0, value));
    svg.box(x, y, width, scale.at(Math.min(0, value)) - y, style, note);
  }

  private static String funding(List<MarginDay> days, Frame frame) {
    var svg =
        new Svg(
            frame.width(),
            frame.height(),
            frame.shape(),
            "Initial margin required and own money paid in, by day");
    double most =
        days.stream().mapToDouble(d -> Math.max(d.required(), d.paidIn())).max().orElse(0);
    double least = days.stream().mapToDouble(MarginDay::paidIn).min().orElse(0);
    var scale = frame.vertical(Math.min(0, least) / DOLLAR, most / DOLLAR);
    frame.grid(svg, scale);
    if (!days.isEmpty()) {
      svg.path(
          joined(days, frame, scale, d -> d.required() / DOLLAR)
              + ground(frame, scale, days.size()),
          "area-margin");
      svg.path(joined(days, frame, scale, d -> d.paidIn() / DOLLAR), "line-paid");
      frame.months(svg, days.stream().map(d -> label(YearMonth.from(d.date()))).toList());
    }
    return svg.end();
  }

  /// Closes a line to an area above zero.
  private static String ground(Frame frame, Scale scale, int n) {
    var zero = Svg.n(scale.at(0));
    return "L"
        + Svg.n(frame.column(n - 1, n))
        + ","
        + zero
        + "L"
        + Svg.n(frame.column(0, n))
        + ","
        + zero
        + "Z";
  }

  private static <T> String joined(
      List<T> rows, Frame frame, Scale scale, ToDoubleFunction<T> value) {
    var path = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      path.append(i == 0 ? 'M' : 'L').append(Svg.n(frame.column(i, rows.size()))).append(',');
      path.append(Svg.n(scale.at(value.applyAsDouble(rows.get(i)))));
    }
    return path.toString();
  }

  private static <T> String steps(
      List<T> rows, Frame frame, Scale scale, ToDoubleFunction<T> value) {
    var path = new StringBuilder();
    double half = frame.plotWidth() / Math.max(1, rows.size()) / 2;
    for (int i = 0; i < rows.size(); i++) {
      double x = frame.column(i, rows.size());
      double y = scale.at(value.applyAsDouble(rows.get(i)));
      path.append(i == 0 ? 'M' : 'L').append(Svg.n(x - half)).append(',').append(Svg.n(y));
      path.append('L').append(Svg.n(x + half)).append(',').append(Svg.n(y));
    }
    return path.toString();
  }

  private static String note(MonthAccount m) {
    return m.month()
        + ": budget "
        + Money.whole(m.budget())
        + ", unhedged "
        + Money.whole(m.cost())
        + " ("
        + signed(m.unhedged())
        + "), hedged "
        + Money.whole(m.hedgedCost())
        + " ("
        + signed(m.hedged())
        + ") USD";
  }

  private static String signed(long micros) {
    return (micros > 0 ? "+" : "") + Money.whole(micros);
  }

  private static String label(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        + " "
        + month.getYear() % 100;
  }
}
