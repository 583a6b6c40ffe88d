// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

/// Shares by the picture of rule I-28: everybody grows from nothing in proportion to his weight
/// until he or his tier is full. Where not all of the water fits, the tiers' glasses are made
/// larger little by little until it does.
final class NaiveShares {
  private static final double CLOSE = 1e-13;

  private NaiveShares() {}

  static double[] of(double[] weights, int[] tiers, double cap, double tierCap, double lift) {
    int size = weights.length;
    double raw = 0;
    for (double weight : weights) raw += weight;
    var caps = new double[size];
    double goal = 0;
    for (int i = 0; i < size; i++) goal += caps[i] = Math.min(cap, lift * weights[i] / raw);
    goal = Math.min(1, goal);
    double low = tierCap;
    double high = 1;
    double most = tierCap;
    if (room(caps, tiers, most) < goal - CLOSE) {
      for (int halving = 0; halving < 60; halving++) {
        most = (low + high) / 2;
        if (room(caps, tiers, most) < goal) low = most;
        else high = most;
      }
      most = high;
    }
    var poured = new double[size];
    double left = goal;
    while (left > CLOSE) {
      var may = new boolean[size];
      double growing = 0;
      for (int i = 0; i < size; i++) {
        may[i] = poured[i] < caps[i] - CLOSE && sum(poured, tiers, tiers[i]) < most - CLOSE;
        if (may[i]) growing += weights[i];
      }
      if (growing == 0) break;
      double step = left / growing;
      for (int i = 0; i < size; i++) {
        if (may[i]) step = Math.min(step, (caps[i] - poured[i]) / weights[i]);
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

  private static double room(double[] caps, int[] tiers, double most) {
    double room = 0;
    for (int tier = 0; tier < 4; tier++) room += Math.min(most, sum(caps, tiers, tier));
    return room;
  }

  private static double sum(double[] shares, int[] tiers, int tier) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) if (tiers[i] == tier) sum += shares[i];
    return sum;
  }
}
