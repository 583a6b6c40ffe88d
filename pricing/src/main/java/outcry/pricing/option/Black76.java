// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// European options on a future: F. Black, "The pricing of commodity contracts", Journal of
/// Financial Economics 3 (1976).
///
///     D = e^(-rT), s = σ√T, d1 = ln(F/K)/s + s/2, d2 = d1 - s
///     call  = D (F N(d1) - K N(d2))          put = D (K N(-d2) - F N(-d1))
///     delta = D N(d1) or -D N(-d1)           gamma = D n(d1) / (F s)
///     vega  = D F n(d1) √T                   theta = -D F n(d1) σ / (2√T) + r V
///     rho   = -T V
///
/// Without time or volatility left an option is worth its discounted intrinsic value; delta is then
/// that of the side it stands on (half way at the strike), and gamma, which has no finite value at
/// the strike, is 0. A strike at or below zero makes a call a forward and a put worthless.
///
/// Nothing here is checked: `forward` above 0, `sigma` and `years` not below.
public final class Black76 {
  private Black76() {}

  public static double price(
      Right right, double forward, double strike, double sigma, double years, double rate) {
    return StrictMath.exp(-rate * years)
        * undiscounted(right, forward, strike, sigma * StrictMath.sqrt(years));
  }

  /// The expected payout when the logarithm of the price has standard deviation `deviation`.
  public static double undiscounted(Right right, double forward, double strike, double deviation) {
    if (strike <= 0 || deviation <= 0) {
      return right.intrinsic(forward, strike);
    }
    double d1 = d1(forward, strike, deviation);
    int sign = right.sign();
    double value =
        sign * (forward * Normal.cdf(sign * d1) - strike * Normal.cdf(sign * (d1 - deviation)));
    return Math.max(0, value);
  }

  public static Valuation value(
      Right right, double forward, double strike, double sigma, double years, double rate) {
    double root = StrictMath.sqrt(years);
    double deviation = sigma * root;
    double discount = StrictMath.exp(-rate * years);
    double price = discount * undiscounted(right, forward, strike, deviation);
    double d1 = d1(forward, strike, deviation);
    int sign = right.sign();
    double weight = discount * forward * Normal.density(d1);
    return new Valuation(
        price,
        discount * sign * Normal.cdf(sign * d1),
        deviation > 0 ? weight / (forward * forward * deviation) : 0,
        weight * root,
        rate * price - (years > 0 ? weight * sigma / (2 * root) : 0),
        -years * price);
  }

  /// How far the forward stands above the strike, in standard deviations; infinite when nothing is
  /// uncertain.
  static double d1(double forward, double strike, double deviation) {
    if (strike <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (deviation <= 0) {
      return forward == strike ? 0 : Double.POSITIVE_INFINITY * Math.signum(forward - strike);
    }
    return StrictMath.log(forward / strike) / deviation + 0.5 * deviation;
  }
}
