// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

/// One side of a book: its price levels, the orders queued at them, and its TOP order.
///
/// Prices are keys here, the higher the better.
final class Side {
  private static final int NONE = OrderBook.NONE;

  final Ladder levels = new Ladder();

  /// The order that is served first for having bettered the market, or none.
  int top;

  private final Queues queues;
  private final int mark;

  /// `mark`: what tells this side's levels from the other's.
  Side(Queues queues, int mark) {
    this.queues = queues;
    this.mark = mark;
  }

  void add(int key, int order, int quantity) {
    int level = levels.find(key);
    if (level == Ladder.NONE) {
      level = queues.addLevel(mark, key);
      levels.put(key, level);
    }
    queues.add(level, order, quantity);
  }

  void removeLevel(int level) {
    levels.remove(queues.key(level));
    queues.removeLevel(level);
  }

  boolean isBetteredBy(int key) {
    return key > levels.bestKey();
  }

  int front() {
    return levels.isEmpty() ? NONE : queues.next(levels.bestLevel());
  }

  int nextLevel(int order) {
    int level = levels.below(queues.key(order));
    return level == Ladder.NONE ? NONE : queues.next(level);
  }

  /// Lots of all orders at `worst` or better; the count may stop where `wanted` is reached.
  long lots(int worst, long wanted) {
    long lots = 0;
    int order = front();
    while (order != NONE && queues.key(order) >= worst && lots < wanted) {
      lots += queues.all(order);
      int next = queues.behind(order);
      order = next != NONE ? next : nextLevel(order);
    }
    return lots;
  }

  long bestLots(boolean hidden) {
    long lots = 0;
    for (int order = front(); order != NONE; order = queues.behind(order)) {
      lots += hidden ? queues.all(order) : queues.quantity(order);
    }
    return lots;
  }

  void forEach(OrderBook.SlotVisitor visitor) {
    levels.forEach(
        (_, level) -> {
          for (int order = queues.next(level); order != level; order = queues.next(order)) {
            visitor.onSlot(order);
          }
        });
  }
}
