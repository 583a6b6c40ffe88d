// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.wire.SettlementTier;

/// What a contract is settled at, where that price came from, and whether it is the contract's
/// last.
record SettlementPrice(Contract contract, long price, SettlementTier tier, boolean expires) {
  /// True for a price of the day's market: not of fixings, not of days before.
  boolean isOfToday() {
    return switch (tier) {
      case GIVEN -> !expires;
      case VWAP, SPREAD, LAST -> true;
      default -> false;
    };
  }
}
