// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.matching.OrderBook;
import outcry.core.matching.OrderTerms;
import outcry.core.matching.Orders;
import outcry.wire.CancelReason;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An incoming order on its way through a book. One object, reused for every order.
///
/// Nearly every order takes the short way: the book matches it, each fill becomes a trade. The long
/// way asks, before each resting order, what self-match prevention, a reduce-only order's position,
/// the pause windows and implied prices have to say.
final class Sweep implements OrderBook.Fills {
  private final State state;
  private final Orders orders;
  private final Trades trades;
  private final Aftermath aftermath;
  private final Implied implied;

  private Pit pit;
  private Account account;
  private Line line;
  private int entry;
  private int limit;
  private boolean buy;
  private int left;
  private int lost;
  private boolean stoppedBySelf;
  private int brokenWindow;
  private boolean traded;
  private long lastPrice;

  Sweep(State state, Trades trades, Aftermath aftermath) {
    this.state = state;
    this.orders = state.orders;
    this.trades = trades;
    this.aftermath = aftermath;
    this.implied = new Implied(state, trades);
  }

  Implied implied() {
    return implied;
  }

  /// Matches `lots` of an order; returns what is left. `takerLine` is null for a spread.
  int run(Pit in, Account taker, Line takerLine, int takerEntry, int limitTicks, int lots) {
    pit = in;
    account = taker;
    line = takerLine;
    entry = takerEntry;
    limit = limitTicks;
    buy = orders.buy[takerEntry];
    left = lots;
    lost = 0;
    stoppedBySelf = false;
    brokenWindow = -1;
    traded = false;
    if (isPlain()) {
      return pit.book.match(buy, limit, lots, this);
    }
    longWay();
    return left;
  }

  private boolean isPlain() {
    return pit.reduceOnly.isEmpty()
        && orders.terms[entry] == null
        && !pit.hasPauses()
        && pit.triangles.isEmpty();
  }

  /// Quantity lost to self-match prevention without a trade.
  int lost() {
    return lost;
  }

  /// True when self-match prevention ended the order.
  boolean stoppedBySelf() {
    return stoppedBySelf;
  }

  /// The pause window the next trade would have broken, -1 when none.
  int brokenWindow() {
    return brokenWindow;
  }

  boolean hasTraded() {
    return traded;
  }

  /// Price of the order's last trade; of a spread that traded by implied prices its own.
  long lastPrice() {
    return lastPrice;
  }

  /// Lots the next trade may have. A trade of an account with itself leaves its position, so that a
  /// reduce-only order goes on.
  private int usable() {
    return orders.isReduceOnly(entry) ? (int) Math.min(left, ReduceOnly.lots(line, buy)) : left;
  }

  private void longWay() {
    boolean goesOn = true;
    while (goesOn && usable() > 0) {
      ReduceOnly.clearFront(state, pit, !buy);
      boolean own = pit.crosses(buy, limit);
      if (mayImply() && implied.isBetter(pit, buy, limit, own)) {
        goesOn = tradeImplied();
      } else {
        goesOn = own && isInsideWindows() && (pit.isByTime ? tradeFront() : tradeLevel());
      }
    }
  }

  /// An order that was promised a quantity takes it as it was counted: an implied trade first would
  /// move the pause windows.
  private boolean mayImply() {
    if (!pit.hasPauses()) {
      return true;
    }
    var terms = orders.terms[entry];
    long promised = terms == null ? 0 : terms.minQuantity;
    return orders.timeInForce[entry] != TimeInForce.FOK && orders.total[entry] - left >= promised;
  }

  private boolean tradeImplied() {
    if (pit.hasPauses() && !isInsideWindows(implied.price())) {
      return false;
    }
    lastPrice = implied.price();
    left -= implied.trade(entry, usable());
    traded = true;
    return true;
  }

  private boolean isInsideWindows() {
    if (!pit.hasPauses()) {
      return true;
    }
    return isInsideWindows(TradePrice.of(pit, limit, best()));
  }

  /// Price of the other side's best order, in ticks.
  private int best() {
    return buy ? pit.book.bestAsk() : pit.book.bestBid();
  }

  private boolean isInsideWindows(long price) {
    int window = pit.pauses.broken(state.time, price);
    brokenWindow = window;
    return window < 0;
  }

  /// The oldest order at the best price; false when the incoming order ends here.
  private boolean tradeFront() {
    var book = pit.book;
    int resting = book.front(!buy);
    if (isOwnGroup(resting)) {
      return preventSelfMatch(resting);
    }
    int lots = Math.min(usable(), book.displayed(resting));
    if (orders.isReduceOnly(resting)) {
      var makerLine = state.accounts.account(orders.ids.account(resting)).line(pit.contract);
      long most = ReduceOnly.lots(makerLine, !buy);
      if (most == 0) {
        ReduceOnly.setAside(state, pit, resting);
        return true;
      }
      lots = (int) Math.min(lots, most);
    }
    int ticks = best();
    int remains = book.fill(resting, !buy, lots);
    left -= lots;
    onFill(resting, ticks, lots, remains);
    return true;
  }

  /// The whole best level at once, by the product's allocation.
  private boolean tradeLevel() {
    if (orders.group(entry) != 0) {
      var book = pit.book;
      int best = best();
      for (int resting = book.front(!buy); resting != OrderBook.NONE; ) {
        int next = book.next(resting);
        if (isOwnGroup(resting) && (!preventSelfMatch(resting) || left == 0)) {
          return false;
        }
        resting = next;
      }
      if (!pit.crosses(buy, limit) || best() != best) {
        return true;
      }
    }
    int lots = usable();
    left -= lots - pit.book.matchLevel(buy, lots, this);
    return true;
  }

  private boolean isOwnGroup(int resting) {
    int group = orders.group(entry);
    return group != 0 && group == orders.group(resting);
  }

  /// Rule X-7; false when the incoming order ends here.
  private boolean preventSelfMatch(int resting) {
    var action = orders.terms[entry].selfMatch;
    if (action == SelfMatch.DECREMENT) {
      decrement(resting);
      return true;
    }
    if (action != SelfMatch.CANCEL_AGGRESSOR) {
      withdraw(resting, CancelReason.SELF_MATCH);
    }
    stoppedBySelf = action != SelfMatch.CANCEL_RESTING;
    return !stoppedBySelf;
  }

  private void decrement(int resting) {
    int quantity = pit.book.quantity(resting);
    int lots = Math.min(left, quantity);
    left -= lots;
    lost += lots;
    if (lots == quantity) {
      withdraw(resting, CancelReason.SELF_MATCH);
      return;
    }
    pit.book.reduce(resting, quantity - lots);
    orders.total[resting] -= lots;
    Working.takeOff(state, pit, resting, lots);
    aftermath.lowered(resting, quantity - lots, Resting.price(state, resting));
  }

  private void withdraw(int resting, CancelReason reason) {
    int lots = Resting.left(state, resting);
    Working.takeOff(state, pit, resting, lots);
    Resting.remove(state, resting);
    aftermath.cancelled(resting, lots, reason);
  }

  @Override
  public void onFill(int resting, int ticks, int lots, int remains) {
    int maker = orders.ids.account(resting);
    var makerLine = line == null ? null : state.line(pit, maker);
    long price = TradePrice.of(pit, limit, ticks);
    traded = true;
    lastPrice = price;
    if (buy) {
      trades.make(
          pit,
          price,
          lots,
          account.number,
          line,
          entry,
          maker,
          makerLine,
          resting,
          Side.BUY,
          Trades.PLAIN);
    } else {
      trades.make(
          pit,
          price,
          lots,
          maker,
          makerLine,
          resting,
          account.number,
          line,
          entry,
          Side.SELL,
          Trades.PLAIN);
    }
    if (pit.contract.isUpfront()) {
      Working.premium(state, pit, account.number, buy, -lots, limit);
      Working.premium(state, pit, maker, !buy, -lots, ticks);
    }
    if (!state.protections.isEmpty()) {
      state.protections.onFill(state, resting, lots);
    }
    if (remains == 0) {
      orders.slot[resting] = OrderBook.NONE;
      OrderTerms terms = orders.terms[resting];
      if (terms != null) {
        Resting.gone(state, resting);
      }
    }
  }
}
