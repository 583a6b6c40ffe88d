// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigInteger;
import outcry.core.contract.Contract;
import outcry.core.contract.Spread.Leg;
import outcry.core.money.Micros;

/// How the price of a spread is made of its legs' (rule X-21).
final class SpreadPrices {
  private static final BigInteger MILLION = BigInteger.valueOf(Micros.DOLLAR);

  private SpreadPrices() {}

  /// What a leg adds to the spread's price, half-up to a micro-dollar.
  static long part(Leg leg, long price) {
    if (leg.weight() % Micros.DOLLAR == 0) {
      return Math.multiplyExact(leg.weight() / Micros.DOLLAR, price);
    }
    return divided(BigInteger.valueOf(price).multiply(BigInteger.valueOf(leg.weight())), MILLION);
  }

  /// Price at which the last leg makes up what is left of the spread's price.
  static long last(long rest, Leg leg) {
    return divided(
        BigInteger.valueOf(rest).multiply(MILLION), BigInteger.valueOf(leg.weight()));
  }

  /// Half-up: towards the higher of two equally near.
  private static long divided(BigInteger dividend, BigInteger divisor) {
    var top = divisor.signum() < 0 ? dividend.negate() : dividend;
    var twice = divisor.abs().shiftLeft(1);
    var parts = top.shiftLeft(1).add(divisor.abs()).divideAndRemainder(twice);
    var floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return floor.longValueExact();
  }

  /// What a leg that is not the last is booked at; [Contract#NONE] when it never had a price.
  static long settlement(Leg leg) {
    var contract = leg.contract();
    if (contract.settlement != Contract.NONE) {
      return contract.settlement;
    }
    return contract.reference != Contract.NONE ? contract.reference : contract.last;
  }

  /// True when every leg but the last has a price to be booked at.
  static boolean canBeBooked(Contract spread) {
    var legs = spread.spread.legs();
    return legs.subList(0, legs.size() - 1).stream().allMatch(leg -> settlement(leg) != Contract.NONE);
  }
}
