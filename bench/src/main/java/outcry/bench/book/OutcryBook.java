// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import outcry.core.matching.OrderBook;

/// Our own book. Order ids are dense, as the exchange's own numbers are, so they are the orders'
/// places in the book's slab, which has room for all of them from the start.
public final class OutcryBook implements Book, OrderBook.Fills {
  private final OrderBook book;
  private final Trades trades;
  private int taker;

  public OutcryBook(int orders, Trades trades) {
    book = new OrderBook(orders);
    this.trades = trades;
  }

  @Override
  public void onFill(int maker, int price, int quantity, int left) {
    trades.trade(taker, maker, price, quantity);
  }

  @Override
  public void enter(int id, boolean buy, int price, int quantity, boolean immediate) {
    taker = id;
    int left = book.match(buy, price, quantity, this);
    if (left > 0 && !immediate) {
      book.rest(buy, price, left, id);
    }
  }

  @Override
  public void cancel(int id) {
    book.remove(id);
  }

  @Override
  public void move(int id, boolean buy, int price, int quantity) {
    book.remove(id);
    enter(id, buy, price, quantity, false);
  }
}
