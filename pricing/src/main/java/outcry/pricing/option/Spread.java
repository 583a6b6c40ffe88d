// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// A European option on the difference of two prices: what a GPU-hour brings in tokens less what it
/// costs, one GPU less another. The payout of a call is `max(0, first - second - strike)`.
///
/// @param first forward of the first price, above 0
/// @param second forward of the second, above 0
/// @param strike of any sign; 0 is an exchange of one for the other
/// @param sigma1 volatility of the first, a year
/// @param sigma2 volatility of the second
/// @param correlation of their returns, -1 to 1
public record Spread(
    double first,
    double second,
    double strike,
    double sigma1,
    double sigma2,
    double correlation,
    double years,
    double rate) {

  /// The same option seen from the other side: a call on first - second over a strike below zero is
  /// a put on second - first with the strike above it.
  Spread mirrored() {
    return new Spread(second, first, -strike, sigma2, sigma1, correlation, years, rate);
  }

  double discount() {
    return StrictMath.exp(-rate * years);
  }
}
