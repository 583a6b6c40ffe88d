// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact amount. A price is a cost over a quantity, and a third of a cent must not get lost.
record Fraction(BigInteger over, BigInteger under) {
  static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

  Fraction {
    if (under.signum() == 0) throw new ArithmeticException("a fraction over nothing");
    if (under.signum() < 0) {
      over = over.negate();
      under = under.negate();
    }
    var common = over.gcd(under);
    if (common.signum() != 0) {
      over = over.divide(common);
      under = under.divide(common);
    }
  }

  static Fraction of(BigDecimal value) {
    var plain = value.scale() < 0 ? value.setScale(0) : value;
    return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.over.negate(), other.under));
  }

  Fraction times(Fraction other) {
    return new Fraction(over.multiply(other.over), under.multiply(other.under));
  }

  Fraction by(Fraction other) {
    return new Fraction(over.multiply(other.under), under.multiply(other.over));
  }

  boolean isZero() {
    return over.signum() == 0;
  }

  /// Rounded half up (away from zero) to so many decimals.
  BigDecimal rounded(int decimals) {
    return new BigDecimal(over).divide(new BigDecimal(under), decimals, RoundingMode.HALF_UP);
  }
}
