// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// The normal distribution, to the last digits of a double and far into its tails.
///
/// W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
/// Computation 23 (1969): three rational functions, relative error below 1e-15. The factor
/// exp(-x²/2) is taken in two steps so that the square's rounding does not show in the tails.
final class Normal {
  private static final double SQRT_HALF = 0.70710678118654752440;
  private static final double DENSITY_AT_ZERO = 0.39894228040143267794;
  private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;
  private static final double NEAR = 0.46875;
  private static final double FAR = 4;
  private static final double NOTHING_LEFT = 39;

  private static final double[] NEAR_ABOVE = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] NEAR_BELOW = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };
  private static final double[] MIDDLE_ABOVE = {
    2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
    2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] MIDDLE_BELOW = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };
  private static final double[] FAR_ABOVE = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] FAR_BELOW = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private Normal() {}

  /// The chance that a standard normal is at most `x`.
  static double cdf(double x) {
    double distance = Math.abs(x) * SQRT_HALF;
    if (distance <= NEAR) {
      double square = distance * distance;
      double erf = x * SQRT_HALF * quotient(NEAR_ABOVE, NEAR_BELOW, square);
      return 0.5 + 0.5 * erf;
    }
    double tail = 0.5 * tail(Math.abs(x), distance);
    return x < 0 ? tail : 1 - tail;
  }

  static double density(double x) {
    return DENSITY_AT_ZERO * StrictMath.exp(-0.5 * x * x);
  }

  /// The complementary error function at `distance` = `x`/√2.
  private static double tail(double x, double distance) {
    if (x >= NOTHING_LEFT) {
      return 0;
    }
    double scaled;
    if (distance <= FAR) {
      scaled = quotient(MIDDLE_ABOVE, MIDDLE_BELOW, distance);
    } else {
      double inverse = 1 / (distance * distance);
      scaled = (ONE_OVER_SQRT_PI - inverse * quotient(FAR_ABOVE, FAR_BELOW, inverse)) / distance;
    }
    double coarse = StrictMath.floor(x * 16) / 16;
    return scaled
        * StrictMath.exp(-0.5 * coarse * coarse)
        * StrictMath.exp(-0.5 * (x - coarse) * (x + coarse));
  }

  private static double quotient(double[] above, double[] below, double x) {
    double a = above[0];
    double b = below[0];
    for (int i = 1; i < above.length; i++) {
      a = a * x + above[i];
      b = b * x + below[i];
    }
    return a / b;
  }
}
