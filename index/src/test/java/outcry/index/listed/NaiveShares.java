// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

/// Shares by the picture of rule I-28: everybody grows from nothing in proportion to his weight
/// until he or his tier is full.
final class NaiveShares {
  private static final double CLOSE = 1e-13;

  private NaiveShares() {}

  static double[] of(double[] weights, int[] tiers, double cap, double most) {
    int size = weights.length;
    double room = 0;
    for (int tier = 0; tier < 4; tier++) {
      int members = 0;
      for (int each : tiers) if (each == tier) members++;
      room += Math.min(most, members * cap);
    }
    double goal = Math.min(1, room);
    var poured = new double[size];
    double left = goal;
    while (left > CLOSE) {
      var may = new boolean[size];
      double growing = 0;
      for (int i = 0; i < size; i++) {
        may[i] = poured[i] < cap - CLOSE && sum(poured, tiers, tiers[i]) < most - CLOSE;
        if (may[i]) growing += weights[i];
      }
      double step = left / growing;
      for (int i = 0; i < size; i++) {
        if (may[i]) step = Math.min(step, (cap - poured[i]) / weights[i]);
      }
      for (int tier = 0; tier < 4; tier++) {
        double grows = 0;
        for (int i = 0; i < size; i++) if (may[i] && tiers[i] == tier) grows += weights[i];
        if (grows > 0) step = Math.min(step, (most - sum(poured, tiers, tier)) / grows);
      }
      for (int i = 0; i < size; i++) if (may[i]) poured[i] += step * weights[i];
      left = goal;
      for (double share : poured) left -= share;
    }
    for (int i = 0; i < size; i++) poured[i] /= goal;
    return poured;
  }

  private static double sum(double[] shares, int[] tiers, int tier) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) if (tiers[i] == tier) sum += shares[i];
    return sum;
  }
}
