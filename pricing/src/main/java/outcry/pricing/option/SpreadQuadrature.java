// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// Spread options on two lognormal prices, exactly: given the second price's move z, the first is
/// lognormal and the option is Black's, and the values are integrated over z.
///
///     A(z) = F1 e^(ρσ1√T z - ρ²σ1²T/2), B(z) = F2 e^(σ2√T z - σ2²T/2) + K, s = σ1√((1-ρ²)T)
///     call = D ∫ n(z) Black(A, B, s) dz
///
/// Accurate to about 1e-13 of the forwards. Deltas and gammas are integrated alike. The others
/// follow from the gammas: more variance σ1²T is worth F1²Γ11/2 apiece, more covariance F1F2Γ12.
public final class SpreadQuadrature {
  /// Standard deviations beyond which nothing is left.
  private static final double REACH = 10;

  private static final int PANELS = 16;
  private static final double ACCURACY = 1e-14;

  /// The first price's own move is never taken smaller, so that gammas stay finite when the two
  /// prices move as one; the price changes by the square of it.
  private static final double LEAST_DEVIATION = 1e-7;

  private final Spread spread;
  private final int sign;
  private final double shared;
  private final double own;
  private final double second;

  private SpreadQuadrature(Right right, Spread spread) {
    double root = StrictMath.sqrt(spread.years());
    double rho = spread.correlation();
    this.spread = spread;
    this.sign = right.sign();
    this.shared = rho * spread.sigma1() * root;
    this.own =
        Math.max(
            LEAST_DEVIATION,
            spread.sigma1() * root * StrictMath.sqrt(Math.max(0, (1 - rho) * (1 + rho))));
    this.second = spread.sigma2() * root;
  }

  public static double price(Right right, Spread spread) {
    if (spread.strike() < 0) {
      return price(right.opposite(), spread.mirrored());
    }
    if (isCertain(spread)) {
      return Kirk.price(right, spread);
    }
    var quadrature = new SpreadQuadrature(right, spread);
    double total = spread.first() + spread.second() + spread.strike();
    var tolerances = new double[] {ACCURACY * total};
    double expected = quadrature.integrals(quadrature::price, 1, tolerances)[0];
    return spread.discount() * Math.max(0, expected);
  }

  public static SpreadValuation value(Right right, Spread spread) {
    if (spread.strike() < 0) {
      return value(right.opposite(), spread.mirrored()).mirrored();
    }
    if (isCertain(spread)) {
      return Kirk.value(right, spread);
    }
    var quadrature = new SpreadQuadrature(right, spread);
    double total = spread.first() + spread.second() + spread.strike();
    var tolerances = new double[] {ACCURACY * total, ACCURACY, ACCURACY};
    var sums = quadrature.integrals(quadrature::all, 6, tolerances);
    double discount = spread.discount();
    double price = discount * Math.max(0, sums[0]);
    double variance1 = spread.first() * spread.first() * discount * sums[3];
    double variance2 = spread.second() * spread.second() * discount * sums[5];
    double common = spread.first() * spread.second() * discount * sums[4];
    double sigma1 = spread.sigma1();
    double sigma2 = spread.sigma2();
    double rho = spread.correlation();
    double decay =
        0.5 * (sigma1 * sigma1 * variance1 + sigma2 * sigma2 * variance2)
            + rho * sigma1 * sigma2 * common;
    return new SpreadValuation(
        new Valuation(
            price,
            discount * sums[1],
            discount * sums[3],
            spread.years() * (sigma1 * variance1 + rho * sigma2 * common),
            spread.rate() * price - decay,
            -spread.years() * price),
        discount * sums[2],
        discount * sums[5],
        discount * sums[4],
        spread.years() * (sigma2 * variance2 + rho * sigma1 * common),
        spread.years() * sigma1 * sigma2 * common);
  }

  private static boolean isCertain(Spread spread) {
    return spread.years() <= 0 || spread.sigma1() + spread.sigma2() <= 0;
  }

  private double[] integrals(Quadrature.Functions functions, int count, double[] tolerances) {
    double low = Math.min(0, Math.min(shared, second)) - REACH;
    double high = Math.max(0, Math.max(shared, second)) + REACH;
    return Quadrature.integrals(functions, count, tolerances, low, high, PANELS);
  }

  private void price(double z, double[] values) {
    double growth1 = StrictMath.exp(shared * (z - shared / 2));
    double growth2 = StrictMath.exp(second * (z - second / 2));
    double forward = spread.first() * growth1;
    double strike = spread.second() * growth2 + spread.strike();
    double d1 = Black76.d1(forward, strike, own);
    double over = Normal.cdf(sign * d1);
    double under = Normal.cdf(sign * (d1 - own));
    values[0] = Normal.density(z) * sign * (forward * over - strike * under);
  }

  /// Price, delta to the first and the second forward, gamma 11, 12, 22.
  private void all(double z, double[] values) {
    double growth1 = StrictMath.exp(shared * (z - shared / 2));
    double growth2 = StrictMath.exp(second * (z - second / 2));
    double forward = spread.first() * growth1;
    double strike = spread.second() * growth2 + spread.strike();
    double d1 = Black76.d1(forward, strike, own);
    double over = Normal.cdf(sign * d1);
    double under = Normal.cdf(sign * (d1 - own));
    double density = Normal.density(z);
    double peak = density * Normal.density(d1) / own;
    values[0] = density * sign * (forward * over - strike * under);
    values[1] = density * sign * growth1 * over;
    values[2] = -density * sign * growth2 * under;
    values[3] = peak * growth1 / spread.first();
    values[4] = -peak * growth1 * growth2 / strike;
    values[5] = peak * forward * growth2 * growth2 / (strike * strike);
  }
}
