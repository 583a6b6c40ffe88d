// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;
import outcry.index.fixing.Beside;

/// The prices that count on a day, without their history: published beside the level, and the drift
/// guard's measure (rule I-30).
///
/// @param beside with the drift still to be counted
/// @param effectiveN one over the sum of squared shares
/// @param whole sum of the shares, billionths: one, but for their rounding
/// @param squares sum of their squares
record CrossSection(Beside beside, double effectiveN, long whole, long squares) {

  static CrossSection of(List<Candidate> counted) {
    if (counted.isEmpty()) return new CrossSection(new Beside(0, 0, 0, 0, 0), 0, 0, 0);
    long whole = 0;
    long squares = 0;
    for (var member : counted) {
      whole += member.share;
      squares += member.share * member.share;
    }
    var beside =
        new Beside(
            quantile(counted, 1, 2),
            quantile(counted, 1, 4),
            quantile(counted, 3, 4),
            squares / 1e18,
            0);
    return new CrossSection(beside, (double) (whole * whole) / squares, whole, squares);
  }

  /// Shares are rounded to a billionth each, so a place within that of the part is exactly at it.
  static long quantile(List<Candidate> counted, int part, int parts) {
    var prices = counted.stream().mapToLong(each -> each.price).toArray();
    var shares = counted.stream().mapToLong(each -> each.share).toArray();
    return Median.quantile(prices, shares, part, parts, (long) parts * prices.length);
  }

  boolean isThin(int least) {
    return whole * whole < least * squares;
  }
}
