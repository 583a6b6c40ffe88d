// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.wire.Side;

/// Prices that orders in a calendar spread and its months imply in each other (rule X-22).
///
/// An incoming order meets the best orders of the triangle's two other books. Whichever book it
/// came to, one of the three orders is for the spread, one for the near month, one for the far
/// month, and the same two trades come of it: the spread's order trades with both others.
///
/// The price found last is remembered until the next question; nothing is allocated.
final class Implied {
  private final State state;
  private final Orders orders;
  private final Trades trades;

  private Pit pit;
  private boolean buy;
  private Triangle triangle;
  private int ticks;

  /// The two orders that imply the price, with their books and sides.
  private Pit first;

  private int firstOrder;
  private int firstTicks;
  private Pit second;
  private boolean secondBuy;
  private int secondOrder;
  private int secondTicks;

  Implied(State state, Trades trades) {
    this.state = state;
    this.orders = state.orders;
    this.trades = trades;
  }

  /// Whether an implied price would trade with an incoming order at `limit` before the book's own
  /// best order (`own`: whether that one would trade at all).
  boolean isBetter(Pit at, boolean buys, int limit, boolean own) {
    return isBetter(at, buys, limit, own, OrderBook.NONE);
  }

  /// `itself`: the order that comes in, where it rests still.
  boolean isBetter(Pit at, boolean buys, int limit, boolean own, int itself) {
    if (at.triangles.isEmpty() || passesOwnSide(at, buys, limit, itself)) {
      return false;
    }
    if (!own) {
      return find(at, buys, limit);
    }
    int best = buys ? at.book.bestAsk() - 1 : at.book.bestBid() + 1;
    return find(at, buys, buys ? Math.min(limit, best) : Math.max(limit, best));
  }

  /// An order that stands first on its side would have traded before this one.
  private static boolean passesOwnSide(Pit at, boolean buys, int limit, int itself) {
    var book = at.book;
    int first = book.front(buys);
    if (first == itself && first != OrderBook.NONE) {
      int next = book.next(first);
      first = next == OrderBook.NONE ? book.nextLevel(buys, first) : next;
    }
    if (first == OrderBook.NONE) {
      return false;
    }
    int best = book.price(first, buys);
    return buys ? best >= limit : best <= limit;
  }

  /// The price at which [#trade] would trade, micro-dollars.
  long price() {
    return pit.price(ticks);
  }

  /// Makes the implied trades; returns the lots of the incoming order that traded.
  int trade(int entry, int most) {
    int shown = Math.min(lots(first, firstOrder, !buy), lots(second, secondOrder, secondBuy));
    int lots = Math.min(most, shown);
    int firstLeft = first.book.fill(firstOrder, !buy, lots);
    int secondLeft = second.book.fill(secondOrder, secondBuy, lots);
    int near = order(triangle.near(), entry);
    int far = order(triangle.far(), entry);
    int spread = order(triangle.spread(), entry);
    boolean spreadBuys = orders.buy[spread];
    pair(triangle.near(), lots, spread, near, spreadBuys);
    pair(triangle.far(), lots, spread, far, !spreadBuys);
    filled(firstOrder, lots);
    filled(secondOrder, lots);
    if (firstLeft == 0) {
      Resting.gone(state, firstOrder);
    }
    if (secondLeft == 0) {
      Resting.gone(state, secondOrder);
    }
    return lots;
  }

  /// The best orders of a book that has become continuous, as if each came to it now.
  void open(Pit at) {
    if (!at.triangles.isEmpty()) {
      open(at, true);
      open(at, false);
    }
  }

  private void open(Pit at, boolean buys) {
    for (int best = front(at, buys); best != OrderBook.NONE; best = front(at, buys)) {
      if (!find(at, buys, at.book.price(best, buys)) || isBroken(at, price())) {
        return;
      }
      int lots = trade(best, lots(at, best, buys));
      filled(best, lots);
      if (at.book.fill(best, buys, lots) == 0) {
        Resting.gone(state, best);
      }
    }
  }

  /// Market-maker protection counts what rested, whichever book it rested in (rule X-25).
  private void filled(int order, int lots) {
    if (!state.protections.isEmpty()) {
      state.protections.onFill(state, order, lots);
    }
  }

  /// The best price within `bound`; of equal ones that of the spread listed first.
  private boolean find(Pit at, boolean buys, int bound) {
    pit = at;
    buy = buys;
    triangle = null;
    ticks = bound;
    for (int i = 0; i < at.triangles.size(); i++) {
      look(at.triangles.get(i));
    }
    return triangle != null;
  }

  /// In the spread and the far month the price is a difference, in the near month a sum.
  private void look(Triangle in) {
    if (!in.isOpen()) {
      return;
    }
    boolean sum = pit == in.near();
    var one = sum ? in.spread() : in.near();
    var other = pit == in.far() ? in.spread() : in.far();
    boolean otherBuy = sum != buy;
    int oneOrder = front(one, !buy);
    int otherOrder = front(other, otherBuy);
    if (oneOrder == OrderBook.NONE || otherOrder == OrderBook.NONE) {
      return;
    }
    int onePrice = one.book.price(oneOrder, !buy);
    int otherPrice = other.book.price(otherOrder, otherBuy);
    int price = sum ? onePrice + otherPrice : onePrice - otherPrice;
    if (isWithinBound(price)
        && isPossible(price)
        && !isBroken(one, one.price(onePrice))
        && !isBroken(other, other.price(otherPrice))) {
      triangle = in;
      ticks = price;
      first = one;
      firstOrder = oneOrder;
      firstTicks = onePrice;
      second = other;
      secondBuy = otherBuy;
      secondOrder = otherOrder;
      secondTicks = otherPrice;
    }
  }

  /// As good as the bound, and better than what was found before.
  private boolean isWithinBound(int price) {
    if (price == ticks) {
      return triangle == null;
    }
    return buy ? price < ticks : price > ticks;
  }

  /// Whether the incoming order's book could have an order at that price.
  private boolean isPossible(int price) {
    return pit.contract.isSpread()
        || price > 0
            && price <= OrderBook.MAX_TICKS
            && !DailyLimits.isOutside(pit.contract, pit.price(price));
  }

  private boolean isBroken(Pit at, long price) {
    return at.hasPauses() && at.pauses.broken(state.time, price) >= 0;
  }

  /// The best order of a side that can trade; reduce-only orders that have nothing left to reduce
  /// are taken out.
  private int front(Pit at, boolean buys) {
    int order = at.book.front(buys);
    while (order != OrderBook.NONE && lots(at, order, buys) == 0) {
      ReduceOnly.setAside(state, at, order);
      order = at.book.front(buys);
    }
    return order;
  }

  /// What an order may trade at once: what it shows, a reduce-only one as far as its position goes.
  private int lots(Pit at, int entry, boolean buys) {
    int shown = at.book.displayed(entry);
    if (!orders.isReduceOnly(entry)) {
      return shown;
    }
    var owner = state.accounts.account(orders.ids.account(entry));
    return (int) Math.min(shown, ReduceOnly.lots(owner.line(at.contract), buys));
  }

  /// Which of the three orders is for that book.
  private int order(Pit at, int incoming) {
    if (at == pit) {
      return incoming;
    }
    return at == first ? firstOrder : secondOrder;
  }

  /// The trade in one month between the spread's order and the month's.
  private void pair(Pit month, int lots, int spread, int other, boolean spreadBuys) {
    trades.implied(
        month,
        price(month),
        lots,
        spreadBuys ? spread : other,
        spreadBuys ? other : spread,
        aggressor(month, spreadBuys),
        triangle.spread().contract.number);
  }

  private long price(Pit month) {
    if (month == pit) {
      return price();
    }
    return month.price(month == first ? firstTicks : secondTicks);
  }

  /// The incoming order's side where it trades, none between two resting orders.
  private Side aggressor(Pit month, boolean spreadBuys) {
    if (pit == triangle.spread()) {
      return spreadBuys ? Side.BUY : Side.SELL;
    }
    if (pit != month) {
      return Side.NONE;
    }
    return buy ? Side.BUY : Side.SELL;
  }
}
