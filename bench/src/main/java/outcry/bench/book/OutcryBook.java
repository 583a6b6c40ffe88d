// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import outcry.core.matching.OrderBook;

/// Our own book. Order ids are dense, as the exchange's own numbers are, so the slot of an order
/// stands in an array.
public final class OutcryBook implements Book, OrderBook.Fills {
  private final OrderBook book = new OrderBook();
  private final int[] slots;
  private final Trades trades;
  private int taker;

  public OutcryBook(int orders, Trades trades) {
    slots = new int[orders + 1];
    this.trades = trades;
  }

  @Override
  public void onFill(long maker, int price, int quantity, int left) {
    trades.trade(taker, maker, price, quantity);
  }

  @Override
  public void enter(int id, boolean buy, int price, int quantity, boolean immediate) {
    taker = id;
    int left = book.match(buy, price, quantity, this);
    if (left > 0 && !immediate) {
      slots[id] = book.rest(buy, price, left, id);
    }
  }

  @Override
  public void cancel(int id) {
    book.remove(slots[id]);
  }

  @Override
  public void move(int id, boolean buy, int price, int quantity) {
    book.remove(slots[id]);
    enter(id, buy, price, quantity, false);
  }
}
