// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.core.contract.Product;

/// How much an account may hold, and how much it holds, working orders counted (rules X-17 and
/// S-22).
final class PositionLimits {
  private static final long DAY = 24L * 60 * 60 * 1000;

  private PositionLimits() {}

  /// Most lots in a contract now: the product's, in the spot month the smaller of both; 0 = any.
  static long of(State state, Contract contract) {
    var rules = contract.product.rules;
    long always = rules.positionLimit();
    long spot = rules.holdings().spotLimit();
    if (spot == 0 || !isSpot(state, contract)) {
      return always;
    }
    return always == 0 ? spot : Math.min(always, spot);
  }

  /// From so many days before the first fixing of its month, else before its last trading day.
  static boolean isSpot(State state, Contract contract) {
    int begins = contract.averaging != null ? contract.averaging.from() : contract.lastTrade;
    return begins != Contract.NO_DATE
        && today(state, contract.product) >= begins - contract.product.rules.holdings().spotDays();
  }

  /// The trading day of the calendar, else the clock's; after a final settle at least the day after
  /// it.
  private static long today(State state, Product product) {
    long day = state.tradingDay(product);
    if (day == Contract.NO_DATE) {
      day = Math.floorDiv(state.time, DAY);
    }
    return state.finalDate == Contract.NO_DATE ? day : Math.max(day, state.finalDate + 1L);
  }

  /// Lots of one month that an account has or would have on a side when all its orders there
  /// filled.
  static long reached(Account account, Contract contract, boolean buy) {
    var line = account.lineOrNull(contract);
    if (line == null) {
      return 0;
    }
    return buy ? line.lots + line.buys : line.sells - line.lots;
  }

  /// The same over all months of a product, net; a strip counts as its months, an option not at
  /// all.
  static long reached(Account account, Product product, boolean buy) {
    long reached = 0;
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (line.contract.product == product && !line.contract.isOption()) {
        reached += reached(account, line.contract, buy) * months(line.contract);
      }
    }
    return reached;
  }

  static int months(Contract contract) {
    return contract.strip == null ? 1 : contract.strip.months().size();
  }
}
