// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static java.math.BigInteger.valueOf;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shares of the lines that have a price, under the caps of rule I-48, in parts of {@link #ONE}.
///
/// A line's share is the smaller of its cap and a common multiple of its published share; a
/// laboratory over its cap is cut pro rata. The multiple is the one with which all sum to one. It
/// is a fraction of whole numbers, and each share is rounded once, half up: who computes it again
/// by any road has the same digits.
///
/// @param met false when too few lines or laboratories are there for the caps to sum to one; the
///   shares are then scaled up alike
record Shares(SortedMap<String, Long> byLine, boolean met) {
  static final long ONE = 1_000_000_000_000_000L;

  /// A multiple of the published shares.
  private record Multiple(long over, long under) {
    BigInteger of(long share) {
      return valueOf(share).multiply(valueOf(over));
    }

    BigInteger cap(long parts) {
      return valueOf(parts).multiply(valueOf(under));
    }
  }

  static Shares of(List<Line> lines, boolean capped) {
    long sum = lines.stream().mapToLong(Line::share).sum();
    if (!capped || lines.isEmpty())
      return scaled(lines, new Multiple(Basket.ONE, sum), false, true);
    var multiple = new Multiple(Basket.ONE, sum);
    // More is held at the caps from step to step, so the multiple only grows.
    while (true) {
      var next = next(lines, multiple);
      if (next.equals(multiple)) return scaled(lines, multiple, true, true);
      // Nobody is left below the caps: all are full.
      if (next.under() == 0) return scaled(lines, new Multiple(Basket.ONE, 1), true, false);
      multiple = next;
    }
  }

  /// The multiple that gives what the caps leave over to those below them.
  private static Multiple next(List<Line> lines, Multiple multiple) {
    var laboratories = laboratories(lines, multiple);
    long over = Basket.ONE;
    long under = 0;
    for (var laboratory : laboratories.entrySet()) {
      if (isOver(laboratory.getValue(), multiple)) {
        over -= Basket.LABORATORY_CAP;
        continue;
      }
      for (var line : lines) {
        if (!line.laboratory().equals(laboratory.getKey())) continue;
        if (multiple.of(line.share()).compareTo(multiple.cap(Basket.LINE_CAP)) > 0)
          over -= Basket.LINE_CAP;
        else under += line.share();
      }
    }
    if (under == 0 && over <= 0) return multiple;
    return new Multiple(over, under);
  }

  private static boolean isOver(BigInteger laboratory, Multiple multiple) {
    return laboratory.compareTo(multiple.cap(Basket.LABORATORY_CAP)) > 0;
  }

  private static BigInteger raw(Line line, Multiple multiple, boolean capped) {
    var share = multiple.of(line.share());
    return capped ? share.min(multiple.cap(Basket.LINE_CAP)) : share;
  }

  private static SortedMap<String, BigInteger> laboratories(List<Line> lines, Multiple multiple) {
    var sums = new TreeMap<String, BigInteger>();
    for (var line : lines)
      sums.merge(line.laboratory(), raw(line, multiple, true), BigInteger::add);
    return sums;
  }

  private static Shares scaled(List<Line> lines, Multiple multiple, boolean capped, boolean met) {
    var laboratories = laboratories(lines, multiple);
    var common = BigInteger.ONE;
    if (capped)
      for (var sum : laboratories.values())
        if (isOver(sum, multiple)) common = common.multiply(sum);
    var raw = new TreeMap<String, BigInteger>();
    var total = BigInteger.ZERO;
    for (var line : lines) {
      var share = raw(line, multiple, capped).multiply(common);
      var laboratory = laboratories.get(line.laboratory());
      if (capped && isOver(laboratory, multiple))
        share = share.multiply(multiple.cap(Basket.LABORATORY_CAP)).divide(laboratory);
      raw.put(line.key(), share);
      total = total.add(share);
    }
    var parts = new TreeMap<String, Long>();
    for (var share : raw.entrySet())
      parts.put(share.getKey(), Move.times(ONE, share.getValue(), total));
    return new Shares(parts, met);
  }
}
