// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

/// The book of one contract: price, then what the product's [MatchingPolicy] says, which is time
/// unless it says otherwise (rules ).
///
/// Prices are whole ticks. A sell at price p has the key -p, so that the better price is the higher
/// key on both sides. An order's slot is the number its owner gave it; books that share their
/// [Queues] share the numbers, and a number is in one of them at a time. An order of which nothing
/// is out of the common lives in its queue alone; `extras` tells a book that it has to look
/// further.
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
    void onFill(int slot, int price, int quantity, int left);
  }

  @FunctionalInterface
  public interface OrderVisitor {
    void onOrder(int slot, int price, int displayed);
  }

  @FunctionalInterface
  public interface SlotVisitor {
    void onSlot(int slot);
  }

  private static final int BID_LEVEL = -1;
  private static final int ASK_LEVEL = -2;

  private final Queues queues;
  private final Ladder bidLevels = new Ladder();
  private final Ladder askLevels = new Ladder();
  private final Side bids;
  private final Side asks;
  private final MatchingPolicy policy;
  private final Allocation allocation;

  /// Icebergs in the book, and one more when age alone does not decide.
  private int extras;

  public OrderBook() {
    this(256);
  }

  public OrderBook(int capacity) {
    this(capacity, MatchingPolicy.FIFO);
  }

  /// `capacity`: the highest order number before the book first grows.
  public OrderBook(int capacity, MatchingPolicy policy) {
    this(new Queues(capacity), policy);
  }

  /// A book among others that share the numbers of their orders.
  public OrderBook(Queues queues, MatchingPolicy policy) {
    this.queues = queues;
    this.policy = policy;
    bids = new Side(bidLevels, queues);
    asks = new Side(askLevels, queues);
    boolean shares = policy.kind() != MatchingPolicy.Kind.FIFO;
    allocation = shares ? new Allocation(queues, this, policy) : null;
    extras = shares ? 1 : 0;
  }

  /// Trades an incoming order against the other side, best price first, at the resting price.
  /// Returns what is left of `quantity`.
  public int match(boolean buy, int limit, int quantity, Fills fills) {
    var levels = levels(!buy);
    int worst = buy ? -limit : limit;
    int left = quantity;
    while (left > 0 && levels.bestKey() >= worst) {
      left = tradeBest(buy, levels, left, fills);
    }
    return left;
  }

  /// As [#match], with the other side's best price alone.
  public int matchLevel(boolean buy, int quantity, Fills fills) {
    var levels = levels(!buy);
    return levels.isEmpty() ? quantity : tradeBest(buy, levels, quantity, fills);
  }

  private int tradeBest(boolean buy, Ladder levels, int quantity, Fills fills) {
    int level = levels.bestLevel();
    int key = levels.bestKey();
    int price = buy ? -key : key;
    if (extras == 0) {
      return sweep(level, price, quantity, fills);
    }
    if (allocation == null || quantity >= side(!buy).lots(key, quantity + 1L)) {
      return sweepSlices(level, price, quantity, fills);
    }
    allocation.trade(level, side(!buy).top, price, quantity, fills);
    return 0;
  }

  private int sweep(int level, int price, int quantity, Fills fills) {
    int left = quantity;
    int order = queues.next(level);
    while (left > 0 && order != level) {
      int wanted = queues.quantity(order);
      int traded = Math.min(left, wanted);
      int next = queues.next(order);
      left -= traded;
      fills.onFill(order, price, traded, wanted - traded);
      if (wanted == traded) {
        remove(order);
      } else {
        queues.quantity(order, wanted - traded);
      }
      order = next;
    }
    return left;
  }

  /// As [#sweep], but an iceberg whose slice is traded away comes back at the end of the queue.
  private int sweepSlices(int level, int price, int quantity, Fills fills) {
    int left = quantity;
    int order = queues.next(level);
    while (left > 0 && order != level) {
      int traded = Math.min(left, queues.quantity(order));
      int resting = queues.all(order) - traded;
      int next = queues.next(order);
      left -= traded;
      fills.onFill(order, price, traded, resting);
      trade(order, level, traded);
      order = resting == 0 ? next : queues.next(level);
    }
    return left;
  }

  /// Trades lots, at most all it wants, off one resting order of the side `buy` and tells nobody:
  /// what it displays first, then slice by slice what it hides, each of them queueing anew. Returns
  /// what it still wants; at 0 it is gone.
  public int fill(int slot, boolean buy, int quantity) {
    boolean refreshes = quantity >= displayed(slot);
    return trade(slot, refreshes ? levels(buy).find(queues.key(slot)) : NONE, quantity);
  }

  private int trade(int order, int level, int quantity) {
    int all = queues.all(order);
    if (quantity == all) {
      remove(order);
    } else if (queues.take(order, quantity)) {
      queues.moveToEnd(order, level);
    }
    return all - quantity;
  }

  /// Puts an order at the end of its price's queue. `slot`: from 1 up and in no book that shares
  /// numbers with this one.
  public void rest(boolean buy, int price, int quantity, int slot) {
    int key = buy ? price : -price;
    if (extras != 0 && policy.hasTop() && side(buy).isBetteredBy(key)) {
      side(buy).top = slot;
    }
    add(buy, key, slot, quantity);
  }

  /// Puts an iceberg there: of `quantity` it shows `display` lots at a time. 0: no iceberg.
  public void rest(boolean buy, int price, int quantity, int display, int slot) {
    int shown = display == 0 ? quantity : Math.min(display, quantity);
    rest(buy, price, shown, slot);
    if (display != 0) {
      hide(slot, quantity - shown, display);
    }
  }

  /// Puts an order back as a snapshot has it; orders come in the order of [#forEachOrder].
  public void restore(
      boolean buy, int price, int displayed, int hidden, int display, boolean top, int slot) {
    add(buy, buy ? price : -price, slot, displayed);
    if (display != 0) {
      hide(slot, hidden, display);
    }
    if (top && policy.hasTop()) {
      side(buy).top = slot;
    }
  }

  private void add(boolean buy, int key, int slot, int quantity) {
    var levels = levels(buy);
    int level = levels.find(key);
    if (level == Ladder.NONE) {
      level = queues.addLevel(buy ? BID_LEVEL : ASK_LEVEL, key);
      levels.put(key, level);
    }
    queues.add(level, slot, quantity);
  }

  private void hide(int order, int lots, int display) {
    queues.icebergs.put(order, lots, display);
    extras++;
  }

  public void remove(int slot) {
    if (extras != 0) {
      forget(slot);
    }
    int emptied = queues.remove(slot);
    if (emptied != NONE) {
      levels(queues.quantity(emptied) == BID_LEVEL).remove(queues.key(emptied));
      queues.removeLevel(emptied);
    }
  }

  /// What is out of the common about an order that goes.
  private void forget(int order) {
    if (queues.icebergs.remove(order)) {
      extras--;
    }
    retop(order, NONE);
  }

  private void retop(int order, int now) {
    if (bids.top == order) {
      bids.top = now;
    } else if (asks.top == order) {
      asks.top = now;
    }
  }

  /// Lowers what an order wants to `quantity`, out of sight first, keeping its place.
  public void reduce(int slot, int quantity) {
    int shown = Math.min(quantity, displayed(slot));
    queues.show(slot, shown, quantity - shown);
  }

  /// Gives an order another number, which must be in no book; it keeps its place.
  public void rename(int slot, int number) {
    queues.rename(slot, number);
    retop(slot, number);
  }

  /// All that an order wants, shown or not.
  public int quantity(int slot) {
    return queues.all(slot);
  }

  public int displayed(int slot) {
    return queues.quantity(slot);
  }

  public int hidden(int slot) {
    return queues.icebergs.hidden(slot);
  }

  /// Most lots an iceberg shows at a time; 0 of any other order.
  public int display(int slot) {
    return queues.icebergs.display(slot);
  }

  /// Price of a resting order, in ticks.
  public int price(int slot, boolean buy) {
    int key = queues.key(slot);
    return buy ? key : -key;
  }

  /// Whether it is the order that bettered the market and is served first for it.
  public boolean isTop(int slot) {
    return slot == bids.top || slot == asks.top;
  }

  /// No order of the side is the TOP order any more.
  public void clearTop(boolean buy) {
    side(buy).top = NONE;
  }

  public boolean hasBid() {
    return !bidLevels.isEmpty();
  }

  public boolean hasAsk() {
    return !askLevels.isEmpty();
  }

  /// Only when [#hasBid()].
  public int bestBid() {
    return bidLevels.bestKey();
  }

  /// Only when [#hasAsk()].
  public int bestAsk() {
    return -askLevels.bestKey();
  }

  /// Lots at the side's best price, with or without what icebergs hide; 0 of an empty side.
  public long bestQuantity(boolean buy, boolean hidden) {
    return side(buy).bestLots(hidden);
  }

  /// Lots an incoming order could trade up to its limit, hidden ones included; the count may stop
  /// where `wanted` is reached.
  public long available(boolean buy, int limit, long wanted) {
    return side(!buy).lots(buy ? -limit : limit, wanted);
  }

  /// The first order of the side's best price, or [#NONE].
  public int front(boolean buy) {
    return side(buy).front();
  }

  /// The order behind this one at the same price, or [#NONE].
  public int next(int slot) {
    return queues.behind(slot);
  }

  /// The first order at the next worse price, or [#NONE].
  public int nextLevel(boolean buy, int slot) {
    return side(buy).nextLevel(slot);
  }

  /// Every resting order of a side: the better price first, at one price by time.
  public void forEach(boolean buy, OrderVisitor visitor) {
    forEachOrder(buy, slot -> visitor.onOrder(slot, price(slot, buy), displayed(slot)));
  }

  /// As [#forEach], by slot.
  public void forEachOrder(boolean buy, SlotVisitor visitor) {
    side(buy).forEach(visitor);
  }

  private Ladder levels(boolean buy) {
    return buy ? bidLevels : askLevels;
  }

  private Side side(boolean buy) {
    return buy ? bids : asks;
  }
}
