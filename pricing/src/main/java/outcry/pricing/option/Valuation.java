// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// What an option is worth and what moves it.
///
/// @param delta change of the price per unit of the forward
/// @param gamma change of delta per unit of the forward
/// @param vega change of the price per 1.00 of volatility (a hundredth of it per percentage point)
/// @param theta change of the price per year of calendar time passing, all else equal
/// @param rho change of the price per 1.00 of interest
public record Valuation(
    double price, double delta, double gamma, double vega, double theta, double rho) {

  /// A value computed at interest 0 whose premium is paid through variation: interest moves it not.
  public Valuation futuresStyle() {
    return new Valuation(price, delta, gamma, vega, theta, 0);
  }
}
