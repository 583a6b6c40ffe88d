// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.contract.Spread;
import outcry.core.contract.Spread.Leg;
import outcry.core.money.Micros;

/// How the price of a spread is made of its legs' (rule X-21). Prices and worth in micro-dollars.
final class SpreadPrices {
  private SpreadPrices() {}

  /// What a leg adds to the spread's price, half-up to a micro-dollar.
  static long part(Leg leg, long price) {
    long dollars = Math.floorDiv(price, Micros.DOLLAR);
    long micros = Math.floorMod(price, Micros.DOLLAR);
    return dollars * leg.weight() + halfUp(micros * leg.weight(), Micros.DOLLAR);
  }

  /// Price at which the last leg makes up what is left of the spread's price, half-up.
  static long last(long rest, Leg leg) {
    long weight = Math.abs(leg.weight());
    long signed = leg.weight() < 0 ? -rest : rest;
    return Math.floorDiv(signed, weight) * Micros.DOLLAR
        + halfUp(Math.floorMod(signed, weight) * Micros.DOLLAR, weight);
  }

  private static long halfUp(long dividend, long divisor) {
    return Math.floorDiv(2 * dividend + divisor, 2 * divisor);
  }

  /// What a leg that is not the last is booked at; [Contract#NONE] when it never had a price.
  static long settlement(Leg leg) {
    var contract = leg.contract();
    if (contract.settlement != Contract.NONE) {
      return contract.settlement;
    }
    if (contract.isOption()) {
      return contract.mark() != Contract.NONE ? contract.mark() : contract.last;
    }
    return contract.reference != Contract.NONE ? contract.reference : contract.last;
  }

  /// True when every leg but the last has a price to be booked at.
  static boolean canBeBooked(Contract contract) {
    return !contract.isSpread() || canBeBooked(contract.spread);
  }

  /// True when every leg but the last has a price to be booked at.
  static boolean canBeBooked(Spread spread) {
    var legs = spread.legs();
    for (int i = 0; i < legs.size() - 1; i++) {
      if (settlement(legs.get(i)) == Contract.NONE) {
        return false;
      }
    }
    return true;
  }

  /// The most that a leg of such an order is worth, whichever side of zero the price is on;
  /// `Long.MAX_VALUE` when it cannot be counted.
  static long worth(Spread spread, long lots, long price) {
    var legs = spread.legs();
    long most = 0;
    for (int i = 0; i < legs.size() - 1; i++) {
      var leg = legs.get(i);
      most = Math.max(most, worth(leg, lots, Math.abs(settlement(leg))));
    }
    var last = legs.getLast();
    return Math.max(
        most, worth(last, lots, lastAtMost(last, plus(Math.abs(price), parts(spread)))));
  }

  /// Furthest from zero that an order for so many lots may be priced to be worth no more than
  /// `most`; negative when no price will do.
  static long affordable(Spread spread, long lots, long most) {
    var last = spread.legs().getLast();
    long price = most / last.lots(lots) / last.contract().multiplier;
    return partAtMost(last, price) - parts(spread);
  }

  /// What all legs but the last add to the price at most.
  private static long parts(Spread spread) {
    long sum = 0;
    for (int i = 0; i < spread.legs().size() - 1; i++) {
      var leg = spread.legs().get(i);
      sum = plus(sum, partAtMost(leg, Math.abs(settlement(leg))));
    }
    return sum;
  }

  private static long worth(Leg leg, long lots, long price) {
    return times(times(leg.contract().multiplier, price), leg.lots(lots));
  }

  private static long partAtMost(Leg leg, long price) {
    long weight = Math.abs(leg.weight());
    return plus(
        times(price / Micros.DOLLAR, weight),
        Math.ceilDiv(price % Micros.DOLLAR * weight, Micros.DOLLAR));
  }

  private static long lastAtMost(Leg leg, long rest) {
    long weight = Math.abs(leg.weight());
    return plus(
        times(rest / weight, Micros.DOLLAR), Math.ceilDiv(rest % weight * Micros.DOLLAR, weight));
  }

  /// Of numbers that are not negative; saturates.
  private static long times(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  private static long plus(long a, long b) {
    return a + b < 0 ? Long.MAX_VALUE : a + b;
  }
}
