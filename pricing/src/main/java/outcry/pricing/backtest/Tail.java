// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.Arrays;

/// Expected shortfall of a handful of scenarios.
final class Tail {
  private Tail() {}

  /// Mean of the `worst` largest losses, at least zero. The largest so far are kept in order;
  /// nearly all others are passed over after one comparison.
  static double mean(double[] losses, int worst) {
    double[] kept = new double[worst];
    Arrays.fill(kept, Double.NEGATIVE_INFINITY);
    for (double loss : losses) {
      if (loss > kept[0]) {
        int at = 0;
        while (at + 1 < worst && loss > kept[at + 1]) {
          kept[at] = kept[at + 1];
          at++;
        }
        kept[at] = loss;
      }
    }
    double sum = 0;
    for (double loss : kept) {
      sum += loss;
    }
    return Math.max(0, sum / worst);
  }
}
