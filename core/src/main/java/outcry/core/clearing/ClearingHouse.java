// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// Stands between buyer and seller: every trade becomes one position against the house on each side
/// (rule S-2).
public final class ClearingHouse {
  private ClearingHouse() {}

  /// Novates a trade. A trade of an account with itself leaves its position as it was. Nothing is
  /// carried of an option whose premium is paid with the trade.
  public static void novate(Contract contract, Line buyer, Line seller, long lots, long price) {
    long value = contract.isUpfront() ? 0 : contract.value(lots, price);
    long before = longs(buyer) + longs(seller);
    boolean self = buyer == seller;
    buyer.lots += lots;
    buyer.carried = Math.addExact(buyer.carried, value);
    seller.lots -= lots;
    seller.carried = Math.subtractExact(seller.carried, value);
    if (!self) {
      contract.openInterest += longs(buyer) + longs(seller) - before;
    }
  }

  private static long longs(Line line) {
    return Math.max(0, line.lots);
  }

  /// What a line is owed (negative: owes) when its contract is settled at `price` (rule S-3). An
  /// option that was paid upfront is owed nothing (rule S-25).
  public static long variation(Line line, long price) {
    return line.contract.isUpfront()
        ? 0
        : Math.subtractExact(line.contract.value(line.lots, price), line.carried);
  }

  /// The same when it is the contract's last price: what an option that was paid upfront is worth
  /// is paid now (rule S-27).
  public static long lastVariation(Line line, long price) {
    return line.contract.isUpfront()
        ? line.contract.value(line.lots, price)
        : variation(line, price);
  }

  /// From now on the line stands at `price`.
  public static void carry(Line line, long price) {
    if (!line.contract.isUpfront()) {
      line.carried = line.contract.value(line.lots, price);
    }
  }
}
