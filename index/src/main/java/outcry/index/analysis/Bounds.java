// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import outcry.index.listed.ListedTerms;

/// What a method promises about one provider on one day.
///
/// @param speedLimit largest change of a provider's tracked price in a day, as a logarithm
/// @param cap largest weight of a provider
/// @param capOfFew largest weight of a provider when fewer than `few` count
/// @param few see `capOfFew`
/// @param season days in which a seller that has just joined moves nothing far
public record Bounds(double speedLimit, double cap, double capOfFew, int few, int season) {
  /// As published with the method.
  public static Bounds of(ListedTerms terms) {
    return new Bounds(
        terms.speedLimit(),
        terms.providerCap() / 1_000.0,
        terms.providerCapFew() / 1_000.0,
        terms.few(),
        terms.seasonDays());
  }

  double cap(int providers) {
    double said = providers < few ? capOfFew : cap;
    return providers == 0 ? said : Math.max(said, 1.0 / providers);
  }

  /// What `attackers` of a panel of `providers` can move the print in one day, as a part of it.
  ///
  /// With four providers a cap of a fifth each cannot make a whole; a quarter each is the least.
  public double perDay(int providers, int attackers) {
    return StrictMath.expm1(speedLimit * Math.min(1, attackers * cap(providers)));
  }
}
