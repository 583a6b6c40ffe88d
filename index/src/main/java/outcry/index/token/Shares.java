// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shares of the lines that have a price, under the caps of rule I-48, in parts of {@link #ONE}.
///
/// A line's share is the smaller of its cap and a common multiple of its published share; a
/// laboratory over its cap is cut pro rata. The multiple is the one with which all sum to one. Sums
/// run by line name, because the order of a sum is part of its result.
///
/// @param met false when too few lines or laboratories are there for the caps to sum to one; the
///   shares are then scaled up alike
record Shares(SortedMap<String, Long> byLine, boolean met) {
  static final long ONE = 1_000_000_000_000_000L;
  private static final int HALVINGS = 100;

  static Shares of(List<Line> all, boolean capped) {
    var lines = all.stream().sorted(Comparator.comparing(Line::key)).toList();
    double published = 0;
    for (var line : lines) published += line.share();
    if (!capped || lines.isEmpty()) return scaled(lines, published, false, true);
    double least = 1;
    double most = 1;
    while (most < 1e9 && sum(lines, most / published) < 1) most *= 2;
    if (sum(lines, most / published) < 1) return scaled(lines, 1 / 1e9, true, false);
    if (sum(lines, least / published) >= 1) return scaled(lines, published, true, true);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (least + most) / 2;
      if (sum(lines, middle / published) < 1) least = middle;
      else most = middle;
    }
    return scaled(lines, published / most, true, true);
  }

  private static Shares scaled(List<Line> lines, double per, boolean capped, boolean met) {
    var raw = raw(lines, 1 / per, capped);
    double sum = 0;
    for (var share : raw.values()) sum += share;
    var parts = new TreeMap<String, Long>();
    for (var line : lines) parts.put(line.key(), Math.round(raw.get(line.key()) / sum * ONE));
    return new Shares(parts, met);
  }

  private static double sum(List<Line> lines, double multiple) {
    double sum = 0;
    for (var share : raw(lines, multiple, true).values()) sum += share;
    // A full basket sums to one exactly; adding up binary fractions of it may miss by a hair.
    return sum + 1e-12;
  }

  private static SortedMap<String, Double> raw(List<Line> lines, double multiple, boolean capped) {
    var shares = new TreeMap<String, Double>();
    var laboratories = new TreeMap<String, Double>();
    for (var line : lines) {
      double share = line.share() * multiple;
      if (capped) share = Math.min(share, (double) Basket.LINE_CAP / Basket.ONE);
      shares.put(line.key(), share);
      laboratories.merge(line.laboratory(), share, Double::sum);
    }
    double cap = (double) Basket.LABORATORY_CAP / Basket.ONE;
    if (capped)
      for (var line : lines) {
        double laboratory = laboratories.get(line.laboratory());
        if (laboratory > cap) shares.merge(line.key(), cap / laboratory, (a, b) -> a * b);
      }
    return shares;
  }
}
