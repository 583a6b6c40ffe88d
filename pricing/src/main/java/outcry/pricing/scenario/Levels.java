// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Index levels by day: one row a day, one column a risk factor, NaN where an index has none. All
/// factors share the days, so that what happened together stays together.
public final class Levels {
  private final List<LocalDate> days;
  private final Map<String, double[]> levels;

  /// @param days rising
  public Levels(List<LocalDate> days, Map<String, double[]> levels) {
    this.days = List.copyOf(days);
    this.levels = new LinkedHashMap<>();
    for (int d = 1; d < days.size(); d++) {
      if (!days.get(d).isAfter(days.get(d - 1))) {
        throw new IllegalArgumentException(
            "index levels of "
                + days.get(d)
                + " follow those of "
                + days.get(d - 1)
                + "; days rise");
      }
    }
    levels.forEach(
        (factor, own) -> {
          if (own.length != days.size()) {
            throw new IllegalArgumentException(
                factor + " has " + own.length + " levels for " + days.size() + " days");
          }
          for (double level : own) {
            if (level <= 0 || Double.isInfinite(level)) {
              throw new IllegalArgumentException(
                  factor + " has a level of " + level + "; a level is positive, or not there");
            }
          }
          this.levels.put(factor, own.clone());
        });
  }

  /// A table `date,H100,TFO,...` with one row a day; an empty cell is a day without a fixing.
  ///
  /// @throws IllegalArgumentException naming file, line, value and rule
  public static Levels parse(String file, String table) {
    var lines = table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("date,")) {
      throw new IllegalArgumentException(file + " does not begin with a row date,FACTOR,...");
    }
    var names = lines.getFirst().strip().split(",", -1);
    var days = new ArrayList<LocalDate>();
    var columns = new LinkedHashMap<String, double[]>();
    for (int c = 1; c < names.length; c++) {
      if (names[c].isBlank()
          || columns.put(names[c].strip(), new double[lines.size() - 1]) != null) {
        throw new IllegalArgumentException(
            file + " names the factor \"" + names[c] + "\" twice, or not at all");
      }
    }
    for (int r = 1; r < lines.size(); r++) {
      var where = file + " row " + (r + 1);
      var cells = lines.get(r).split(",", -1);
      if (cells.length != names.length) {
        throw new IllegalArgumentException(
            where + " has " + cells.length + " cells, the heading " + names.length);
      }
      days.add(day(where, cells[0].strip()));
      int c = 1;
      for (var column : columns.values()) {
        column[r - 1] = level(where, cells[c++].strip());
      }
    }
    try {
      return new Levels(days, columns);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static LocalDate day(String where, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(where + " is of \"" + text + "\"; a date is YYYY-MM-DD");
    }
  }

  private static double level(String where, String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double level = Double.parseDouble(text);
      if (level > 0 && !Double.isInfinite(level)) {
        return level;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalArgumentException(
        where + " has the level \"" + text + "\"; a level is a positive number, or empty");
  }

  public List<LocalDate> days() {
    return days;
  }

  public List<String> factors() {
    return List.copyOf(levels.keySet());
  }

  /// The same without what came after a day.
  public Levels until(LocalDate day) {
    int count = (int) days.stream().filter(each -> !each.isAfter(day)).count();
    var kept = new LinkedHashMap<String, double[]>();
    levels.forEach((factor, own) -> kept.put(factor, Arrays.copyOf(own, count)));
    return new Levels(days.subList(0, count), kept);
  }

  /// The level of a day, or the last one before it; NaN when there was none.
  public double on(String factor, LocalDate day) {
    return until(day).last(factor);
  }

  /// The last level known; NaN when there never was one.
  public double last(String factor) {
    double last = Double.NaN;
    for (double level : levels.getOrDefault(factor, new double[0])) {
      last = Double.isNaN(level) ? last : level;
    }
    return last;
  }

  /// Relative moves from row to row, one fewer than days; NaN where either level is missing, and
  /// everywhere for a factor that is no column.
  double[] returns(String factor) {
    double[] returns = new double[Math.max(0, days.size() - 1)];
    double[] own = levels.get(factor);
    for (int t = 0; t < returns.length; t++) {
      returns[t] = own == null ? Double.NaN : own[t + 1] / own[t] - 1;
    }
    return returns;
  }
}
