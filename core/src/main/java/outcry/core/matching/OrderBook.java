// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

/// The book of one contract: price, then what the product's [MatchingPolicy] says, which is time
/// unless it says otherwise (rule X-1).
///
/// Prices are whole ticks. A sell at price p has the key -p, so that the better price is the higher
/// key on both sides. `tag` is the caller's own number for an order, a slot the book's until the
/// order is gone. An order of which nothing is out of the common lives in its queue alone; `extras`
/// tells a book that it has to look further.
public final class OrderBook {
  /// Prices must lie within ± this many ticks.
  public static final int MAX_TICKS = 1 << 29;

  /// No order at this side or place.
  public static final int NONE = 0;

  /// Hears of every fill of a resting order, before the book lets a filled one go. Must not touch
  /// the book.
  @FunctionalInterface
  public interface Fills {
    /// `left` is all that the resting order still wants.
    void onFill(long tag, int price, int quantity, int left);
  }

  @FunctionalInterface
  public interface OrderVisitor {
    void onOrder(long tag, int price, int displayed);
  }

  @FunctionalInterface
  public interface SlotVisitor {
    void onSlot(int slot);
  }

  private static final int BID_LEVEL = -1;
  private static final int ASK_LEVEL = -2;

  private final Ladder bids = new Ladder();
  private final Ladder asks = new Ladder();
  private final Queues queues;
  private final MatchingPolicy policy;
  private final Allocation allocation;
  private final Icebergs icebergs = new Icebergs();

  /// Icebergs in the book, and one more when age alone does not decide.
  private int extras;

  private int topBid;
  private int topAsk;

  public OrderBook() {
    this(256);
  }

  public OrderBook(int capacity) {
    this(capacity, MatchingPolicy.FIFO);
  }

  /// `capacity`: orders and price levels together, before the book first grows.
  public OrderBook(int capacity, MatchingPolicy policy) {
    queues = new Queues(capacity);
    this.policy = policy;
    boolean shares = policy.kind() != MatchingPolicy.Kind.FIFO;
    allocation = shares ? new Allocation(this, policy) : null;
    extras = shares ? 1 : 0;
  }

  /// Trades an incoming order against the other side, best price first, at the resting price.
  /// Returns what is left of `quantity`.
  public int match(boolean buy, int limit, int quantity, Fills fills) {
    var opposite = buy ? asks : bids;
    int worst = buy ? -limit : limit;
    int left = quantity;
    while (left > 0 && !opposite.isEmpty() && opposite.bestKey() >= worst) {
      left = tradeBest(buy, opposite, left, fills);
    }
    return left;
  }

  /// As [#match], with the other side's best price alone.
  public int matchLevel(boolean buy, int quantity, Fills fills) {
    var opposite = buy ? asks : bids;
    return opposite.isEmpty() ? quantity : tradeBest(buy, opposite, quantity, fills);
  }

  private int tradeBest(boolean buy, Ladder opposite, int quantity, Fills fills) {
    int level = opposite.bestLevel();
    int key = opposite.bestKey();
    int price = buy ? -key : key;
    if (extras == 0) {
      return sweep(level, price, quantity, fills);
    }
    if (allocation == null || quantity >= lots(level, quantity)) {
      return sweepSlices(level, price, quantity, fills);
    }
    allocation.trade(level, buy ? topAsk : topBid, price, quantity, fills);
    return 0;
  }

  private int sweep(int level, int price, int quantity, Fills fills) {
    int left = quantity;
    int order = queues.next(level);
    while (left > 0 && order != level) {
      int wanted = queues.quantity(order);
      int traded = Math.min(left, wanted);
      int resting = wanted - traded;
      left -= traded;
      int next = queues.next(order);
      fills.onFill(queues.tag(order), price, traded, resting);
      if (resting == 0) {
        remove(order);
      } else {
        queues.quantity(order, resting);
      }
      order = next;
    }
    return left;
  }

  /// As [#sweep], but an iceberg whose slice is traded away comes back at the end of the queue.
  private int sweepSlices(int level, int price, int quantity, Fills fills) {
    int left = quantity;
    int order = first(level);
    while (left > 0 && order != NONE) {
      int traded = Math.min(left, displayed(order));
      int resting = quantity(order) - traded;
      left -= traded;
      int next = next(order);
      fills.onFill(queues.tag(order), price, traded, resting);
      trade(order, level, traded);
      order = resting == 0 ? next : first(level);
    }
    return left;
  }

  /// Trades lots, at most all it wants, off one resting order of the side `buy` and tells nobody:
  /// what it displays first, then slice by slice what it hides, each of them queueing anew. Returns
  /// what it still wants; at 0 it is gone.
  public int fill(int slot, boolean buy, int quantity) {
    int level = quantity < displayed(slot) ? NONE : side(buy).find(queues.key(slot));
    return trade(slot, level, quantity);
  }

  private int trade(int order, int level, int quantity) {
    int shown = displayed(order);
    int hidden = hidden(order);
    if (quantity < shown) {
      queues.quantity(order, shown - quantity);
    } else if (hidden == quantity - shown) {
      remove(order);
    } else {
      int ofSlice = (quantity - shown) % display(order);
      int behind = hidden - (quantity - shown - ofSlice);
      int slice = Math.min(display(order), behind);
      show(order, slice - ofSlice, behind - slice);
      requeue(order, level);
    }
    return shown + hidden - quantity;
  }

  /// Puts an order at the end of its price's queue. The slot names it until it is gone.
  public int rest(boolean buy, int price, int quantity, long tag) {
    int key = buy ? price : -price;
    boolean top = extras != 0 && policy.hasTop() && isBetter(side(buy), key);
    int order = add(buy, key, quantity, tag);
    if (top) {
      crown(buy, order);
    }
    return order;
  }

  /// Puts an iceberg there: of `quantity` it shows `display` lots at a time. 0: no iceberg.
  public int rest(boolean buy, int price, int quantity, int display, long tag) {
    if (display == 0) {
      return rest(buy, price, quantity, tag);
    }
    int shown = Math.min(display, quantity);
    int order = rest(buy, price, shown, tag);
    hide(order, quantity - shown, display);
    return order;
  }

  /// Puts an order back as a snapshot has it; orders come in the order of [#forEachOrder].
  public int restore(
      boolean buy, int price, int displayed, int hidden, int display, boolean top, long tag) {
    int order = add(buy, buy ? price : -price, displayed, tag);
    if (display != 0) {
      hide(order, hidden, display);
    }
    if (top && policy.hasTop()) {
      crown(buy, order);
    }
    return order;
  }

  public void remove(int slot) {
    if (extras != 0) {
      forget(slot);
    }
    int emptied = queues.remove(slot);
    if (emptied != NONE) {
      (queues.quantity(emptied) == BID_LEVEL ? bids : asks).remove(queues.key(emptied));
      queues.removeLevel(emptied);
    }
  }

  /// Lowers what an order wants to `quantity`, out of sight first, keeping its place.
  public void reduce(int slot, int quantity) {
    int shown = Math.min(quantity, displayed(slot));
    show(slot, shown, quantity - shown);
  }

  public void tag(int slot, long tag) {
    queues.tag(slot, tag);
  }

  public long tag(int slot) {
    return queues.tag(slot);
  }

  /// All that an order wants, shown or not.
  public int quantity(int slot) {
    return displayed(slot) + hidden(slot);
  }

  public int displayed(int slot) {
    return queues.quantity(slot);
  }

  public int hidden(int slot) {
    return icebergs.hidden(slot);
  }

  /// Most lots an iceberg shows at a time; 0 of any other order.
  public int display(int slot) {
    return icebergs.display(slot);
  }

  /// Price of a resting order, in ticks.
  public int price(int slot, boolean buy) {
    int key = queues.key(slot);
    return buy ? key : -key;
  }

  /// Whether it is the order that bettered the market and is served first for it.
  public boolean isTop(int slot) {
    return slot == topBid || slot == topAsk;
  }

  /// No order of the side is the TOP order any more.
  public void clearTop(boolean buy) {
    crown(buy, NONE);
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

  /// Lots at the side's best price, with or without what icebergs hide; 0 of an empty side.
  public long bestQuantity(boolean buy, boolean hidden) {
    long lots = 0;
    for (int slot = front(buy); slot != NONE; slot = next(slot)) {
      lots += hidden ? quantity(slot) : displayed(slot);
    }
    return lots;
  }

  /// Lots an incoming order could trade up to its limit, hidden ones included; the count may stop
  /// where `wanted` is reached.
  public long available(boolean buy, int limit, long wanted) {
    int worst = buy ? -limit : limit;
    long lots = 0;
    int slot = front(!buy);
    while (slot != NONE && queues.key(slot) >= worst && lots < wanted) {
      lots += quantity(slot);
      int next = next(slot);
      slot = next != NONE ? next : nextLevel(!buy, slot);
    }
    return lots;
  }

  /// The first order of the side's best price, or [#NONE].
  public int front(boolean buy) {
    var side = side(buy);
    return side.isEmpty() ? NONE : queues.next(side.bestLevel());
  }

  /// The order behind this one at the same price, or [#NONE].
  public int next(int slot) {
    int next = queues.next(slot);
    return queues.isLevel(next) ? NONE : next;
  }

  /// The first order at the next worse price, or [#NONE].
  public int nextLevel(boolean buy, int slot) {
    int level = side(buy).below(queues.key(slot));
    return level == NONE ? NONE : queues.next(level);
  }

  /// Every resting order of a side: the better price first, at one price by time.
  public void forEach(boolean buy, OrderVisitor visitor) {
    forEachOrder(buy, slot -> visitor.onOrder(queues.tag(slot), price(slot, buy), displayed(slot)));
  }

  /// As [#forEach], by slot.
  public void forEachOrder(boolean buy, SlotVisitor visitor) {
    side(buy)
        .forEach(
            (_, level) -> {
              for (int slot = queues.next(level); slot != level; slot = queues.next(slot)) {
                visitor.onSlot(slot);
              }
            });
  }

  private Ladder side(boolean buy) {
    return buy ? bids : asks;
  }

  private int add(boolean buy, int key, int quantity, long tag) {
    var side = side(buy);
    int level = side.find(key);
    if (level == NONE) {
      level = queues.addLevel(buy ? BID_LEVEL : ASK_LEVEL, key);
      side.put(key, level);
    }
    return queues.add(level, quantity, tag);
  }

  private static boolean isBetter(Ladder side, int key) {
    return side.isEmpty() || key > side.bestKey();
  }

  private void crown(boolean buy, int order) {
    if (buy) {
      topBid = order;
    } else {
      topAsk = order;
    }
  }

  private void hide(int order, int lots, int display) {
    icebergs.put(order, lots, display);
    extras++;
  }

  /// What is out of the common about an order that goes.
  private void forget(int order) {
    if (icebergs.remove(order)) {
      extras--;
    }
    if (order == topBid) {
      topBid = NONE;
    } else if (order == topAsk) {
      topAsk = NONE;
    }
  }

  /// Lots of a level, hidden ones included; the count may stop above `enough`.
  private long lots(int level, long enough) {
    long lots = 0;
    for (int slot = first(level); slot != NONE && lots <= enough; slot = next(slot)) {
      lots += quantity(slot);
    }
    return lots;
  }

  int first(int level) {
    int first = queues.next(level);
    return first == level ? NONE : first;
  }

  /// Lots an order shows and hides from now on.
  void show(int order, int lots, int hidden) {
    queues.quantity(order, lots);
    if (icebergs.display(order) != 0) {
      icebergs.hide(order, hidden);
    }
  }

  void requeue(int order, int level) {
    queues.moveToEnd(order, level);
  }
}
