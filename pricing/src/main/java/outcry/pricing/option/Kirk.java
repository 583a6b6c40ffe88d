// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// Spread options by E. Kirk, "Correlation in the energy markets" (1995): the second price and the
/// strike together are taken for one lognormal price.
///
///     G = F2 + K, w = F2/G, σ² = σ1² - 2ρσ1σ2w + σ2²w², Black-76 on F1 against G
///
/// With strike 0 this is W. Margrabe's exact formula ("The value of an option to exchange one asset
/// for another", Journal of Finance 33, 1978). Otherwise it is within 0.05 per cent near the money
/// and 0.4 per cent off in the wings; [SpreadQuadrature] is exact.
public final class Kirk {
  private Kirk() {}

  public static double price(Right right, Spread spread) {
    if (spread.strike() < 0) {
      return price(right.opposite(), spread.mirrored());
    }
    return Black76.price(
        right,
        spread.first(),
        spread.second() + spread.strike(),
        sigma(spread),
        spread.years(),
        spread.rate());
  }

  public static SpreadValuation value(Right right, Spread spread) {
    if (spread.strike() < 0) {
      return value(right.opposite(), spread.mirrored()).mirrored();
    }
    double sum = spread.second() + spread.strike();
    double weight = spread.second() / sum;
    double sigma = sigma(spread);
    var black = Black76.value(right, spread.first(), sum, sigma, spread.years(), spread.rate());
    double deviation = sigma * StrictMath.sqrt(spread.years());
    double d1 = Black76.d1(spread.first(), sum, deviation);
    double d2 = d1 - deviation;
    int sign = right.sign();
    double bySum = -spread.discount() * sign * Normal.cdf(sign * d2);
    if (deviation <= 0) {
      return new SpreadValuation(
          new Valuation(black.price(), black.delta(), 0, 0, black.theta(), black.rho()),
          bySum,
          0,
          0,
          0,
          0);
    }
    // σ answers to the second forward through w.
    double vega = black.vega();
    double leg = spread.sigma2() * weight;
    double sigmaByWeight = spread.sigma2() * (leg - spread.correlation() * spread.sigma1()) / sigma;
    double sigmaByWeightTwice =
        (spread.sigma2() * spread.sigma2() - sigmaByWeight * sigmaByWeight) / sigma;
    double weightBySecond = spread.strike() / (sum * sum);
    double weightBySecondTwice = -2 * weightBySecond / sum;
    double bend = sigmaByWeight * weightBySecond;
    double bendTwice =
        sigmaByWeightTwice * weightBySecond * weightBySecond + sigmaByWeight * weightBySecondTwice;
    double density = spread.discount() * Normal.density(d2);
    double gamma2 =
        density / (sum * deviation)
            + 2 * density * d1 / sigma * bend
            + vega * d1 * d2 / sigma * bend * bend
            + vega * bendTwice;
    double crossGamma =
        spread.discount() * Normal.density(d1) * (-1 / (sum * deviation) - d2 / sigma * bend);
    return new SpreadValuation(
        new Valuation(
            black.price(),
            black.delta(),
            black.gamma(),
            vega * (spread.sigma1() - spread.correlation() * leg) / sigma,
            black.theta(),
            black.rho()),
        bySum + vega * bend,
        gamma2,
        crossGamma,
        vega * weight * (leg - spread.correlation() * spread.sigma1()) / sigma,
        -vega * spread.sigma1() * leg / sigma);
  }

  private static double sigma(Spread spread) {
    double leg = spread.sigma2() * spread.second() / (spread.second() + spread.strike());
    double common = spread.correlation() * leg;
    double apart = (1 - spread.correlation() * spread.correlation()) * leg * leg;
    double difference = spread.sigma1() - common;
    return StrictMath.sqrt(difference * difference + Math.max(0, apart));
  }
}
