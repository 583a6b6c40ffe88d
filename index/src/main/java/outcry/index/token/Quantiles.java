// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.Comparator;
import java.util.List;

/// The cross-section of a day's counted lines, by weight.
record Quantiles(List<Chain.Part> counted) {
  Quantiles {
    counted =
        counted.stream()
            .sorted(
                Comparator.comparingLong(Chain.Part::price)
                    .thenComparing(part -> part.line().key()))
            .toList();
  }

  /// The first price at which the cumulated weight is more than a share of the whole; the mean with
  /// the next, half up, where it is exactly that.
  long at(double share) {
    double sum = 0;
    for (int i = 0; i < counted.size(); i++) {
      sum += counted.get(i).weight();
      boolean last = i == counted.size() - 1;
      if (Math.abs(sum - share) < 1e-9 && !last)
        return Math.floorDiv(counted.get(i).price() + counted.get(i + 1).price() + 1, 2);
      if (sum > share || last) return counted.get(i).price();
    }
    return 0;
  }
}
