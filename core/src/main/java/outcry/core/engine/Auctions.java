// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outcry.core.contract.Contract;
import outcry.core.matching.CallAuction;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.wire.OrderType;
import outcry.wire.Side;
import outcry.wire.TradingState;

/// Call auctions: what one would do, and doing it (rule X-16).
final class Auctions {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Trades trades;
  private final CallAuction auction = new CallAuction();
  private final List<Integer> joining = new ArrayList<>();

  Auctions(State state, Events events, Trades trades) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.trades = trades;
  }

  /// Finds price and quantity, stops that would be elected included; false when nothing crosses.
  boolean find(Pit pit) {
    joining.clear();
    if (!pit.isCrossed()) {
      return false;
    }
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    int joined;
    do {
      joined = joining.size();
      gather(pit);
      if (!auction.find(reference(pit), pit.contract.product.tick)) {
        return false;
      }
      low = Math.min(low, auction.price());
      high = Math.max(high, auction.price());
      joining.clear();
      Stops.elected(pit, pit.price(low), pit.price(high), joining);
      joining.removeIf(
          entry -> limited(entry, Resting.left(state, entry)) == 0); // a position that is gone
    } while (joining.size() > joined);
    return true;
  }

  /// Micro-dollars; after [#find].
  long price(Pit pit) {
    return pit.price(auction.price());
  }

  long quantity() {
    return auction.quantity();
  }

  private static long reference(Pit pit) {
    var contract = pit.contract;
    boolean reopening = contract.state == TradingState.PAUSED;
    return reopening ? contract.lastOrReference() : contract.dayReference();
  }

  private void gather(Pit pit) {
    auction.clear();
    var book = pit.book;
    gather(book, true, book.bestAsk());
    gather(book, false, book.bestBid());
    for (int entry : joining) {
      var terms = orders.terms[entry];
      long limit = Stops.limit(pit, orders.buy[entry], terms, Resting.left(state, entry));
      auction.add(orders.buy[entry], pit.ticks(limit), usable(entry));
    }
  }

  /// Every order of a side that crosses `touch`, the other side's best price. Stops may widen the
  /// range, so all orders count once stops join.
  private void gather(OrderBook book, boolean buy, int touch) {
    for (int first = book.front(buy); first != OrderBook.NONE; first = book.nextLevel(buy, first)) {
      int price = book.price(first, buy);
      if (joining.isEmpty() && (buy ? price < touch : price > touch)) {
        return;
      }
      for (int slot = first; slot != OrderBook.NONE; slot = book.next(slot)) {
        auction.add(buy, price, usable(book, slot));
      }
    }
  }

  private long usable(OrderBook book, int slot) {
    return limited(slot, book.quantity(slot));
  }

  private long usable(int entry) {
    return limited(entry, Resting.left(state, entry));
  }

  /// A reduce-only order counts as far as its position goes.
  private long limited(int entry, long lots) {
    if (!orders.isReduceOnly(entry)) {
      return lots;
    }
    var owner = state.accounts.account(orders.ids.account(entry));
    var line = owner.line(state.contracts.contract(orders.contract[entry]));
    return Math.min(lots, ReduceOnly.lots(line, orders.buy[entry]));
  }

  /// Uncrosses a pit: stops elected by the price join, then everything trades at it.
  void uncross(Pit pit) {
    while (find(pit)) {
      int price = auction.price();
      long lots = auction.quantity();
      var stops = new ArrayList<>(joining);
      stops.sort(Comparator.comparingLong(entry -> orders.number[entry]));
      for (int entry : stops) {
        int left = Stops.release(state, events, pit, entry);
        Resting.rest(state, pit, entry, pit.ticks(orders.terms[entry].limit), left);
      }
      trade(pit, price, lots);
      for (int entry : stops) {
        stand(pit, entry, price);
      }
    }
  }

  private void trade(Pit pit, int price, long lots) {
    var book = pit.book;
    long left = lots;
    while (left > 0) {
      int buy = usableFront(pit, true, price);
      int sell = usableFront(pit, false, price);
      if (buy == OrderBook.NONE || sell == OrderBook.NONE) {
        return;
      }
      int traded = (int) Math.min(left, Math.min(usable(book, buy), usable(book, sell)));
      pair(pit, price, buy, sell, traded);
      left -= traded;
    }
  }

  /// The first order of a side that can trade at the price; reduce-only orders whose position is
  /// gone are set aside.
  private int usableFront(Pit pit, boolean buy, int price) {
    int slot = pit.book.front(buy);
    while (slot != OrderBook.NONE && usable(pit.book, slot) == 0) {
      ReduceOnly.setAside(state, pit, slot);
      slot = pit.book.front(buy);
    }
    if (slot == OrderBook.NONE) {
      return slot;
    }
    int limit = pit.book.price(slot, buy);
    return (buy ? limit >= price : limit <= price) ? slot : OrderBook.NONE;
  }

  private void pair(Pit pit, int price, int buy, int sell, int lots) {
    var book = pit.book;
    int buyLimit = book.price(buy, true);
    int sellLimit = book.price(sell, false);
    boolean buyDone = take(book, buy, true, lots);
    boolean sellDone = take(book, sell, false, lots);
    int buyer = orders.ids.account(buy);
    int seller = orders.ids.account(sell);
    boolean spread = pit.contract.isSpread();
    trades.make(
        pit,
        pit.price(price),
        lots,
        buyer,
        spread ? null : state.line(pit, buyer),
        buy,
        seller,
        spread ? null : state.line(pit, seller),
        sell,
        Side.NONE,
        Trades.AUCTION);
    if (pit.contract.isUpfront()) {
      Working.premium(state, pit, buyer, true, -lots, buyLimit);
      Working.premium(state, pit, seller, false, -lots, sellLimit);
    }
    if (!state.protections.isEmpty()) {
      state.protections.onFill(state, buy, lots);
      state.protections.onFill(state, sell, lots);
    }
    if (buyDone) {
      Resting.gone(state, buy);
    }
    if (sellDone) {
      Resting.gone(state, sell);
    }
  }

  /// Takes what traded off an order, which keeps its place; true when nothing is left of it.
  private static boolean take(OrderBook book, int order, boolean buy, int lots) {
    int left = book.quantity(order) - lots;
    if (left == 0) {
      book.fill(order, buy, lots);
      return true;
    }
    book.reduce(order, left);
    return false;
  }

  /// A stop without protection stands at the auction's price from now on (rule X-10).
  private void stand(Pit pit, int entry, int price) {
    boolean live = orders.slot[entry] != OrderBook.NONE;
    if (live
        && orders.type(entry) == OrderType.STOP
        && !pit.contract.product.rules.hasProtection()) {
      int left = Resting.left(state, entry);
      Resting.remove(state, entry);
      long payable = Terms.payable(pit.contract, left, pit.price(price));
      Resting.rest(state, pit, entry, pit.ticks(payable), left);
    }
  }

  /// Publishes the indicative price if it changed.
  void indicate(Pit pit) {
    boolean found = find(pit);
    long price = found ? price(pit) : Contract.NONE;
    long lots = found ? auction.quantity() : 0;
    if (price != pit.indicativePrice || lots != pit.indicativeQuantity) {
      pit.indicativePrice = price;
      pit.indicativeQuantity = lots;
      events.indicative(pit.contract, price, lots);
    }
  }

  /// Forgets what was published, without a word: the auction is over.
  void forget(Pit pit) {
    pit.indicativePrice = Contract.NONE;
    pit.indicativeQuantity = 0;
  }
}
