// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import outcry.wire.OrderType;

/// Limits of orders that name none (rules ).
final class ReferencePrices {
  /// Beyond every price there is.
  private static final long ANY = 1L << 60;

  private ReferencePrices() {}

  /// A market or market-limit order's, at the best opposite price.
  static void limit(ReferenceOrder order, long best) {
    var contract = order.contract;
    if (order.type == OrderType.MARKET_LIMIT) {
      order.price = best;
      return;
    }
    long protection = contract.terms.protection();
    long far = contract.farthest(order.buy);
    order.boundless = protection == NONE;
    order.price = protection == NONE ? any(order.buy) : away(order.buy, best, protection);
    if (far != NONE) {
      order.price = order.buy ? Math.min(order.price, far) : Math.max(order.price, far);
    }
    if (!contract.isSpread()) {
      order.price = Math.max(order.price, contract.terms.tick());
    }
  }

  /// A released stop's.
  static void release(ReferenceOrder stop) {
    var contract = stop.contract;
    long protection = contract.terms.protection();
    stop.boundless = stop.type == OrderType.STOP && protection == NONE;
    long limit = stop.limit;
    if (stop.type == OrderType.STOP) {
      limit = protection == NONE ? any(stop.buy) : away(stop.buy, stop.stop, protection);
    }
    stop.price = contract.withinDailyLimits(limit);
  }

  private static long any(boolean buy) {
    return buy ? ANY : -ANY;
  }

  private static long away(boolean buy, long price, long distance) {
    return buy ? price + distance : price - distance;
  }
}
