// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.matching.OrderBook;

/// A live order where it waits: in the book, among the stops, or as a block trade's first side.
final class Resting {
  /// Stands for a slot where there is no book: a block trade that waits.
  static final int NO_BOOK = -1;

  private Resting() {}

  static int left(State state, int entry) {
    var orders = state.orders;
    return orders.isBlock(entry)
        ? (int) orders.total[entry]
        : store(state, entry).quantity(orders.slot[entry]);
  }

  /// Its limit, micro-dollars.
  static long price(State state, int entry) {
    var orders = state.orders;
    if (orders.isHeld(entry) || orders.isBlock(entry)) {
      return orders.terms[entry].limit;
    }
    var pit = state.pit(orders.contract[entry]);
    return pit.price(pit.book.price(orders.slot[entry], orders.buy[entry]));
  }

  static OrderBook store(State state, int entry) {
    var pit = state.pit(state.orders.contract[entry]);
    return state.orders.isHeld(entry) ? pit.stops : pit.book;
  }

  /// Puts an order into its pit's book.
  static void rest(State state, Pit pit, int entry, int limit, int lots) {
    var orders = state.orders;
    var terms = orders.terms[entry];
    boolean buy = orders.buy[entry];
    if (terms == null || terms.display == 0) {
      pit.book.rest(buy, limit, lots, entry);
    } else {
      pit.book.rest(buy, limit, lots, terms.display, entry);
    }
    orders.slot[entry] = entry;
    if (!pit.isContinuous() && pit.book.isTop(entry)) {
      pit.book.clearTop(buy);
    }
    if (terms != null) {
      keep(state, pit, entry);
    }
  }

  /// Remembers what has to be found without the book.
  static void keep(State state, Pit pit, int entry) {
    var terms = state.orders.terms[entry];
    if (terms.reduceOnly) {
      pit.reduceOnly.add(entry);
      state.hasReduceOnly = true;
    }
    if (terms.until != 0) {
      state.expiries.add(terms.until, state.orders.number[entry], entry);
      state.dueAt(terms.until);
    }
    if (terms.quote) {
      int owner = state.orders.ids.account(entry);
      state.quotes.add(owner, pit.contract.number, state.orders.buy[entry], entry);
    }
  }

  /// A block trade's first side waits for the second.
  static void await(State state, Pit pit, int entry) {
    state.orders.slot[entry] = NO_BOOK;
    pit.blocks.add(entry);
  }

  /// Puts a stop where it waits for its trigger.
  static void hold(State state, Pit pit, int entry, int lots) {
    var orders = state.orders;
    int trigger = pit.ticks(orders.terms[entry].stop);
    orders.slot[entry] = entry;
    pit.stops.rest(!orders.buy[entry], trigger, lots, entry);
    keep(state, pit, entry);
  }

  /// Takes a live order out of wherever it waits; its id stays taken.
  static void remove(State state, int entry) {
    var orders = state.orders;
    if (!orders.isBlock(entry)) {
      store(state, entry).remove(orders.slot[entry]);
    }
    gone(state, entry);
  }

  /// An order that left its book, filled or taken out.
  static void gone(State state, int entry) {
    var orders = state.orders;
    orders.slot[entry] = OrderBook.NONE;
    var terms = orders.terms[entry];
    if (terms != null) {
      if (terms.reduceOnly) {
        state.pit(orders.contract[entry]).reduceOnly.remove((Integer) entry);
      }
      if (terms.until != 0) {
        state.expiries.remove(terms.until, orders.number[entry]);
      }
      if (terms.quote) {
        state.quotes.remove(orders.ids.account(entry), orders.contract[entry], orders.buy[entry]);
      }
      if (terms.counterparty != 0) {
        state.pit(orders.contract[entry]).blocks.remove((Integer) entry);
      }
    }
  }

  /// The order of one entry lives on under another.
  static void rename(State state, int entry, int now) {
    var orders = state.orders;
    orders.timeInForce[now] = orders.timeInForce[entry];
    orders.terms[now] = orders.terms[entry];
    store(state, now).rename(orders.slot[entry], now);
    orders.slot[now] = now;
    orders.slot[entry] = OrderBook.NONE;
    orders.terms[entry] = null;
    var terms = orders.terms[now];
    if (terms != null) {
      var reduceOnly = state.pit(orders.contract[now]).reduceOnly;
      if (reduceOnly.remove((Integer) entry)) {
        reduceOnly.add(now);
      }
      if (terms.until != 0) {
        state.expiries.add(terms.until, orders.number[now], now);
      }
      if (terms.quote) {
        state.quotes.add(orders.ids.account(now), orders.contract[now], orders.buy[now], now);
      }
    }
  }
}
