// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.matching.OrderBook;
import outcry.core.money.Micros;

/// Distances from a price: fractions and protection points, in whole micro-dollars and never across
/// what a book can hold.
final class Prices {
  private Prices() {}

  /// price x (1 + fraction), downwards to a micro-dollar; the fraction in millionths.
  static long above(long price, long fraction) {
    return price
        + Math.floorDiv(price, Micros.DOLLAR) * fraction
        + Math.floorDiv(Math.floorMod(price, Micros.DOLLAR) * fraction, Micros.DOLLAR);
  }

  /// price x (1 - fraction), upwards to a micro-dollar.
  static long below(long price, long fraction) {
    return price - (above(price, fraction) - price);
  }

  static long floor(long price, long tick) {
    return Math.floorDiv(price, tick) * tick;
  }

  static long ceil(long price, long tick) {
    return Math.ceilDiv(price, tick) * tick;
  }

  /// Most and least a contract's price may be at all.
  static long most(Contract contract) {
    return OrderBook.MAX_TICKS * contract.product.tick;
  }

  static long least(Contract contract) {
    return contract.isSpread() ? -most(contract) : contract.product.tick;
  }

  /// `price` moved towards the order's disadvantage, kept within daily limits and what a book can
  /// hold; a whole number of ticks.
  static long protect(Contract contract, boolean buy, long price) {
    long protection = contract.product.rules.protection();
    long tick = contract.product.tick;
    if (protection == Contract.NONE) {
      return withinLimits(contract, buy ? most(contract) : least(contract));
    }
    return withinLimits(
        contract, buy ? floor(price + protection, tick) : ceil(price - protection, tick));
  }

  static long withinLimits(Contract contract, long price) {
    long low = contract.lowLimit == Contract.NONE ? least(contract) : contract.lowLimit;
    long high = contract.highLimit == Contract.NONE ? most(contract) : contract.highLimit;
    return Math.clamp(price, low, Math.max(low, high));
  }

  /// Furthest a buy (sell) may stand by the price band (rule X-19), [Contract#NONE] without one.
  static long bandEdge(Contract contract, boolean buy) {
    long band = contract.product.rules.band();
    long reference = contract.lastOrReference();
    if (band == Contract.NONE
        || reference == Contract.NONE
        || contract.isSpread()
        || contract.isOption()) {
      return Contract.NONE;
    }
    long tick = contract.product.tick;
    return buy ? floor(above(reference, band), tick) : ceil(below(reference, band), tick);
  }
}
