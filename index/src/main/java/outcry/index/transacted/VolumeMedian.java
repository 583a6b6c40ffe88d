// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.Arrays;
import java.util.Comparator;
import outcry.index.observation.Dollars;

/// The price at which a given part of the counted volume was dealt no dearer (rule I-45).
final class VolumeMedian {
  /// Two volumes this close, as a share of the whole, are equal: caps make shares that are no round
  /// numbers.
  private static final double CLOSE = 1e-9;

  private VolumeMedian() {}

  /// The median; where exactly half of the volume was dealt no dearer than one price, the mean of
  /// it and the next, half up.
  static long median(long[] prices, double[] volumes) {
    return quantile(prices, volumes, 0.5);
  }

  /// Prices and volumes of equal, positive length.
  static long quantile(long[] prices, double[] volumes, double part) {
    var order = new Integer[prices.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> prices[i]));
    double total = 0;
    for (int i : order) total += volumes[i];
    double below = 0;
    for (int k = 0; k < order.length; k++) {
      below += volumes[order[k]];
      double over = below - part * total;
      if (over > CLOSE * total || k == order.length - 1) return prices[order[k]];
      if (over >= -CLOSE * total) {
        return Dollars.divideHalfUp(Math.addExact(prices[order[k]], prices[order[k + 1]]), 2);
      }
    }
    throw new IllegalArgumentException("a median needs a trade");
  }
}
