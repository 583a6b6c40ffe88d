// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;

/// Shares under two caps, one on a provider and one on a tier (rule I-28): water poured into
/// glasses of different size.
///
/// With raw weights a, the share of provider j is min(cap, x·a) with one height x for all; in a
/// tier whose sum would be over the tier's cap, the height is the one that fills just the cap. x is
/// such that the shares sum to one. This is what "redistribute the excess pro rata until nothing is
/// over a cap" ends in, whatever is redistributed first.
///
/// Where even full glasses do not hold the whole, every glass is full and all shares are scaled up
/// to one in proportion.
///
/// @param shares billionths of the whole, half up, in the order of the weights
/// @param capped which were held down
/// @param met whether the caps hold
record CappedShares(long[] shares, boolean[] capped, boolean met) {
  private static final double BILLION = 1e9;

  /// A share this close to its cap is at it.
  private static final double CLOSE = 1e-12;

  /// @param weights raw, positive
  /// @param tiers the tier of each, any small numbers
  /// @param providerCap thousandths
  /// @param tierCap thousandths
  static CappedShares of(double[] weights, int[] tiers, int providerCap, int tierCap) {
    int kinds = Arrays.stream(tiers).max().orElse(0) + 1;
    var sizes = new int[kinds];
    for (int tier : tiers) sizes[tier]++;
    int room = 0;
    for (int size : sizes) room += Math.min(tierCap, size * providerCap);
    boolean met = room >= 1_000;

    var fullTier = new boolean[kinds];
    var full = new boolean[weights.length];
    double cap = providerCap / 1_000.0;
    double most = tierCap / 1_000.0;
    double[] shares =
        met ? pour(weights, tiers, full, fullTier, cap, most) : new double[tiers.length];
    for (int tier = 0; tier < kinds; tier++) {
      if (met && !fullTier[tier]) continue;
      fill(shares, weights, tiers, tier, cap, Math.min(most, sizes[tier] * cap));
    }
    double whole = 0;
    for (double share : shares) whole += share;
    var rounded = new long[shares.length];
    var capped = new boolean[shares.length];
    for (int i = 0; i < shares.length; i++) {
      rounded[i] = (long) StrictMath.floor(shares[i] / whole * BILLION + 0.5);
      capped[i] = !met || fullTier[tiers[i]] || shares[i] >= cap - CLOSE;
    }
    return new CappedShares(rounded, capped, met);
  }

  /// Raises the common height until the whole is poured. Each round fills the glasses the height
  /// runs over; the height only rises, so a full glass stays full.
  private static double[] pour(
      double[] weights, int[] tiers, boolean[] full, boolean[] fullTier, double cap, double most) {
    var shares = new double[weights.length];
    while (true) {
      double height = height(weights, tiers, full, fullTier, cap, most);
      boolean over = false;
      var sums = new double[fullTier.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = full[i] ? cap : Math.min(cap, height * weights[i]);
        sums[tiers[i]] += shares[i];
        if (!full[i] && !fullTier[tiers[i]] && height * weights[i] > cap + CLOSE)
          over = full[i] = true;
      }
      for (int tier = 0; tier < sums.length; tier++) {
        if (!fullTier[tier] && sums[tier] > most + CLOSE) over = fullTier[tier] = true;
      }
      if (!over) return shares;
    }
  }

  private static double height(
      double[] weights, int[] tiers, boolean[] full, boolean[] fullTier, double cap, double most) {
    double left = 1;
    double raw = 0;
    for (boolean tier : fullTier) if (tier) left -= most;
    for (int i = 0; i < weights.length; i++) {
      if (fullTier[tiers[i]]) continue;
      if (full[i]) left -= cap;
      else raw += weights[i];
    }
    return raw == 0 ? 0 : left / raw;
  }

  /// Pours exactly `amount` into one tier.
  private static void fill(
      double[] shares, double[] weights, int[] tiers, int tier, double cap, double amount) {
    var full = new boolean[weights.length];
    while (true) {
      double left = amount;
      double raw = 0;
      for (int i = 0; i < weights.length; i++) {
        if (tiers[i] != tier) continue;
        if (full[i]) left -= cap;
        else raw += weights[i];
      }
      double height = raw == 0 ? 0 : left / raw;
      boolean over = false;
      for (int i = 0; i < weights.length; i++) {
        if (tiers[i] != tier) continue;
        shares[i] = full[i] ? cap : height * weights[i];
        if (!full[i] && shares[i] > cap + CLOSE) over = full[i] = true;
      }
      if (!over) return;
    }
  }
}
