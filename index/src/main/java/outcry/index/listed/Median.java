// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;

/// Medians and quartiles in whole numbers. Where two prices share the place, their mean, half up to
/// the micro-dollar.
final class Median {
  private Median() {}

  /// Every price has the same weight.
  static long plain(long[] prices) {
    var sorted = prices.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
  }

  /// The price at which half of the weight is reached; when a price reaches exactly half, the mean
  /// of it and the next.
  static long weighted(long[] prices, long[] weights) {
    return quantile(prices, weights, 1, 2, 0);
  }

  /// The price at which `part` of `parts` of the weight is reached.
  ///
  /// @param slack weights are rounded: a place this close to the part is exactly at it
  static long quantile(long[] prices, long[] weights, int part, int parts, long slack) {
    int[] order = order(prices);
    long whole = 0;
    for (long weight : weights) whole += weight;
    long reached = 0;
    for (int place = 0; place < order.length; place++) {
      reached += weights[order[place]];
      long beyond = reached * parts - whole * part;
      if (Math.abs(beyond) <= slack && place + 1 < order.length)
        return mean(prices[order[place]], prices[order[place + 1]]);
      if (beyond > 0) return prices[order[place]];
    }
    return prices[order[order.length - 1]];
  }

  private static int[] order(long[] prices) {
    var keys = new long[prices.length];
    for (int i = 0; i < keys.length; i++)
      keys[i] = Math.addExact(Math.multiplyExact(prices[i], keys.length), i);
    Arrays.sort(keys);
    var order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) order[i] = (int) (keys[i] % keys.length);
    return order;
  }

  private static long mean(long one, long other) {
    return (one + other + 1) >> 1;
  }
}
