// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// How likely a likelihood ratio is when the model is right: the upper tail of the chi-squared
/// distribution with one or two degrees of freedom.
public final class ChiSquare {
  /// Critical values at 5 %.
  public static final double ONE_AT_5 = 3.841458820694124;

  public static final double TWO_AT_5 = 5.991464547107979;

  private ChiSquare() {}

  /// P(X > x) with one degree of freedom.
  public static double one(double x) {
    return x <= 0 ? 1 : complementaryError(StrictMath.sqrt(x / 2));
  }

  /// P(X > x) with two degrees of freedom.
  public static double two(double x) {
    return x <= 0 ? 1 : StrictMath.exp(-x / 2);
  }

  /// 1 - erf(z) for z >= 0: the power series while it converges quickly, the continued fraction
  /// beyond (Abramowitz and Stegun 7.1.6 and 7.1.14).
  private static double complementaryError(double z) {
    double bell = StrictMath.exp(-z * z);
    if (z < 2.5) {
      double term = z;
      double sum = z;
      for (int n = 1; term > 1e-18 * sum; n++) {
        term *= 2 * z * z / (2 * n + 1);
        sum += term;
      }
      return 1 - 2 / StrictMath.sqrt(StrictMath.PI) * bell * sum;
    }
    double fraction = z;
    for (int n = 120; n >= 1; n--) {
      fraction = z + n / 2.0 / fraction;
    }
    return bell / StrictMath.sqrt(StrictMath.PI) / fraction;
  }
}
