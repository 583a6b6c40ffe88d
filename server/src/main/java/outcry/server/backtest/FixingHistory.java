// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import outcry.index.median.Benchmark;
import outcry.index.median.IndexTerms;
import outcry.pricing.backtest.PricePath;
import outcry.pricing.backtest.facts.PriceSet;
import outcry.pricing.scenario.Family;

/// What the venue's own contracts would have settled on, every day.
final class FixingHistory {
  private static final double DOLLAR = 1_000_000;

  private FixingHistory() {}

  /// The settlement indices from the shipped facts. A day without a fixing has that of the day
  /// before.
  static PriceSet of(Benchmark benchmark) {
    var first = benchmark.facts().firstDate();
    int days = (int) (benchmark.lastDate().toEpochDay() - first.toEpochDay()) + 1;
    var levels = new TreeMap<String, double[]>();
    for (var terms : benchmark.indices()) {
      if (Family.of(terms.product()).isPresent()) {
        levels.put(terms.product(), series(benchmark, terms, first, days));
      }
    }
    return new PriceSet(
        "fixings",
        "The venue's own settlement indices from the shipped facts, "
            + first
            + " to "
            + benchmark.lastDate()
            + ". Successors of models, sellers that come and go, and corrections are in them:"
            + " they are what contracts settle on. List prices are known from a few days only and"
            + " stand still between.",
        List.of("the shipped price facts; NOTICE names their sources"),
        new PricePath(first, levels));
  }

  private static double[] series(Benchmark benchmark, IndexTerms terms, LocalDate first, int days) {
    double[] series = new double[days];
    double last = Double.NaN;
    for (int day = 0; day < days; day++) {
      var fixing = benchmark.fixing(terms.index(), first.plusDays(day));
      last = fixing.isPresent() ? fixing.get().value() / DOLLAR : last;
      series[day] = last;
    }
    return series;
  }
}
