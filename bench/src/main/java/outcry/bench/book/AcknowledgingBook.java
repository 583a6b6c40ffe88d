// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import outcry.core.matching.OrderBook;

/// Our own book as [OutcryBook] drives it, and a record for the client of every operation and every
/// fill: what the C++ ladder does, step for step.
public final class AcknowledgingBook implements Book, OrderBook.Fills {
  private final OrderBook book;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final Trades trades;
  private long sequence;
  private int taker;
  private boolean buys;

  public AcknowledgingBook(int orders, Trades trades) {
    book = new OrderBook(orders);
    this.trades = trades;
  }

  @Override
  public void onFill(int maker, int price, int quantity, int left) {
    acknowledgements.write(
        Acknowledgements.TRADED, buys, sequence, taker, price, quantity, maker, taker);
    trades.trade(taker, maker, price, quantity);
  }

  @Override
  public void enter(int id, boolean buy, int price, int quantity, boolean immediate) {
    sequence++;
    acknowledgements.write(Acknowledgements.ACCEPTED, buy, sequence, id, price, quantity, 0, 0);
    int left = match(id, buy, price, quantity);
    if (left > 0 && immediate) {
      acknowledgements.write(Acknowledgements.CANCELLED, buy, sequence, id, price, left, 0, 0);
    } else if (left > 0) {
      book.rest(buy, price, left, id);
    }
  }

  @Override
  public void cancel(int id) {
    sequence++;
    int price = book.price(id, true); // its key: minus the price of a sell
    book.remove(id);
    acknowledgements.write(
        Acknowledgements.CANCELLED, price > 0, sequence, id, Math.abs(price), 0, 0, 0);
  }

  @Override
  public void move(int id, boolean buy, int price, int quantity) {
    sequence++;
    book.remove(id);
    int left = match(id, buy, price, quantity);
    if (left > 0) {
      book.rest(buy, price, left, id);
    }
    acknowledgements.write(Acknowledgements.MOVED, buy, sequence, id, price, quantity, 0, 0);
  }

  private int match(int id, boolean buy, int price, int quantity) {
    taker = id;
    buys = buy;
    return book.match(buy, price, quantity, this);
  }

  /// Records written so far.
  public long acknowledged() {
    return acknowledgements.written();
  }
}
