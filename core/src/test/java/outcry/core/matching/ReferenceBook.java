// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Rules written to be obviously right: sorted maps of queues, every step in the
/// rulebook's order, every lot moved one slice at a time. The fast book must agree with it.
final class ReferenceBook {
  /// What an order shows until it is traded away.
  static final class Slice {
    final Order order;
    int shown;
    int traded;

    /// What its order still wants once the slice's fill is told.
    int left;

    Slice(Order order, int shown) {
      this.order = order;
      this.shown = shown;
    }
  }

  static final class Order {
    int tag;
    final boolean buy;
    final int price;
    final int display;
    Slice slice;
    int hidden;

    Order(int tag, boolean buy, int price, int quantity, int display) {
      this.tag = tag;
      this.buy = buy;
      this.price = price;
      this.display = display;
      slice = new Slice(this, display == 0 ? quantity : Math.min(quantity, display));
      hidden = quantity - slice.shown;
    }

    int quantity() {
      return slice.shown + hidden;
    }

    void reduce(int quantity) {
      slice.shown = Math.min(slice.shown, quantity);
      hidden = quantity - slice.shown;
    }
  }

  private final MatchingPolicy policy;
  private final TreeMap<Integer, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Integer, List<Order>> asks = new TreeMap<>();
  private Order topBid;
  private Order topAsk;

  /// Slices that traded at the level in hand, in the order they were first there.
  private List<Slice> slices;

  ReferenceBook(MatchingPolicy policy) {
    this.policy = policy;
  }

  int match(boolean buy, int limit, int quantity, OrderBook.Fills fills) {
    int left = quantity;
    while (left > 0 && tradable(buy, limit)) {
      left = matchLevel(buy, left, fills);
    }
    return left;
  }

  private boolean tradable(boolean buy, int limit) {
    var opposite = side(!buy);
    return !opposite.isEmpty()
        && (buy ? opposite.firstKey() <= limit : opposite.firstKey() >= limit);
  }

  int matchLevel(boolean buy, int quantity, OrderBook.Fills fills) {
    var opposite = side(!buy);
    if (opposite.isEmpty()) {
      return quantity;
    }
    var queue = opposite.firstEntry().getValue();
    slices = new ArrayList<>(queue.stream().map(order -> order.slice).toList());
    long all = queue.stream().mapToLong(Order::quantity).sum();
    int left = quantity;
    var top = buy ? topAsk : topBid;
    if (policy.kind() != MatchingPolicy.Kind.FIFO && quantity < all) {
      if (policy.topMax() > 0 && top != null && queue.contains(top)) {
        slices.remove(top.slice);
        slices.addFirst(top.slice);
        left -= trade(queue, top, Math.min(left, policy.topMax()));
      }
      if (policy.kind() == MatchingPolicy.Kind.SPLIT) {
        int first = (int) (left * policy.fifoShare() / 1_000_000);
        left -= first - byTime(queue, first);
      }
      left -= bySize(queue, left);
    }
    left = byTime(queue, left);
    for (var slice : slices) {
      if (slice.traded > 0) {
        fills.onFill(slice.order.tag, slice.order.price, slice.traded, slice.left);
        slice.traded = 0;
      }
    }
    opposite.values().removeIf(List::isEmpty);
    return left;
  }

  /// What is left when the queue is empty.
  private int byTime(List<Order> queue, int quantity) {
    int left = quantity;
    while (left > 0 && !queue.isEmpty()) {
      left -= trade(queue, queue.getFirst(), left);
    }
    return left;
  }

  private int bySize(List<Order> queue, int quantity) {
    var shares = new ArrayList<Integer>();
    long displayed = queue.stream().mapToLong(order -> order.slice.shown).sum();
    for (var order : queue) {
      long share = Math.min((long) order.slice.shown * quantity / displayed, order.slice.shown);
      shares.add(share < policy.minAllocation() ? 0 : (int) share);
    }
    int i = 0;
    for (var order : List.copyOf(queue)) {
      trade(queue, order, shares.get(i++));
    }
    return shares.stream().mapToInt(share -> share).sum();
  }

  /// Trades at most what the order shows; returns how much.
  private int trade(List<Order> queue, Order order, int most) {
    var slice = order.slice;
    int traded = Math.min(most, slice.shown);
    slice.shown -= traded;
    slice.traded += traded;
    slice.left = order.quantity();
    if (slice.shown == 0) {
      queue.remove(order);
      if (order.hidden > 0) {
        order.slice = new Slice(order, Math.min(order.display, order.hidden));
        order.hidden -= order.slice.shown;
        slices.add(order.slice);
        queue.add(order);
      } else {
        forget(order);
      }
    }
    return traded;
  }

  /// Trades one order alone, wherever it stands.
  int fill(Order order, int quantity) {
    var side = side(order.buy);
    var queue = side.get(order.price);
    slices = new ArrayList<>();
    for (int left = quantity; left > 0; ) {
      left -= trade(queue, order, left);
    }
    order.slice.traded = 0;
    side.values().removeIf(List::isEmpty);
    return order.quantity();
  }

  Order rest(boolean buy, int price, int quantity, int display, int tag) {
    var order = new Order(tag, buy, price, quantity, display);
    var side = side(buy);
    boolean better = side.isEmpty() || (buy ? price > side.firstKey() : price < side.firstKey());
    if (better && buy) {
      topBid = order;
    } else if (better) {
      topAsk = order;
    }
    side.computeIfAbsent(price, _ -> new ArrayList<>()).add(order);
    return order;
  }

  void remove(Order order) {
    var side = side(order.buy);
    var queue = side.get(order.price);
    queue.remove(order);
    if (queue.isEmpty()) {
      side.remove(order.price);
    }
    order.reduce(0);
    forget(order);
  }

  void clearTop(boolean buy) {
    if (buy) {
      topBid = null;
    } else {
      topAsk = null;
    }
  }

  private void forget(Order order) {
    topBid = topBid == order ? null : topBid;
    topAsk = topAsk == order ? null : topAsk;
  }

  private TreeMap<Integer, List<Order>> side(boolean buy) {
    return buy ? bids : asks;
  }

  long available(boolean buy, int limit) {
    return side(!buy).values().stream()
        .flatMap(List::stream)
        .filter(order -> buy ? order.price <= limit : order.price >= limit)
        .mapToLong(Order::quantity)
        .sum();
  }

  List<String> side(boolean buy, boolean tops) {
    var lines = new ArrayList<String>();
    for (var queue : side(buy).values()) {
      for (var order : queue) {
        boolean top = tops && (order == topBid || order == topAsk);
        lines.add(
            "%d %d+%d/%d@%d%s"
                .formatted(
                    order.tag,
                    order.slice.shown,
                    order.hidden,
                    order.display,
                    order.price,
                    top ? " TOP" : ""));
      }
    }
    return lines;
  }
}
