// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import outcry.wire.CancelReason;
import outcry.wire.TimeInForce;

/// Time alone acts before a command (rule X-29).
final class ReferenceClock {
  private final ReferenceMarket market;

  ReferenceClock(ReferenceMarket market) {
    this.market = market;
  }

  void advance(long now) {
    for (long due = next(); due <= now; due = next()) {
      market.clock = due;
      actAt(due);
    }
    market.clock = now;
  }

  private long next() {
    long next = Long.MAX_VALUE;
    for (var account : market.accounts) {
      for (var order : account.orders.values()) {
        if (order.is(TimeInForce.GTD)) {
          next = Math.min(next, order.until);
        }
      }
    }
    for (var contract : market.contracts) {
      if (contract.pausedUntil > 0) {
        next = Math.min(next, contract.pausedUntil);
      }
    }
    return next;
  }

  /// Rule X-4: orders die first.
  private void actAt(long due) {
    var expired = new ArrayList<ReferenceOrder>();
    for (var account : market.accounts) {
      for (var order : account.orders.values()) {
        if (order.is(TimeInForce.GTD) && order.until <= due) {
          expired.add(order);
        }
      }
    }
    expired.sort((a, b) -> Long.compare(a.number, b.number));
    expired.forEach(order -> market.cancel(order, CancelReason.EXPIRED));
    market.finish();
    for (var contract : market.contracts) {
      if (contract.pausedUntil > 0 && contract.pausedUntil <= due) {
        market.session.endPause(contract);
        market.finish();
      }
    }
  }
}
