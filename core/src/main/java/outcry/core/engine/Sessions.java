// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import outcry.core.contract.Contract;
import outcry.core.contract.Product;
import outcry.core.session.TradingCalendar;
import outcry.core.session.TradingCalendar.Phase;
import outcry.wire.CancelReason;
import outcry.wire.Flag;
import outcry.wire.RefuseReason;
import outcry.wire.SetCalendarDecoder;
import outcry.wire.SetStateDecoder;
import outcry.wire.StateReason;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Trading states: what an operator, a calendar or a guard sets, and the opening that goes with it
/// (rules ).
final class Sessions implements Due {
  private final State state;
  private final Events events;
  private final Trading trading;
  private final Auctions auctions;

  Sessions(State state, Events events, Trading trading) {
    this.state = state;
    this.events = events;
    this.trading = trading;
    this.auctions = new Auctions(state, events, trading.trades());
    trading.use(this);
  }

  Refusal.OfCommand set(SetStateDecoder command) {
    var scope = command.scope();
    var next = command.state();
    var name = command.name();
    if (next == TradingState.NULL_VAL) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "state");
    }
    if (scope == StateScope.CONTRACT) {
      var contract = state.contracts.contract(name);
      if (contract == null) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
      }
      enter(contract, next, StateReason.OPERATOR);
    } else {
      var product = state.contracts.product(name);
      if (product == null) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, name);
      }
      enter(product, next, StateReason.OPERATOR);
    }
    trading.finish();
    return null;
  }

  /// Rule X-27: a product's calendar from now on.
  Refusal.OfCommand set(SetCalendarDecoder command) {
    int first = command.first();
    int weekend = command.weekend();
    var phases = new ArrayList<Phase>();
    for (var phase : command.phases()) {
      phases.add(new Phase(phase.night() == Flag.YES, phase.minute(), phase.state()));
    }
    var group = command.holidays();
    var holidays = new int[group.count()];
    for (int i = 0; i < holidays.length; i++) {
      holidays[i] = group.next().date();
    }
    var name = command.product();
    var product = state.contracts.product(name);
    if (product == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, name);
    }
    var fault = TradingCalendar.fault(first, weekend, phases, holidays);
    if (fault != null) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, fault);
    }
    state.calendars.set(product, new TradingCalendar(first, weekend, phases, holidays), state.time);
    state.dueAt(state.calendars.next());
    events.calendarSet(product, first);
    return null;
  }

  void enter(Product product, TradingState next, StateReason reason) {
    product.state = next;
    for (var contract : state.contracts.all()) {
      if (contract.product == product) {
        enter(contract, next, reason);
      }
    }
  }

  /// An expired contract stays closed, and so does one whose last trading day is over (rule T-4).
  void enter(Contract contract, TradingState next, StateReason reason) {
    var pit = state.pit(contract);
    pit.pausedUntil = 0;
    boolean over = contract.expired || contract.isPastLastTrade(state.finalDate);
    if (over && next != TradingState.CLOSED) {
      return;
    }
    if (contract.state == next) {
      return;
    }
    if (next == TradingState.CONTINUOUS) {
      open(pit);
    }
    contract.state = next;
    if (!pit.collects()) {
      auctions.forget(pit);
    }
    events.stateChanged(contract, reason, state.tradingDay(contract.product));
    trading.collected(pit);
    if (next == TradingState.CONTINUOUS) {
      openSpreads(contract);
      trading.implied().open(pit);
    }
    trading.protect();
  }

  /// Call auctions that waited for this leg (rule X-21).
  private void openSpreads(Contract leg) {
    for (var pit : state.pits()) {
      var contract = pit.contract;
      if (contract.isSpread() && contract.spread.uses(leg) && pit.isTrading() && pit.isCrossed()) {
        auctions.uncross(pit);
      }
    }
  }

  /// The call auction, and the end of orders that were for it alone.
  private void open(Pit pit) {
    if (pit.collects() || pit.isCrossed()) {
      pit.pauses.restart();
    }
    if (pit.isCrossed() && (!pit.contract.isSpread() || pit.areLegsTrading())) {
      auctions.uncross(pit);
    }
    for (int entry : state.liveOrders(0, pit.contract.number)) {
      if (state.orders.timeInForce[entry] == TimeInForce.AT_OPEN) {
        trading.cancel(entry, CancelReason.AT_OPEN);
      }
    }
    ReduceOnly.uncross(state, pit);
  }

  /// Rule X-20: a trade would have broken this window.
  void pause(Pit pit, int window) {
    pit.pausedUntil = state.time + pit.pauses.window(window).duration();
    state.dueAt(pit.pausedUntil);
    pit.contract.state = TradingState.PAUSED;
    events.stateChanged(pit.contract, StateReason.PAUSE, state.tradingDay(pit.contract.product));
  }

  /// The time of a pause is over: reopen, or go on when the auction would break a window again.
  private void endPause(Pit pit) {
    boolean found = auctions.find(pit);
    int broken = found ? pit.pauses.broken(state.time, auctions.price(pit)) : -1;
    if (broken >= 0) {
      pit.pausedUntil = state.time + pit.pauses.window(broken).duration();
      state.dueAt(pit.pausedUntil);
      events.stateChanged(
          pit.contract, StateReason.EXTENSION, state.tradingDay(pit.contract.product));
      return;
    }
    enter(pit.contract, TradingState.CONTINUOUS, StateReason.PAUSE_OVER);
    trading.finish();
  }

  void indicate(Pit pit) {
    if (pit.collects()) {
      auctions.indicate(pit);
    }
  }

  @Override
  public long nextDue() {
    long next = state.expiries.next();
    for (var pit : state.pits()) {
      if (pit.pausedUntil != 0) {
        next = Math.min(next, pit.pausedUntil);
      }
    }
    return Math.min(next, state.calendars.next());
  }

  /// Rule X-29.
  @Override
  public void fire(long time) {
    while (state.expiries.next() <= time) {
      trading.cancel(state.expiries.first(), CancelReason.EXPIRED);
    }
    trading.finish();
    for (var pit : new ArrayList<>(state.pits())) {
      if (pit.pausedUntil != 0 && pit.pausedUntil <= time) {
        endPause(pit);
      }
    }
    for (var product : state.contracts.products()) {
      var transition = state.calendars.next(product);
      if (transition != null && transition.time() <= time) {
        state.calendars.made(product);
        enter(product, transition.state(), StateReason.CALENDAR);
        trading.finish();
      }
    }
  }
}
