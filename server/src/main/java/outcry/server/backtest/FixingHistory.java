// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import outcry.index.catalogue.ArchiveHistory;
import outcry.pricing.backtest.PricePath;
import outcry.pricing.backtest.facts.PriceSet;

/// What the venue's own contracts would have settled on, every day.
final class FixingHistory {
  private static final double DOLLAR = 1_000_000;

  /// What settles on an index of the Archive family.
  private static final List<String> PRODUCTS =
      List.of("H100", "H200", "B200", "A100", "TFI", "TFO", "TSB", "TOB");

  private FixingHistory() {}

  /// The settlement indices from the shipped facts. A day without a fixing has that of the day
  /// before.
  static PriceSet of(ArchiveHistory history) {
    var first = history.firstDate();
    int days = (int) (history.lastDate().toEpochDay() - first.toEpochDay()) + 1;
    var levels = new TreeMap<String, double[]>();
    for (var product : PRODUCTS) levels.put(product, series(history, product, first, days));
    return new PriceSet(
        "fixings",
        "The venue's own settlement indices from the shipped facts (family A/1), "
            + first
            + " to "
            + history.lastDate()
            + ": chained, so that sellers who come and go and models that succeed each other do not"
            + " move them. List prices are known from a few days only and stand still between.",
        List.of("the shipped price facts; NOTICE names their sources"),
        new PricePath(first, levels));
  }

  private static double[] series(
      ArchiveHistory history, String product, LocalDate first, int days) {
    double[] series = new double[days];
    double last = Double.NaN;
    for (int day = 0; day < days; day++) {
      var level = history.level(product, first.plusDays(day));
      last = level.isPresent() ? level.getAsLong() / DOLLAR : last;
      series[day] = last;
    }
    return series;
  }
}
