// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

/// What moves the price of a contract: one index.
///
/// @param family whose factors lend each other their history
/// @param leastVolatility a year; the long-run floor takes no less, however quiet the record. List
///   prices are sticky, and a calm record of them says little
/// @param jump least share of the notional that an outright position needs, because the list prices
///   behind the index stand still for weeks and then jump (rule M-16); 0: no such floor
public record Factor(String name, Family family, double leastVolatility, double jump) {
  public Factor {
    check(name, "a least volatility", leastVolatility, 10);
    check(name, "a jump", jump, 0.99);
  }

  public Factor(String name, Family family, double leastVolatility) {
    this(name, family, leastVolatility, family.jump());
  }

  public Factor(String name, Family family) {
    this(name, family, family.leastVolatility());
  }

  private static void check(String name, String what, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          name + " has " + what + " of " + value + "; it is from 0 to " + most);
    }
  }
}
