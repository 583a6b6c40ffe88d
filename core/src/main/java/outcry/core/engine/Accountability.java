// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;

/// Names an account that goes beyond its product's accountability level (rule S-23). A warning: the
/// order stands.
final class Accountability {
  private final Events events;

  Accountability(Events events) {
    this.events = events;
  }

  /// An account has, or has working, `more` lots on a side than before.
  void onMore(Account account, Contract contract, boolean buy, long more) {
    if (!contract.isSpread()) {
      onMoreIn(account, contract, buy, more);
      return;
    }
    for (var leg : contract.spread.legs()) {
      onMoreIn(account, leg.contract(), buy == leg.isBought(), leg.lots(more));
    }
  }

  private void onMoreIn(Account account, Contract contract, boolean buy, long more) {
    long level = contract.product.rules.holdings().accountability();
    if (level == 0 || contract.isOption()) {
      return;
    }
    long reached = PositionLimits.reached(account, contract.product, buy);
    if (reached > level && reached - more * PositionLimits.months(contract) <= level) {
      events.accountabilityReached(account, contract.product, reached, level);
    }
  }
}
