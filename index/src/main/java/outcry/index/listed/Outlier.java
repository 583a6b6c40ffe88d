// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import outcry.index.fixing.Screen;

/// Far from all others (rule I-26): more than four median absolute deviations from the median of
/// the log prices, and more than a tenth. Waits for confirmation.
record Outlier(ListedTerms terms, Confirmation confirmation) implements ProviderScreen {
  @Override
  public void examine(List<Candidate> candidates) {
    var usable = candidates.stream().filter(Candidate::passes).toList();
    if (usable.isEmpty()) return;
    var logs = new double[usable.size()];
    for (int i = 0; i < logs.length; i++) logs[i] = StrictMath.log(usable.get(i).price);
    double middle = median(logs);
    var distances = new double[logs.length];
    for (int i = 0; i < logs.length; i++) distances[i] = Math.abs(logs[i] - middle);
    double limit = Math.max(terms.outlierMads() * median(distances), terms.outlierLeast());
    for (int i = 0; i < logs.length; i++) {
      var candidate = usable.get(i);
      if (distances[i] <= limit || confirmation.confirms(candidate)) continue;
      candidate.stop(
          Screen.QUARANTINED,
          String.format(
              Locale.ROOT,
              "%.0f %% %s the median of %.2f, the limit is %.0f %%; counts when seen again the next"
                  + " day (rule I-26)",
              100 * Math.abs(StrictMath.expm1(logs[i] - middle)),
              logs[i] > middle ? "above" : "below",
              StrictMath.exp(middle) / 1e6,
              100 * Math.abs(StrictMath.expm1(logs[i] > middle ? limit : -limit))));
    }
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
