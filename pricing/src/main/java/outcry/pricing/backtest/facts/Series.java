// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import outcry.pricing.backtest.PricePath;

/// The level of one product on every calendar day from `first` on.
record Series(LocalDate first, double[] levels) {

  LocalDate last() {
    return first.plusDays(levels.length - 1L);
  }

  /// All products from the first day of any to the last day of all.
  static PricePath joined(Map<String, Series> series) {
    var first = series.values().stream().map(Series::first).min(LocalDate::compareTo).orElseThrow();
    var last = series.values().stream().map(Series::last).min(LocalDate::compareTo).orElseThrow();
    var levels = new TreeMap<String, double[]>();
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    series.forEach(
        (factor, one) -> {
          double[] all = new double[days];
          int begin = (int) (one.first().toEpochDay() - first.toEpochDay());
          Arrays.fill(all, 0, Math.min(begin, days), Double.NaN);
          for (int day = begin; day < days; day++) {
            all[day] = one.levels()[day - begin];
          }
          levels.put(factor, all);
        });
    return new PricePath(first, levels);
  }
}
