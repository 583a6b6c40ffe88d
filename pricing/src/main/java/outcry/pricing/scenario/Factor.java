// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

/// What moves the price of a contract: one index.
///
/// @param family whose factors lend each other their history
/// @param leastVolatility a year; the long-run floor takes no less, however quiet the record. List
///   prices are sticky, and a calm record of them says little
public record Factor(String name, Family family, double leastVolatility) {
  public Factor {
    if (!(leastVolatility >= 0 && leastVolatility <= 10)) {
      throw new IllegalArgumentException(
          name + " has a least volatility of " + leastVolatility + "; it is from 0 to 10 a year");
    }
  }

  public Factor(String name, Family family) {
    this(name, family, family.leastVolatility());
  }
}
