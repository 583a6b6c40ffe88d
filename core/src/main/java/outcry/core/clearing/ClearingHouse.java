// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// Stands between buyer and seller: every trade becomes one position against the house on each side
/// (rule S-2).
public final class ClearingHouse {
  private ClearingHouse() {}

  /// Novates a trade. A trade of an account with itself leaves its position as it was.
  public static void novate(Contract contract, Line buyer, Line seller, long lots, long price) {
    long value = contract.value(lots, price);
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

  /// What a line is owed (negative: owes) when its contract is settled at `price` (rule S-3).
  public static long variation(Line line, long price) {
    return Math.subtractExact(line.contract.value(line.lots, price), line.carried);
  }

  /// From now on the line stands at `price`.
  public static void carry(Line line, long price) {
    line.carried = line.contract.value(line.lots, price);
  }
}
