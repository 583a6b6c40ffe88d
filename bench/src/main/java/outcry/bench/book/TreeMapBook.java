// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What anyone would write in an afternoon with the JDK: a TreeMap of prices, a linked queue at
/// each, a HashMap of ids. An exchange that is slower than this has gone to trouble for nothing.
public final class TreeMapBook implements Book {
  private static final class Order {
    int id;
    boolean buy;
    int price;
    int quantity;
    Order previous;
    Order next;
    Level level;
  }

  private static final class Level {
    Order first;
    Order last;
  }

  private final TreeMap<Integer, Level> bids = new TreeMap<>(Collections.reverseOrder());
  private final TreeMap<Integer, Level> asks = new TreeMap<>();
  private final Map<Integer, Order> orders = new HashMap<>();
  private final Trades trades;

  public TreeMapBook(Trades trades) {
    this.trades = trades;
  }

  @Override
  public void enter(int id, boolean buy, int price, int quantity, boolean immediate) {
    int left = match(id, buy, price, quantity);
    if (left > 0 && !immediate) {
      var order = new Order();
      order.id = id;
      order.buy = buy;
      orders.put(id, order);
      queue(order, price, left);
    }
  }

  private int match(int taker, boolean buy, int limit, int quantity) {
    var opposite = buy ? asks : bids;
    int left = quantity;
    while (left > 0) {
      var best = opposite.firstEntry();
      if (best == null || (buy ? best.getKey() > limit : best.getKey() < limit)) {
        return left;
      }
      var maker = best.getValue().first;
      int lots = Math.min(maker.quantity, left);
      maker.quantity -= lots;
      left -= lots;
      trades.trade(taker, maker.id, maker.price, lots);
      if (maker.quantity == 0) {
        orders.remove(maker.id);
        leave(maker);
      }
    }
    return left;
  }

  @Override
  public void cancel(int id) {
    leave(orders.remove(id));
  }

  @Override
  public void move(int id, boolean buy, int price, int quantity) {
    var order = orders.get(id);
    leave(order);
    int left = match(id, buy, price, quantity);
    if (left == 0) {
      orders.remove(id);
    } else {
      queue(order, price, left);
    }
  }

  private void queue(Order order, int price, int quantity) {
    var side = order.buy ? bids : asks;
    var level = side.get(price);
    if (level == null) {
      level = new Level();
      side.put(price, level);
    }
    order.price = price;
    order.quantity = quantity;
    order.level = level;
    order.next = null;
    order.previous = level.last;
    if (level.last == null) {
      level.first = order;
    } else {
      level.last.next = order;
    }
    level.last = order;
  }

  private void leave(Order order) {
    var level = order.level;
    if (order.previous == null) {
      level.first = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next == null) {
      level.last = order.previous;
    } else {
      order.next.previous = order.previous;
    }
    if (level.first == null) {
      (order.buy ? bids : asks).remove(order.price);
    }
  }
}
