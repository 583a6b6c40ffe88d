// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.contract.Contract;
import outcry.wire.CancelReason;
import outcry.wire.OrderType;
import outcry.wire.SettlementTier;
import outcry.wire.StateReason;
import outcry.wire.TradingState;

/// What a final settle ends once it is paid (rule S-4): contracts, orders, the day's limits and
/// volumes, spreads, ids. Orders are gone through twice, however many contracts there are.
final class DayEnd {
  private final State state;
  private final Events events;
  private final Sessions sessions;
  private final Trading trading;

  DayEnd(State state, Events events, Sessions sessions, Trading trading) {
    this.state = state;
    this.events = events;
    this.sessions = sessions;
    this.trading = trading;
  }

  void run(int date, List<SettlementPrice> prices, Cascades cascades) {
    state.finalDate = date;
    cascades.book(events, date);
    for (var price : prices) {
      LimitLock.count(state.pit(price.contract()));
      if (price.expires()) {
        expire(price, date);
      }
    }
    endOrders();
    var resting = restingByContract();
    for (var price : prices) {
      close(price);
      nextDay(price.contract(), resting.getOrDefault(price.contract().number, List.of()));
    }
    closeSpreads();
    state.orders.free(state.day);
    state.day++;
  }

  /// Paid up to the final price, the positions are gone; a strip's are in its months.
  private void expire(SettlementPrice price, int date) {
    var contract = price.contract();
    if (contract.isOption() && price.price() > 0) {
      long underlying = contract.option.underlying().settlement;
      events.exercised(contract, underlying, contract.value(1, price.price()), date);
    }
    if (price.tier() != SettlementTier.MONTHS) {
      events.expired(contract, date);
    }
    if (price.tier() == SettlementTier.FIXINGS) {
      state.fixings.markUsed(contract.averaging);
    }
    contract.expired = true;
    contract.openInterest = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      var line = account.lineOrNull(contract);
      if (line != null) {
        line.lots = 0;
        line.carried = 0;
      }
    }
  }

  /// Day orders end, and good-till orders in contracts that are no more.
  private void endOrders() {
    for (int entry : state.liveOrders(0, 0)) {
      var contract = state.contracts.contract(state.orders.contract[entry]);
      boolean over = isOver(contract);
      if (contract.expired || over && !isForTheDay(entry)) {
        trading.cancel(entry, CancelReason.EXPIRED);
      } else if (isForTheDay(entry)) {
        trading.cancel(entry, CancelReason.DAY_END);
      }
    }
  }

  private boolean isOver(Contract contract) {
    boolean over = contract.expired || contract.isPastLastTrade(state.finalDate);
    return over
        || contract.isSpread()
            && contract.spread.legs().stream().anyMatch(leg -> isOver(leg.contract()));
  }

  /// Block reports and orders without a longer validity.
  private boolean isForTheDay(int entry) {
    return switch (state.orders.timeInForce[entry]) {
      case GTC, GTD -> false;
      default -> true;
    };
  }

  /// What is left, by order number.
  private Map<Integer, List<Integer>> restingByContract() {
    var resting = new LinkedHashMap<Integer, List<Integer>>();
    for (int entry : state.liveOrders(0, 0)) {
      resting.computeIfAbsent(state.orders.contract[entry], _ -> new ArrayList<>()).add(entry);
    }
    return resting;
  }

  private void close(SettlementPrice price) {
    var contract = price.contract();
    if (price.expires()) {
      sessions.enter(contract, TradingState.CLOSED, StateReason.EXPIRED);
      state.accounts.inOrderOfOpening().forEach(account -> account.drop(contract));
      state.pit(contract).lines.clear();
    } else if (contract.isPastLastTrade(state.finalDate)) {
      sessions.enter(contract, TradingState.CLOSED, StateReason.LAST_TRADE);
    }
  }

  /// Limits around the new settlement price; orders outside them are cancelled (rule X-18).
  private void nextDay(Contract contract, List<Integer> resting) {
    contract.lastToday = Contract.NONE;
    state.pit(contract).volume.endDay();
    if (contract.expired) {
      return;
    }
    contract.previousSettlement = contract.settlement;
    LimitLock.setMargin(contract);
    DailyLimits.set(contract);
    if (contract.lowLimit == Contract.NONE) {
      return;
    }
    events.limitsSet(contract);
    for (int entry : resting) {
      boolean outside = DailyLimits.isOutside(contract, Resting.price(state, entry));
      boolean held = state.orders.isHeld(entry);
      boolean stopOutside = held && DailyLimits.isOutside(contract, state.orders.terms[entry].stop);
      if (held ? stopOutside || outside && !isProtected(entry) : outside) {
        trading.cancel(entry, CancelReason.DAY_END);
      }
    }
  }

  /// A stop whose limit is made when it is elected, within the limits of that day.
  private boolean isProtected(int entry) {
    return state.orders.type(entry) == OrderType.STOP;
  }

  private void closeSpreads() {
    for (var contract : state.contracts.all()) {
      if (contract.isSpread()) {
        contract.lastToday = Contract.NONE;
        if (!contract.expired && isOver(contract)) {
          sessions.enter(contract, TradingState.CLOSED, StateReason.EXPIRED);
          contract.expired = true;
        }
      }
    }
  }
}
