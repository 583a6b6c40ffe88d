// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.matching.OrderBook;
import outcry.core.matching.OrderTerms;
import outcry.core.matching.Orders;
import outcry.wire.CancelReason;
import outcry.wire.OrderType;
import outcry.wire.TimeInForce;

/// What becomes of an order once it is accepted: held, collected, matched, rested or cancelled; and
/// of the stops its trades elect.
final class Trading {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Aftermath aftermath;
  private final Sweep sweep;
  private final Trades trades;
  private final Liquidity liquidity;
  private final MarketMakers makers;
  private Sessions sessions;

  Trading(State state, Events events) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.aftermath = new Aftermath(orders, events);
    this.trades = new Trades(state, events, aftermath);
    this.liquidity = new Liquidity(state);
    this.makers = new MarketMakers(state, events, aftermath);
    this.sweep = new Sweep(state, trades, aftermath);
  }

  /// Sessions need trading to open a market, trading needs them to pause one.
  void use(Sessions s) {
    sessions = s;
  }

  Aftermath aftermath() {
    return aftermath;
  }

  Trades trades() {
    return trades;
  }

  Implied implied() {
    return sweep.implied();
  }

  /// An order whose lots count as working already. `fresh`: minimum quantities count.
  void enter(Pit pit, Account account, Line line, int entry, long price, int lots, boolean fresh) {
    if (orders.isHeld(entry)) {
      Resting.hold(state, pit, entry, lots);
      collected(pit);
      return;
    }
    int limit = pit.ticks(price);
    if (!pit.isTrading()) {
      Resting.rest(state, pit, entry, limit, lots);
      collected(pit);
      return;
    }
    var terms = orders.terms[entry];
    var minimum = fresh ? shortOf(pit, entry, terms, limit, lots) : null;
    if (minimum != null) {
      drop(pit, entry, limit, lots, minimum);
      return;
    }
    int left = sweep.run(pit, account, line, entry, limit, lots);
    settle(pit, account, line, entry, limit, left, fresh);
    makers.protect();
  }

  /// Why an order that must trade some quantity at once cannot, or null.
  private CancelReason shortOf(Pit pit, int entry, OrderTerms terms, int limit, int lots) {
    boolean whole = orders.timeInForce[entry] == TimeInForce.FOK;
    int need = whole ? lots : terms == null ? 0 : terms.minQuantity;
    if (need == 0 || liquidity.reaches(pit, entry, limit, need)) {
      return null;
    }
    return whole ? CancelReason.FOK : CancelReason.MIN_QTY;
  }

  /// What is left after sweep.
  private void settle(
      Pit pit, Account account, Line line, int entry, int limit, int left, boolean fresh) {
    int lost = sweep.lost();
    if (left == 0) {
      orders.slot[entry] = OrderBook.NONE;
      if (lost > 0) {
        drop(pit, entry, limit, lost, CancelReason.SELF_MATCH);
      }
      return;
    }
    if (lost > 0) {
      Working.add(state, pit, account.number, orders.buy[entry], -lost, limit);
      orders.total[entry] -= lost;
    }
    int broken = sweep.brokenWindow();
    var reason = endOf(pit, entry, line, broken >= 0, fresh);
    if (reason != null) {
      drop(pit, entry, limit, left, reason);
      return;
    }
    Resting.rest(state, pit, entry, standing(pit, entry, limit, left, fresh), left);
    if (broken >= 0 && pit.book.isTop(entry)) {
      pit.book.clearTop(orders.buy[entry]);
    }
    if (lost > 0) {
      aftermath.lowered(entry, left, Resting.price(state, entry));
    }
    if (broken >= 0) {
      sessions.pause(pit, broken);
      collected(pit);
    }
  }

  /// Why an order does not rest, or null when it does.
  private CancelReason endOf(Pit pit, int entry, Line line, boolean breached, boolean fresh) {
    if (sweep.stoppedBySelf()) {
      return CancelReason.SELF_MATCH;
    }
    if (orders.isReduceOnly(entry) && ReduceOnly.lots(line, orders.buy[entry]) == 0) {
      return CancelReason.REDUCE_ONLY;
    }
    var validity = orders.timeInForce[entry];
    if (validity == TimeInForce.IOC) {
      return CancelReason.IOC;
    }
    if (validity == TimeInForce.FOK) {
      return CancelReason.FOK;
    }
    if (!fresh) {
      return null;
    }
    var type = orders.type(entry);
    boolean market = type == OrderType.MARKET || type == OrderType.MARKET_LIMIT;
    boolean unbounded = type == OrderType.MARKET && !pit.contract.product.rules.hasProtection();
    if (market && breached || unbounded && !sweep.hasTraded()) {
      return CancelReason.IOC;
    }
    var terms = orders.terms[entry];
    return breached && terms != null && terms.minQuantity > 0 ? CancelReason.MIN_QTY : null;
  }

  /// Where the rest of an order stands: at its limit; without protection at the price it last
  /// traded at (rule X-10).
  private int standing(Pit pit, int entry, int limit, int lots, boolean fresh) {
    var type = orders.type(entry);
    boolean unprotected =
        fresh
            && (type == OrderType.MARKET || type == OrderType.STOP)
            && !pit.contract.product.rules.hasProtection();
    if (!unprotected) {
      return limit;
    }
    if (sweep.hasTraded()) {
      return pit.ticks(Terms.payable(pit.contract, lots, sweep.lastPrice()));
    }
    return type == OrderType.STOP ? pit.ticks(orders.terms[entry].stop) : limit;
  }

  private void drop(Pit pit, int entry, int limit, int lots, CancelReason reason) {
    Working.add(state, pit, orders.ids.account(entry), orders.buy[entry], -lots, limit);
    orders.slot[entry] = OrderBook.NONE;
    aftermath.cancelled(entry, lots, reason);
  }

  /// Takes a live order out and says so at once.
  void cancel(int entry, CancelReason reason) {
    int left = Resting.left(state, entry);
    var pit = state.pit(orders.contract[entry]);
    if (!orders.isBlock(entry)) {
      Working.takeOff(state, pit, entry, left);
    }
    Resting.remove(state, entry);
    events.cancelled(orders, entry, left, reason);
    collected(pit);
  }

  /// After trades that no single order of the command made: an opening's.
  void protect() {
    makers.protect();
  }

  void collected(Pit pit) {
    if (pit.collects()) {
      aftermath.collected(pit);
    }
  }

  /// Ends a command: stops released, cancellations told, indicative prices published (rule X-29).
  void finish() {
    makers.protect();
    if (aftermath.isQuiet() && !state.hasReduceOnly) {
      return;
    }
    releaseStops();
    sweepReduceOnly();
    aftermath.tellCancelled();
    for (var pit : aftermath.collecting()) {
      sessions.indicate(pit);
    }
    aftermath.collecting().clear();
  }

  private void sweepReduceOnly() {
    if (!state.hasReduceOnly) {
      return;
    }
    state.hasReduceOnly = false;
    for (var pit : state.pits()) {
      ReduceOnly.sweep(state, pit, aftermath);
      state.hasReduceOnly |= !pit.reduceOnly.isEmpty();
    }
  }

  private void releaseStops() {
    while (!aftermath.printed().isEmpty()) {
      var elected = Stops.elected(state, aftermath.printed());
      aftermath.printed().clear();
      for (int entry : elected) {
        release(entry);
      }
    }
  }

  private void release(int entry) {
    if (!orders.isHeld(entry) || orders.slot[entry] == OrderBook.NONE) {
      return;
    }
    var pit = state.pit(orders.contract[entry]);
    var account = state.accounts.account(orders.ids.account(entry));
    var line = pit.contract.isSpread() ? null : account.line(pit.contract);
    if (orders.isReduceOnly(entry) && ReduceOnly.lots(line, orders.buy[entry]) == 0) {
      return; // its position is gone: it is cancelled with the others
    }
    int lots = Stops.release(state, events, pit, entry);
    enter(pit, account, line, entry, orders.terms[entry].limit, lots, true);
  }
}
