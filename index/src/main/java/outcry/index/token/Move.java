// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.math.BigInteger;

/// What a line did since the last determination: its speaker's price then and now, over the sellers
/// known on both days.
///
/// @param before micro-dollars; 0 when nothing can be compared
/// @param now micro-dollars
record Move(long before, long now) {
  static final Move NONE = new Move(0, 0);

  boolean matched() {
    return before > 0;
  }

  /// Value times now over before, half up.
  long applied(long value) {
    return times(value, now, before);
  }

  double logChange() {
    return now == before ? 0 : StrictMath.log((double) now / before);
  }

  /// Value times a fraction of non-negative numbers, rounded half up.
  static long times(long value, long numerator, long denominator) {
    if (numerator == denominator) return value;
    return times(value, BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  static long times(long value, BigInteger numerator, BigInteger denominator) {
    if (numerator.equals(denominator)) return value;
    var doubled = BigInteger.valueOf(value).multiply(numerator).shiftLeft(1).add(denominator);
    return doubled.divide(denominator.shiftLeft(1)).longValueExact();
  }
}
