// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.wire.SelfMatch;

/// What an incoming order could trade at once (rule X-4, minimum quantity). Reused.
final class Liquidity {
  private final State state;
  private final Orders orders;
  private long lots;
  private boolean ended;

  /// Whether something would trade at the price that is looked at.
  private boolean trades;

  /// Extremes of the trades the order itself would make, and the last of them.
  private long low;

  private long high;
  private long last;

  Liquidity(State state) {
    this.state = state;
    this.orders = state.orders;
  }

  /// Whether the pit's own book offers `need` lots up to `limit`.
  boolean reaches(Pit pit, int entry, int limit, int need) {
    boolean buy = orders.buy[entry];
    if (orders.isReduceOnly(entry)) {
      var owner = state.accounts.account(orders.ids.account(entry));
      if (ReduceOnly.lots(owner.line(pit.contract), buy) < need) {
        return false;
      }
    }
    if (orders.group(entry) == 0 && pit.reduceOnly.isEmpty() && !pit.hasPauses()) {
      return pit.book.available(buy, limit, need) >= need;
    }
    lots = 0;
    ended = false;
    low = Long.MAX_VALUE;
    high = Long.MIN_VALUE;
    last = pit.contract.lastOrReference();
    count(pit, entry, limit, need);
    return lots >= need;
  }

  private void count(Pit pit, int entry, int limit, int need) {
    var book = pit.book;
    boolean buy = orders.buy[entry];
    for (int first = book.front(!buy);
        first != OrderBook.NONE && lots < need && !ended;
        first = book.nextLevel(!buy, first)) {
      int price = book.price(first, !buy);
      if (buy ? price > limit : price < limit) {
        return;
      }
      long before = lots;
      trades = false;
      level(pit, entry, first);
      if (trades && isOutsideWindows(pit, limit, price)) {
        lots = before;
        return;
      }
    }
  }

  /// The order's own trades count in the windows it has still to pass.
  private boolean isOutsideWindows(Pit pit, int limit, int resting) {
    if (!pit.hasPauses()) {
      return false;
    }
    long price = TradePrice.of(pit, limit, resting, last);
    if (pit.pauses.broken(state.time, price) >= 0) {
      return true;
    }
    for (var window : pit.contract.product.rules.pauses()) {
      boolean tooHigh = low != Long.MAX_VALUE && price > Prices.above(low, window.move());
      boolean tooLow = high != Long.MIN_VALUE && price < Prices.below(high, window.move());
      if (tooHigh || tooLow) {
        return true;
      }
    }
    low = Math.min(low, price);
    high = Math.max(high, price);
    last = price;
    return false;
  }

  /// Orders of the incoming order's own group are passed over or end the count; where allocation is
  /// not by time they do so for their whole price.
  private void level(Pit pit, int entry, int first) {
    var book = pit.book;
    long before = lots;
    for (int slot = first; slot != OrderBook.NONE; slot = book.next(slot)) {
      int group = orders.group(entry);
      if (group != 0 && group == orders.group(slot)) {
        if (orders.terms[entry].selfMatch != SelfMatch.CANCEL_RESTING) {
          ended = true;
          lots = pit.isByTime ? lots : before;
          return;
        }
      } else if (!orders.isReduceOnly(slot)) {
        lots += book.quantity(slot);
        trades = true;
      } else if (ReduceOnly.usable(state, pit, slot) > 0) {
        trades = true;
      }
    }
  }
}
