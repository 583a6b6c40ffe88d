// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The book of one contract: price, then time (rule X-1).
///
/// Prices are whole ticks. Orders and price levels are records of four ints in one slab: quantity,
/// previous, next, key. A level is the sentinel of a circular list of its orders, so that linking
/// and unlinking never meet an end, and a cancel never looks for its level. A sell at price p has
/// the key -p, so that the better price is the higher key on both sides. `tag` is the caller's own
/// number for an order. Nothing is allocated once the slab has its size.
public final class OrderBook {
  /// Prices must lie within ± this many ticks.
  public static final int MAX_TICKS = 1 << 29;

  /// No order at this side or place.
  public static final int NONE = 0;

  /// Hears of every fill of a resting order, before the book lets a filled one go. Must not touch
  /// the book.
  @FunctionalInterface
  public interface Fills {
    /// `left` is what the resting order still wants.
    void onFill(long tag, int price, int quantity, int left);
  }

  @FunctionalInterface
  public interface OrderVisitor {
    void onOrder(long tag, int price, int quantity);
  }

  private static final int QUANTITY = 0;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int KEY = 3;
  private static final int BID_LEVEL = -1;
  private static final int ASK_LEVEL = -2;

  private final Ladder bids = new Ladder();
  private final Ladder asks = new Ladder();
  private int[] slab;
  private long[] tags;
  private int firstFree;
  private int unused = 1;

  public OrderBook() {
    this(256);
  }

  /// `capacity`: orders and price levels together, before the slab first grows.
  public OrderBook(int capacity) {
    slab = new int[Math.max(capacity, 4) << 2];
    tags = new long[Math.max(capacity, 4)];
  }

  /// Trades an incoming order against the other side, best price first, oldest first, at the
  /// resting price. Returns what is left of `quantity`.
  public int match(boolean buy, int limit, int quantity, Fills fills) {
    var opposite = buy ? asks : bids;
    int worst = buy ? -limit : limit;
    int left = quantity;
    while (left > 0 && !opposite.isEmpty() && opposite.bestKey() >= worst) {
      int key = opposite.bestKey();
      left = sweep(opposite.bestLevel(), buy ? -key : key, left, fills);
    }
    return left;
  }

  private int sweep(int level, int price, int quantity, Fills fills) {
    var cells = slab;
    int left = quantity;
    int order = cells[(level << 2) + NEXT];
    while (left > 0 && order != level) {
      int at = order << 2;
      int traded = Math.min(left, cells[at + QUANTITY]);
      int resting = cells[at + QUANTITY] -= traded;
      left -= traded;
      int next = cells[at + NEXT];
      fills.onFill(tags[order], price, traded, resting);
      if (resting == 0) {
        unlink(order);
      }
      order = next;
    }
    return left;
  }

  /// Puts an order at the end of its price's queue. The slot names it until it is gone.
  public int rest(boolean buy, int price, int quantity, long tag) {
    int order = take();
    var side = buy ? bids : asks;
    int key = buy ? price : -price;
    int level = side.find(key);
    if (level == NONE) {
      level = newLevel(buy, key);
      side.put(key, level);
    }
    var cells = slab;
    int at = order << 2;
    int last = cells[(level << 2) + PREVIOUS];
    cells[at + QUANTITY] = quantity;
    cells[at + PREVIOUS] = last;
    cells[at + NEXT] = level;
    cells[at + KEY] = key;
    cells[(last << 2) + NEXT] = order;
    cells[(level << 2) + PREVIOUS] = order;
    tags[order] = tag;
    return order;
  }

  public void remove(int slot) {
    unlink(slot);
  }

  /// Lowers what an order wants, keeping its place.
  public void reduce(int slot, int quantity) {
    slab[(slot << 2) + QUANTITY] = quantity;
  }

  public void tag(int slot, long tag) {
    tags[slot] = tag;
  }

  public int quantity(int slot) {
    return slab[(slot << 2) + QUANTITY];
  }

  /// Price of a resting order, in ticks.
  public int price(int slot, boolean buy) {
    int key = slab[(slot << 2) + KEY];
    return buy ? key : -key;
  }

  public boolean hasBid() {
    return !bids.isEmpty();
  }

  public boolean hasAsk() {
    return !asks.isEmpty();
  }

  /// Only when [#hasBid()].
  public int bestBid() {
    return bids.bestKey();
  }

  /// Only when [#hasAsk()].
  public int bestAsk() {
    return -asks.bestKey();
  }

  /// Every resting order of a side in the order it would trade.
  public void forEach(boolean buy, OrderVisitor visitor) {
    (buy ? bids : asks)
        .forEach(
            (key, level) -> {
              for (int order = slab[(level << 2) + NEXT];
                  order != level;
                  order = slab[(order << 2) + NEXT]) {
                visitor.onOrder(tags[order], buy ? key : -key, slab[(order << 2) + QUANTITY]);
              }
            });
  }

  private void unlink(int order) {
    var cells = slab;
    int at = order << 2;
    int previous = cells[at + PREVIOUS];
    int next = cells[at + NEXT];
    cells[(previous << 2) + NEXT] = next;
    cells[(next << 2) + PREVIOUS] = previous;
    give(order);
    if (previous == next) {
      drop(previous);
    }
  }

  /// Both neighbours were one record: the level, now alone.
  private void drop(int level) {
    int at = level << 2;
    (slab[at + QUANTITY] == BID_LEVEL ? bids : asks).remove(slab[at + KEY]);
    give(level);
  }

  private int newLevel(boolean buy, int key) {
    int level = take();
    int at = level << 2;
    slab[at + QUANTITY] = buy ? BID_LEVEL : ASK_LEVEL;
    slab[at + PREVIOUS] = level;
    slab[at + NEXT] = level;
    slab[at + KEY] = key;
    return level;
  }

  private int take() {
    int slot = firstFree;
    if (slot != NONE) {
      firstFree = slab[(slot << 2) + NEXT];
      return slot;
    }
    if (unused == tags.length) {
      slab = Arrays.copyOf(slab, slab.length * 2);
      tags = Arrays.copyOf(tags, tags.length * 2);
    }
    return unused++;
  }

  private void give(int slot) {
    slab[(slot << 2) + NEXT] = firstFree;
    firstFree = slot;
  }
}
