// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Price levels by risk factor, one for every calendar day from `first` on. NaN before a factor's
/// first price; afterwards every day has one, carried where nothing new was seen.
///
/// A view [#until] a day holds nothing later, so that what is computed from it cannot know what
/// came next.
public final class PricePath {
  private final LocalDate first;
  private final int days;
  private final Map<String, double[]> levels;

  public PricePath(LocalDate first, Map<String, double[]> levels) {
    this.first = first;
    this.days = levels.values().stream().mapToInt(series -> series.length).max().orElse(0);
    var copy = new TreeMap<String, double[]>();
    levels.forEach((factor, series) -> copy.put(factor, checked(factor, series)));
    this.levels = Collections.unmodifiableMap(copy);
  }

  private PricePath(LocalDate first, int days, Map<String, double[]> levels) {
    this.first = first;
    this.days = days;
    this.levels = levels;
  }

  private double[] checked(String factor, double[] series) {
    if (series.length != days) {
      throw new IllegalArgumentException(
          factor + " has " + series.length + " days, others have " + days + "; lengths must agree");
    }
    boolean begun = false;
    for (int day = 0; day < days; day++) {
      boolean known = !Double.isNaN(series[day]);
      if (known && !(series[day] > 0 && series[day] < Double.POSITIVE_INFINITY)
          || begun && !known) {
        throw new IllegalArgumentException(
            factor
                + " is "
                + series[day]
                + " on "
                + first.plusDays(day)
                + "; a level is positive and, once begun, there on every day");
      }
      begun |= known;
    }
    return series.clone();
  }

  /// What was known at the end of `day`.
  public PricePath until(int day) {
    if (day < 0 || day >= days) {
      throw new IllegalArgumentException("day " + day + " of " + days + " days");
    }
    return new PricePath(first, day + 1, levels);
  }

  public int days() {
    return days;
  }

  public LocalDate date(int day) {
    return first.plusDays(day);
  }

  public LocalDate lastDate() {
    return first.plusDays(days - 1L);
  }

  public Set<String> factors() {
    return levels.keySet();
  }

  public double level(String factor, int day) {
    if (day >= days) {
      throw new IllegalArgumentException(
          "level of " + date(day) + " asked of levels known until " + lastDate());
    }
    return levels.get(factor)[day];
  }

  /// The level of a date; of the first day with one when the date is earlier.
  public double level(String factor, LocalDate date) {
    long day = date.toEpochDay() - first.toEpochDay();
    return level(factor, (int) Math.max(day, begin(factor)));
  }

  /// The first day with a level; the number of days when there is none.
  public int begin(String factor) {
    var series = levels.get(factor);
    int day = 0;
    while (day < days && Double.isNaN(series[day])) {
      day++;
    }
    return day;
  }

  /// All levels of a factor known here.
  public double[] series(String factor) {
    return Arrays.copyOf(levels.get(factor), days);
  }
}
