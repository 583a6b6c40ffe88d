// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.Words;
import tools.jackson.databind.json.JsonMapper;

/// An index through the days: a chart in text, then a line a day.
final class HistoryPage {
  private static final int HEIGHT = 8;
  private static final int WIDTH = 72;

  private HistoryPage() {}

  static String text(List<Fixing> days) {
    if (days.isEmpty()) return "no day in this period\n";
    var page = new StringBuilder();
    var one = days.getFirst();
    page.append(one.name())
        .append(", ")
        .append(Words.unit(one.unit()))
        .append(", ")
        .append(one.date())
        .append(" to ")
        .append(days.getLast().date())
        .append("\n\n")
        .append(chart(days))
        .append('\n')
        .append(table(days));
    return page.append('\n').append(summary(days)).toString();
  }

  /// Columns are days, or means of neighbouring days when there are more than fit.
  private static String chart(List<Fixing> days) {
    var columns = columns(days);
    var values =
        columns.stream().filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong);
    var range = values.summaryStatistics();
    if (range.getCount() == 0) return "";
    long low = range.getMin();
    long high = range.getMax();
    var chart = new StringBuilder();
    for (int row = HEIGHT - 1; row >= 0; row--) {
      var line = new StringBuilder();
      for (var column : columns) line.append(isAt(column, row, low, high) ? '*' : ' ');
      var label = row == HEIGHT - 1 ? high : row == 0 ? low : 0;
      chart
          .append(String.format("  %10s |", label == 0 ? "" : Figures.exact(label)))
          .append(line.toString().stripTrailing())
          .append('\n');
    }
    return chart.append(axis(days, columns.size())).toString();
  }

  /// The first and the last day under the first and the last column.
  private static String axis(List<Fixing> days, int columns) {
    var first = days.getFirst().date().toString();
    var last = days.getLast().date().toString();
    var gap = " ".repeat(Math.max(2, columns - first.length() - last.length()));
    return " ".repeat(12)
        + "+"
        + "-".repeat(columns)
        + "\n"
        + " ".repeat(13)
        + (days.size() == 1 ? first : first + gap + last)
        + "\n";
  }

  private static boolean isAt(OptionalLong value, int row, long low, long high) {
    if (value.isEmpty()) return false;
    if (high == low) return row == 0;
    return (value.getAsLong() - low) * (HEIGHT - 1) + (high - low) / 2 >= (high - low) * row
        && (value.getAsLong() - low) * (HEIGHT - 1) + (high - low) / 2 < (high - low) * (row + 1);
  }

  private static List<OptionalLong> columns(List<Fixing> days) {
    var columns = new ArrayList<OptionalLong>();
    int each = (days.size() + WIDTH - 1) / WIDTH;
    for (int i = 0; i < days.size(); i += each) {
      var mean =
          days.subList(i, Math.min(days.size(), i + each)).stream()
              .filter(day -> !day.isWithheld())
              .mapToLong(day -> day.value().getAsLong())
              .average();
      columns.add(
          mean.isPresent() ? OptionalLong.of((long) mean.getAsDouble()) : OptionalLong.empty());
    }
    return columns;
  }

  private static String table(List<Fixing> days) {
    var sheet =
        new Sheet(
            "  ",
            "date",
            ">value",
            ">change",
            "grade",
            ">providers",
            ">carried",
            ">eff. N",
            ">median",
            "");
    for (var day : days) {
      sheet.row(
          day.date().toString(),
          Figures.exact(day.value()),
          change(day),
          day.grade().map(Enum::name).orElse("-"),
          Integer.toString(day.providers()),
          Integer.toString(day.carried()),
          Figures.rounded(day.effectiveN(), 1),
          Figures.price(day.beside().median()),
          day.isWithheld() ? "withheld: " + day.withheld() : "");
    }
    return sheet.text();
  }

  private static String change(Fixing day) {
    return day.value().isPresent() && day.before().isPresent()
        ? Figures.change(day.before().get().value(), day.value().getAsLong())
        : "-";
  }

  private static String summary(List<Fixing> days) {
    var values =
        days.stream()
            .filter(day -> !day.isWithheld())
            .mapToLong(day -> day.value().getAsLong())
            .summaryStatistics();
    long withheld = days.stream().filter(Fixing::isWithheld).count();
    if (values.getCount() == 0) return "  every one of " + days.size() + " days is withheld\n";
    return "  "
        + Figures.count(days.size(), "day")
        + ", "
        + withheld
        + " withheld; lowest "
        + Figures.exact(values.getMin())
        + ", highest "
        + Figures.exact(values.getMax())
        + ", mean "
        + Figures.exact(Math.round(values.getAverage()))
        + "\n";
  }

  /// A day for programs, with the fields of a fixing.
  static String json(Fixing day) {
    var line = JsonMapper.shared().createObjectNode();
    line.put("index", day.index()).put("date", day.date().toString());
    if (day.value().isPresent()) line.put("value", Figures.exact(day.value()));
    else line.putNull("value");
    day.grade().ifPresentOrElse(g -> line.put("grade", g.name()), () -> line.putNull("grade"));
    line.put("method", day.method()).put("name", day.name());
    line.put("effectiveN", Double.parseDouble(Figures.rounded(day.effectiveN(), 9)));
    line.put("providers", day.providers()).put("carried", day.carried());
    line.put("withheld", day.isWithheld()).put("reason", day.withheld());
    price(line, "median", day.beside().median());
    price(line, "p25", day.beside().p25());
    price(line, "p75", day.beside().p75());
    return line.toString();
  }

  private static void price(
      tools.jackson.databind.node.ObjectNode line, String field, long micros) {
    if (micros == 0) line.putNull(field);
    else line.put(field, Figures.exact(micros));
  }
}
