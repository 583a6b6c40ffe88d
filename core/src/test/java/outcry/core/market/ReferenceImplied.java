// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.List;
import outcry.wire.Side;

/// Prices that a calendar spread and its two months imply in each other (rule X-22).
final class ReferenceImplied {
  /// What an order in one of the three books can trade at with the first orders of the other two.
  record Price(
      ReferenceContract spread,
      long price,
      long lots,
      ReferenceOrder first,
      ReferenceOrder second) {
    boolean isBetterThan(long other, boolean buy) {
      return buy ? price < other : price > other;
    }
  }

  private final ReferenceMarket market;

  ReferenceImplied(ReferenceMarket market) {
    this.market = market;
  }

  /// The best for an order at work. Where a quantity must trade at once and windows could move, not
  /// before that quantity has traded.
  Price best(ReferenceOrder in, long needed) {
    boolean guarded = !in.contract.isSpread() && !in.contract.terms.windows().isEmpty();
    return guarded && in.total - in.left < needed ? null : bestAt(in, in.price);
  }

  /// The best for an order with this limit, or null: it passes none of its own side.
  Price bestAt(ReferenceOrder in, long limit) {
    for (var own : in.contract.side(in.buy)) {
      if (own != in) {
        if (in.buy ? limit <= own.price : limit >= own.price) {
          return null;
        }
        break;
      }
    }
    return best(in.contract, in.buy);
  }

  private Price best(ReferenceContract book, boolean buy) {
    Price best = null;
    for (var spread : market.contracts) {
      if (isCalendar(spread)) {
        var price = price(spread, book, buy);
        if (price != null && (best == null || price.isBetterThan(best.price, buy))) {
          best = price;
        }
      }
    }
    return best;
  }

  private static boolean isCalendar(ReferenceContract spread) {
    return spread.legs.size() == 2 && spread.legs.get(0).ratio() * spread.legs.get(1).ratio() == -1;
  }

  private ReferenceContract leg(ReferenceContract spread, long ratio) {
    var leg = spread.legs.stream().filter(one -> one.ratio() == ratio).findFirst().get();
    return market.contract(leg.contract());
  }

  private Price price(ReferenceContract spread, ReferenceContract book, boolean buy) {
    var near = leg(spread, 1);
    var far = leg(spread, -1);
    if (!spread.isContinuous() || !near.isContinuous() || !far.isContinuous()) {
      return null;
    }
    if (book == spread) {
      return price(spread, book, market.front(near, !buy), market.front(far, buy), -1);
    }
    if (book == near) {
      return price(spread, book, spread.best(!buy), market.front(far, !buy), 1);
    }
    return book == far ? price(spread, book, market.front(near, !buy), spread.best(buy), -1) : null;
  }

  /// The first order's price and (1) or less (-1) the second's.
  private Price price(
      ReferenceContract spread,
      ReferenceContract book,
      ReferenceOrder first,
      ReferenceOrder second,
      int sign) {
    if (first == null || second == null || breaksWindow(first) || breaksWindow(second)) {
      return null;
    }
    long price = first.price + sign * second.price;
    if (!canHave(book, price)) {
      return null;
    }
    return new Price(spread, price, Math.min(lots(first), lots(second)), first, second);
  }

  private boolean breaksWindow(ReferenceOrder order) {
    return market.session.brokenWindow(order.contract, order.price, List.of()) != null;
  }

  private static boolean canHave(ReferenceContract book, long price) {
    return Math.abs(price) <= (1L << 29) * book.terms.tick()
        && (book.isSpread() || price > 0 && !book.isOutsideDailyLimits(price));
  }

  private static long lots(ReferenceOrder order) {
    return Math.min(order.shown, order.usable());
  }

  /// The near month's trade first; the incoming order's lots are taken already.
  void trade(ReferenceOrder in, Price implied, long lots) {
    for (var order : List.of(implied.first, implied.second)) {
      order.fill(lots);
      market.quotes.filled(order, lots);
    }
    publish(in, implied, lots);
    market.replenish(implied.first);
    market.replenish(implied.second);
  }

  private void publish(ReferenceOrder in, Price implied, long lots) {
    var spread = implied.spread;
    var near = leg(spread, 1);
    var far = leg(spread, -1);
    var first = implied.first;
    var second = implied.second;
    var own = in.buy ? Side.BUY : Side.SELL;
    var other = in.buy ? Side.SELL : Side.BUY;
    if (in.contract == spread) {
      part(near, in.buy, in, first, first.price, lots, own, spread);
      part(far, !in.buy, in, second, second.price, lots, other, spread);
    } else if (in.contract == near) {
      part(near, in.buy, in, first, implied.price, lots, own, spread);
      part(far, in.buy, first, second, second.price, lots, Side.NONE, spread);
    } else {
      part(near, in.buy, second, first, first.price, lots, Side.NONE, spread);
      part(far, in.buy, in, second, implied.price, lots, own, spread);
    }
  }

  private void part(
      ReferenceContract contract,
      boolean oneBuys,
      ReferenceOrder one,
      ReferenceOrder other,
      long price,
      long lots,
      Side aggressor,
      ReferenceContract spread) {
    var buy = oneBuys ? one : other;
    var sell = oneBuys ? other : one;
    market.trades.book(
        contract,
        buy,
        sell,
        buy.account,
        sell.account,
        price,
        lots,
        aggressor,
        ReferenceTrades.IMPLIED,
        spread.number);
  }

  /// A book that has become continuous: its best bids, then its best asks, as if each came now.
  void open(ReferenceContract book) {
    for (boolean buy : new boolean[] {true, false}) {
      boolean more = true;
      while (more) {
        more = trades(book, buy);
      }
    }
  }

  private boolean trades(ReferenceContract book, boolean buy) {
    var order = market.front(book, buy);
    var implied = order == null ? null : best(book, buy);
    if (implied == null
        || !order.reaches(implied.price)
        || market.session.brokenWindow(book, implied.price, List.of()) != null) {
      return false;
    }
    long lots = Math.min(implied.lots, lots(order));
    order.fill(lots);
    trade(order, implied, lots);
    market.quotes.filled(order, lots);
    market.replenish(order);
    return true;
  }
}
