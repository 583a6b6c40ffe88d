// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// What a spread option is worth and what moves it.
///
/// @param first the price; delta and gamma to the first forward, vega to its volatility
/// @param delta2 to the second forward
/// @param gamma2 of `delta2` to the second forward
/// @param crossGamma of either delta to the other forward
/// @param vega2 to the second volatility
/// @param correlation change of the price per 1.00 of correlation
public record SpreadValuation(
    Valuation first,
    double delta2,
    double gamma2,
    double crossGamma,
    double vega2,
    double correlation) {

  public double price() {
    return first.price();
  }

  public SpreadValuation futuresStyle() {
    return new SpreadValuation(
        first.futuresStyle(), delta2, gamma2, crossGamma, vega2, correlation);
  }

  SpreadValuation mirrored() {
    return new SpreadValuation(
        new Valuation(first.price(), delta2, gamma2, vega2, first.theta(), first.rho()),
        first.delta(),
        first.gamma(),
        crossGamma,
        first.vega(),
        correlation);
  }
}
