// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;

/// Shares under caps on a provider, on a tier, and on what the cap on tiers may hand to others
/// (rule I-28): water poured into glasses of different size.
///
/// With raw weights a, the share of provider j is min(cap, x·a) with one height x for all; in a
/// tier whose sum would be over the tier's cap, x is lower, such that the tier fills just its cap.
/// The common x is such that the shares sum to one. With equal raw weights this is where
/// "redistribute the excess pro rata until nothing is over a cap" ends, whatever is redistributed
/// first; with unequal ones that order would matter, and this does not depend on one.
///
/// Where even full glasses do not hold the whole, the cap on tiers is raised to the least at which
/// they do: to scale all shares up instead would make a lone seller of a small tier the heaviest of
/// all. Where the caps on providers alone do not hold the whole, all are full and their shares are
/// scaled up to one in proportion.
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
  /// @param lift thousandths; the cap on tiers may raise a provider to this much of its raw share
  static CappedShares of(double[] weights, int[] tiers, int providerCap, int tierCap, int lift) {
    double most = tierCap / 1_000.0;
    var caps = new double[weights.length];
    double raw = 0;
    for (double weight : weights) raw += weight;
    for (int i = 0; i < caps.length; i++) {
      caps[i] = Math.min(providerCap / 1_000.0, lift / 1_000.0 * weights[i] / raw);
    }
    double least = Math.max(most, least(caps, tiers));
    return poured(weights, tiers, caps, least, least <= most + CLOSE);
  }

  /// The least cap on tiers at which the whole fits; 1 when it does not fit at all.
  private static double least(double[] caps, int[] tiers) {
    var sums = sums(caps, tiers);
    Arrays.sort(sums);
    double below = 0;
    for (int i = 0; i < sums.length; i++) {
      double level = (1 - below) / (sums.length - i);
      if (level <= sums[i] + CLOSE) return level;
      below += sums[i];
    }
    return 1;
  }

  private static double[] sums(double[] caps, int[] tiers) {
    var sums = new double[Arrays.stream(tiers).max().orElse(0) + 1];
    for (int i = 0; i < caps.length; i++) sums[tiers[i]] += caps[i];
    return sums;
  }

  private static boolean holds(double[] caps) {
    double sum = 0;
    for (double cap : caps) sum += cap;
    return sum >= 1 - CLOSE;
  }

  private static CappedShares poured(
      double[] weights, int[] tiers, double[] caps, double most, boolean met) {
    int kinds = Arrays.stream(tiers).max().orElse(0) + 1;
    var fullTier = new boolean[kinds];
    var full = new boolean[weights.length];
    boolean holds = holds(caps);
    double[] shares = holds ? pour(weights, tiers, full, fullTier, caps, most) : caps.clone();
    for (int tier = 0; tier < kinds && holds; tier++) {
      if (fullTier[tier]) fill(shares, weights, tiers, tier, caps, most);
    }
    double whole = 0;
    for (double share : shares) whole += share;
    var rounded = new long[shares.length];
    var capped = new boolean[shares.length];
    for (int i = 0; i < shares.length; i++) {
      rounded[i] = (long) StrictMath.floor(shares[i] / whole * BILLION + 0.5);
      capped[i] = !holds || fullTier[tiers[i]] || shares[i] >= caps[i] - CLOSE;
    }
    return new CappedShares(rounded, capped, met && holds);
  }

  /// Raises the common height until the whole is poured. Each round fills the glasses the height
  /// runs over; the height only rises, so a full glass stays full.
  private static double[] pour(
      double[] weights,
      int[] tiers,
      boolean[] full,
      boolean[] fullTier,
      double[] caps,
      double most) {
    var shares = new double[weights.length];
    while (true) {
      double height = height(weights, tiers, full, fullTier, caps, most);
      boolean over = false;
      var sums = new double[fullTier.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = full[i] ? caps[i] : Math.min(caps[i], height * weights[i]);
        sums[tiers[i]] += shares[i];
        if (!full[i] && !fullTier[tiers[i]] && height * weights[i] > caps[i] + CLOSE)
          over = full[i] = true;
      }
      for (int tier = 0; tier < sums.length; tier++) {
        if (!fullTier[tier] && sums[tier] > most + CLOSE) over = fullTier[tier] = true;
      }
      if (!over) return shares;
    }
  }

  private static double height(
      double[] weights,
      int[] tiers,
      boolean[] full,
      boolean[] fullTier,
      double[] caps,
      double most) {
    double left = 1;
    double raw = 0;
    for (boolean tier : fullTier) if (tier) left -= most;
    for (int i = 0; i < weights.length; i++) {
      if (fullTier[tiers[i]]) continue;
      if (full[i]) left -= caps[i];
      else raw += weights[i];
    }
    return raw == 0 ? 0 : left / raw;
  }

  /// Pours exactly `amount` into one tier.
  private static void fill(
      double[] shares, double[] weights, int[] tiers, int tier, double[] caps, double amount) {
    var full = new boolean[weights.length];
    while (true) {
      double left = amount;
      double raw = 0;
      for (int i = 0; i < weights.length; i++) {
        if (tiers[i] != tier) continue;
        if (full[i]) left -= caps[i];
        else raw += weights[i];
      }
      double height = raw == 0 ? 0 : left / raw;
      boolean over = false;
      for (int i = 0; i < weights.length; i++) {
        if (tiers[i] != tier) continue;
        shares[i] = full[i] ? caps[i] : height * weights[i];
        if (!full[i] && shares[i] > caps[i] + CLOSE) over = full[i] = true;
      }
      if (!over) return;
    }
  }
}
