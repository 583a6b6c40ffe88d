// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.collections.Long2LongHashMap;
import outcry.core.matching.ClientIds;

/// The quote that stands for an account in a contract: at most one bid and one ask (rule X-25), so
/// that a new one finds what it replaces without a look at any other order.
final class StandingQuotes {
  private static final long ABSENT = 0;

  private final Long2LongHashMap bids = new Long2LongHashMap(ABSENT);
  private final Long2LongHashMap asks = new Long2LongHashMap(ABSENT);

  void add(int account, int contract, boolean buy, int entry) {
    side(buy).put(key(account, contract), entry);
  }

  void remove(int account, int contract, boolean buy) {
    side(buy).remove(key(account, contract));
  }

  /// The order that stands there, [ClientIds#NONE] when there is none.
  int entry(int account, int contract, boolean buy) {
    long entry = side(buy).get(key(account, contract));
    return entry == ABSENT ? ClientIds.NONE : (int) entry;
  }

  boolean stands(int account, int contract) {
    return entry(account, contract, true) != ClientIds.NONE
        || entry(account, contract, false) != ClientIds.NONE;
  }

  private Long2LongHashMap side(boolean buy) {
    return buy ? bids : asks;
  }

  private static long key(int account, int contract) {
    return (long) account << Integer.SIZE | contract;
  }
}
