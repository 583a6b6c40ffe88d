// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;
import outcry.wire.OrderType;
import outcry.wire.TimeInForce;

/// What the exchange knows of each order beside its place in a book, in arrays by entry (see
/// [ClientIds]). An entry with no slot belongs to a dead order whose id is still taken.
public final class Orders {
  public final ClientIds ids = new ClientIds(this::isLive);

  public long[] number = new long[512];
  public int[] contract = new int[512];
  public int[] slot = new int[512];
  public long[] total = new long[512];

  /// Trading day (a counter) on which the id was taken.
  public long[] day = new long[512];

  public boolean[] buy = new boolean[512];
  public TimeInForce[] timeInForce = new TimeInForce[512];

  /// Null for a plain limit order.
  public OrderTerms[] terms = new OrderTerms[512];

  /// An entry for the id read last.
  public int add(
      int account, long orderNumber, int contractNumber, boolean isBuy, long quantity, long today) {
    int entry = ids.add(account);
    if (entry >= number.length) {
      grow(entry * 2);
    }
    number[entry] = orderNumber;
    contract[entry] = contractNumber;
    slot[entry] = OrderBook.NONE;
    total[entry] = quantity;
    day[entry] = today;
    buy[entry] = isBuy;
    timeInForce[entry] = TimeInForce.DAY;
    terms[entry] = null;
    return entry;
  }

  /// Whether an id may not be used again on the trading day `today` (rule X-6).
  public boolean isTaken(int entry, long today) {
    return entry != ClientIds.NONE && (slot[entry] != OrderBook.NONE || day[entry] + 1 >= today);
  }

  public boolean isLive(int entry) {
    return entry != ClientIds.NONE && slot[entry] != OrderBook.NONE;
  }

  public OrderType type(int entry) {
    return terms[entry] == null ? OrderType.LIMIT : terms[entry].type;
  }

  /// True for a stop that waits for its trigger.
  public boolean isHeld(int entry) {
    return terms[entry] != null && terms[entry].held;
  }

  /// True for a block trade that waits for its other side.
  public boolean isBlock(int entry) {
    return terms[entry] != null && terms[entry].counterparty != 0;
  }

  public boolean isReduceOnly(int entry) {
    return terms[entry] != null && terms[entry].reduceOnly;
  }

  /// Self-match group, 0 = none.
  public int group(int entry) {
    return terms[entry] == null ? 0 : terms[entry].group;
  }

  /// The account's live order of the id read last, or none.
  public int findLive(int account) {
    int entry = ids.findLive(account);
    return isLive(entry) ? entry : ClientIds.NONE;
  }

  /// Frees the ids that were taken before the trading day `oldest`, except those of live orders.
  public void free(long oldest) {
    for (int entry = 1; entry < ids.end(); entry++) {
      if (ids.account(entry) != 0 && slot[entry] == OrderBook.NONE && day[entry] < oldest) {
        ids.remove(entry);
      }
    }
  }

  private void grow(int length) {
    number = Arrays.copyOf(number, length);
    contract = Arrays.copyOf(contract, length);
    slot = Arrays.copyOf(slot, length);
    total = Arrays.copyOf(total, length);
    day = Arrays.copyOf(day, length);
    buy = Arrays.copyOf(buy, length);
    timeInForce = Arrays.copyOf(timeInForce, length);
    terms = Arrays.copyOf(terms, length);
  }
}
