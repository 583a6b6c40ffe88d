// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All measured rates. The rate of a day is the median of the newest round published by then: one
/// submitter's tuning does not set it, and a later round never reaches back.
public record HeatRates(List<HeatRate> measured) {

  public HeatRates {
    measured = List.copyOf(measured);
  }

  /// @param round the round it rests on
  /// @param published the day that round became public
  /// @param entries how many results
  /// @param milliTokens their median, tokens a second per GPU in thousandths; of two middle ones
  ///   the mean, half up
  public record Rate(String round, LocalDate published, int entries, long milliTokens) {}

  /// The rate known on a day; empty before anybody published one.
  public Optional<Rate> on(LocalDate day, String model, String gpu, HeatRate.Scenario scenario) {
    var known =
        measured.stream()
            .filter(rate -> rate.model().equals(model) && rate.gpu().equals(gpu))
            .filter(rate -> rate.scenario() == scenario && !rate.published().isAfter(day))
            .toList();
    return known.stream()
        .max(Comparator.comparing(HeatRate::published).thenComparing(HeatRate::round))
        .map(newest -> median(newest, known));
  }

  private static Rate median(HeatRate newest, List<HeatRate> known) {
    var sorted =
        known.stream()
            .filter(rate -> rate.round().equals(newest.round()))
            .mapToLong(HeatRate::milliTokens)
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    long median =
        sorted.length % 2 == 1
            ? sorted[half]
            : Math.addExact(Math.addExact(sorted[half - 1], sorted[half]), 1) / 2;
    return new Rate(newest.round(), newest.published(), sorted.length, median);
  }
}
