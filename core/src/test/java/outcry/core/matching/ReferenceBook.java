// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Price, then time, written to be obviously right: sorted maps of queues. The fast book must agree
/// with it.
final class ReferenceBook {
  static final class Order {
    final long tag;
    final boolean buy;
    int price;
    int quantity;

    Order(long tag, boolean buy, int price, int quantity) {
      this.tag = tag;
      this.buy = buy;
      this.price = price;
      this.quantity = quantity;
    }
  }

  private final TreeMap<Integer, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Integer, List<Order>> asks = new TreeMap<>();

  int match(boolean buy, int limit, int quantity, OrderBook.Fills fills) {
    var opposite = buy ? asks : bids;
    int left = quantity;
    while (left > 0 && !opposite.isEmpty()) {
      int price = opposite.firstKey();
      if (buy ? price > limit : price < limit) {
        break;
      }
      var oldest = opposite.firstEntry().getValue().getFirst();
      int traded = Math.min(left, oldest.quantity);
      oldest.quantity -= traded;
      left -= traded;
      fills.onFill(oldest.tag, price, traded, oldest.quantity);
      if (oldest.quantity == 0) {
        remove(oldest);
      }
    }
    return left;
  }

  Order rest(boolean buy, int price, int quantity, long tag) {
    var order = new Order(tag, buy, price, quantity);
    (buy ? bids : asks).computeIfAbsent(price, _ -> new ArrayList<>()).add(order);
    return order;
  }

  void remove(Order order) {
    var side = order.buy ? bids : asks;
    var queue = side.get(order.price);
    queue.remove(order);
    if (queue.isEmpty()) {
      side.remove(order.price);
    }
  }

  List<String> side(boolean buy) {
    var lines = new ArrayList<String>();
    for (var queue : (buy ? bids : asks).values()) {
      for (var order : queue) {
        lines.add(order.tag + " " + order.quantity + "@" + order.price);
      }
    }
    return lines;
  }
}
