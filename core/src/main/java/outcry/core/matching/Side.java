// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

/// One side of a book as one walks it, best price first, and its TOP order.
///
/// Prices are keys here, the higher the better.
final class Side {
  private static final int NONE = OrderBook.NONE;

  private final Ladder levels;

  /// The order that is served first for having bettered the market, or none.
  int top;

  private final Queues queues;

  Side(Ladder levels, Queues queues) {
    this.levels = levels;
    this.queues = queues;
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
