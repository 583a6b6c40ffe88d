// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigInteger;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;

/// A market that closes with one side only, at its daily limit: how often in a row that happened,
/// and the margin that goes with it (rule X-28).
final class LimitLock {
  /// A margin beyond this could not be summed (rule T-1).
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(60);

  private LimitLock() {}

  /// At a final settle, by the book as trading left it and the limits it traded under.
  static void count(Pit pit) {
    var contract = pit.contract;
    if (isLocked(pit, true)) {
      contract.locks = Math.max(0, contract.locks) + 1;
    } else if (isLocked(pit, false)) {
      contract.locks = Math.min(0, contract.locks) - 1;
    } else {
      contract.locks = 0;
    }
  }

  /// Only buys and the best at the upper limit; only sells and the best at the lower.
  private static boolean isLocked(Pit pit, boolean up) {
    var contract = pit.contract;
    long limit = up ? contract.highLimit : contract.lowLimit;
    long best = pit.opposite(!up);
    return limit != Contract.NONE && best == limit && pit.opposite(up) == Contract.NONE;
  }

  /// Flat margin of a lot from the settlement on that is booked now.
  static void setMargin(Contract contract) {
    long own = contract.ownMargin();
    long above = contract.product.rules.locks().margin();
    boolean raises = contract.locks != 0 && above != Contract.NONE;
    contract.margin = raises ? Math.max(own, raised(contract, above)) : own;
  }

  private static long raised(Contract contract, long above) {
    var value =
        BigInteger.valueOf(DailyLimits.fraction(contract) + above)
            .multiply(BigInteger.valueOf(contract.settlement))
            .multiply(BigInteger.valueOf(contract.multiplier));
    var cent = BigInteger.valueOf(Micros.DOLLAR * Micros.CENT);
    var cents = value.add(cent).subtract(BigInteger.ONE).divide(cent);
    return cents.multiply(BigInteger.valueOf(Micros.CENT)).min(MOST).longValueExact();
  }
}
