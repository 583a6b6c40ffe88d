// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.Fixings;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;
import outcry.wire.CancelReason;
import outcry.wire.Cycle;
import outcry.wire.OrderType;
import outcry.wire.PublishFixingDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.SettleDecoder;
import outcry.wire.SettlementTier;
import outcry.wire.StateReason;
import outcry.wire.TradingState;

/// The clearing day: prices every contract, pays variation, expires contracts, ends day orders,
/// calls margin - in that order (rule S-4). Everything is worked out before anything is booked, so
/// that a refused settle changes nothing.
final class Settlement {
  private record Price(Contract contract, long price, SettlementTier tier, boolean expires) {}

  private record Payment(Account account, long amount) {}

  /// Most a fixing or a given price may be: a billion dollars, so that a month of them can be added
  /// up.
  private static final long MAX_PRICE = 1_000_000_000 * Micros.DOLLAR;

  private final State state;
  private final Events events;
  private final Sessions sessions;
  private final Trading trading;

  Settlement(State state, Events events, Sessions sessions, Trading trading) {
    this.state = state;
    this.events = events;
    this.sessions = sessions;
    this.trading = trading;
  }

  private static Refusal.OfCommand amount(long value, String subject) {
    long bound = value > MAX_PRICE ? MAX_PRICE : Contract.NONE;
    return new Refusal.OfCommand(RefuseReason.BAD_AMOUNT, value, bound, subject);
  }

  Refusal.OfCommand publish(PublishFixingDecoder command) {
    int date = command.date();
    long value = command.value();
    var index = command.index();
    if (index.isEmpty()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_INDEX, index);
    }
    if (value <= 0 || value > MAX_PRICE) {
      return amount(value, "value");
    }
    var before = state.fixings.get(index, date);
    if (before != null && before.used()) {
      return new Refusal.OfCommand(RefuseReason.TOO_LATE, value, before.value(), index);
    }
    state.fixings.put(index, date, new Fixings.Fixing(value, false));
    events.fixed(index, date, value);
    return null;
  }

  Refusal.OfCommand settle(SettleDecoder command) {
    int date = command.date();
    var cycle = command.cycle();
    boolean isFinal = cycle == Cycle.FINAL;
    var given = new LinkedHashMap<Contract, Long>();
    for (var price : command.prices()) {
      long value = price.price();
      var name = price.contract();
      var contract = state.contracts.contract(name);
      if (contract == null || contract.expired || contract.isSpread()) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
      }
      if (value <= 0 || value > MAX_PRICE) {
        return amount(value, name);
      }
      given.put(contract, value);
    }
    if (date < state.settleDate) {
      return new Refusal.OfCommand(RefuseReason.BAD_DATE, date, state.settleDate, "date");
    }
    var prices = new ArrayList<Price>();
    var refused = price(date, isFinal, given, prices);
    if (refused != null) {
      return refused;
    }
    List<Payment> payments;
    try {
      payments = variation(prices);
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    book(date, cycle, prices, payments);
    if (isFinal) {
      endDay(date, prices);
    }
    trading.finish();
    call();
    state.check();
    return null;
  }

  private Refusal.OfCommand price(
      int date, boolean isFinal, Map<Contract, Long> given, List<Price> prices) {
    for (var contract : state.contracts.all()) {
      if (contract.expired || contract.isSpread()) {
        continue;
      }
      var month = contract.averaging;
      boolean expires = isFinal && month != null && date >= month.to();
      Price price;
      if (given.containsKey(contract)) {
        price = given(contract, given.get(contract), expires);
      } else if (expires) {
        int count = state.fixings.count(month);
        if (!Fixings.isEnough(count, month)) {
          return new Refusal.OfCommand(RefuseReason.NO_FIXING, count, month.days(), contract.name);
        }
        price = new Price(contract, state.fixings.mean(month), SettlementTier.FIXINGS, true);
      } else {
        price = fromMarket(contract);
      }
      if (price == null) {
        return Refusal.OfCommand.of(RefuseReason.NO_PRICE, contract.name);
      }
      prices.add(price);
    }
    return null;
  }

  /// A given price counts as it is; as a final settlement price it is rounded like one (rule S-5).
  private static Price given(Contract contract, long price, boolean expires) {
    long rounded = expires ? Micros.mean(price, 1, Micros.SETTLEMENT_STEP) : price;
    return new Price(contract, rounded, SettlementTier.GIVEN, expires);
  }

  /// Last trade of the day within the closing bid and ask, else the price before, else the
  /// reference (rule S-6).
  private Price fromMarket(Contract contract) {
    if (contract.lastToday != Contract.NONE) {
      return new Price(contract, clipped(contract), SettlementTier.LAST, false);
    }
    if (contract.settlement != Contract.NONE) {
      return new Price(contract, contract.settlement, SettlementTier.PREVIOUS, false);
    }
    return contract.reference == Contract.NONE
        ? null
        : new Price(contract, contract.reference, SettlementTier.REFERENCE, false);
  }

  private long clipped(Contract contract) {
    var pit = state.pit(contract);
    long bid = pit.opposite(false);
    long ask = pit.opposite(true);
    long price = contract.lastToday;
    if (bid != Contract.NONE) {
      price = Math.max(price, bid);
    }
    return ask == Contract.NONE ? price : Math.min(price, ask);
  }

  private List<Payment> variation(List<Price> prices) {
    var payments = new ArrayList<Payment>();
    for (var account : state.accounts.inOrderOfName()) {
      long amount = 0;
      for (var price : prices) {
        var line = account.lineOrNull(price.contract);
        if (line != null) {
          amount = Math.addExact(amount, ClearingHouse.variation(line, price.price));
        }
      }
      if (amount != 0) {
        payments.add(new Payment(account, amount));
      }
    }
    return payments;
  }

  private void book(int date, Cycle cycle, List<Price> prices, List<Payment> payments) {
    for (var price : prices) {
      price.contract.settlement = price.price;
      events.settled(price.contract, date, price.price, price.tier, cycle);
      for (var account : state.accounts.inOrderOfOpening()) {
        var line = account.lineOrNull(price.contract);
        if (line != null) {
          ClearingHouse.carry(line, price.price);
        }
      }
    }
    for (var payment : payments) {
      int account = payment.account.number;
      if (payment.amount > 0) {
        state.ledger.transfer(Ledger.VARIATION, account, payment.amount);
      } else {
        state.ledger.transfer(account, Ledger.VARIATION, -payment.amount);
      }
      events.variationPaid(payment.account, payment.amount, date, cycle);
    }
    state.settleDate = date;
  }

  private void endDay(int date, List<Price> prices) {
    state.finalDate = date;
    for (var price : prices) {
      if (price.expires) {
        events.expired(price.contract, date);
        expire(price.contract);
        if (price.tier == SettlementTier.FIXINGS) {
          state.fixings.markUsed(price.contract.averaging);
        }
      }
    }
    endOrders();
    for (var price : prices) {
      close(price);
      nextDay(price.contract);
    }
    closeSpreads();
    state.orders.free(state.day);
    state.day++;
  }

  /// Rule S-4: day orders end, and good-till orders in contracts that are no more.
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

  /// Limits around the new settlement price; orders outside them are cancelled (rule X-18).
  private void nextDay(Contract contract) {
    contract.lastToday = Contract.NONE;
    state.pit(contract).volume.endDay();
    if (contract.expired) {
      return;
    }
    contract.previousSettlement = contract.settlement;
    DailyLimits.set(contract);
    if (contract.lowLimit == Contract.NONE) {
      return;
    }
    events.limitsSet(contract);
    for (int entry : state.liveOrders(0, contract.number)) {
      boolean outside = DailyLimits.isOutside(contract, Resting.price(state, entry));
      boolean held = state.orders.isHeld(entry);
      boolean stopOutside =
          held && DailyLimits.isOutside(contract, state.orders.terms[entry].stop);
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

  private void close(Price price) {
    var contract = price.contract;
    if (price.expires) {
      sessions.enter(contract, TradingState.CLOSED, StateReason.EXPIRED);
      state.accounts.inOrderOfOpening().forEach(account -> account.drop(contract));
    } else if (contract.isPastLastTrade(state.finalDate)) {
      sessions.enter(contract, TradingState.CLOSED, StateReason.LAST_TRADE);
    }
  }

  /// Paid up to the final price, the positions are gone.
  private void expire(Contract contract) {
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

  /// Rule M-5: an account whose collateral is below what its positions require is called for the
  /// difference.
  private void call() {
    for (var account : state.accounts.inOrderOfName()) {
      account.forgetMarginBound();
      long required = state.margin.required(account);
      long collateral = state.cash(account);
      if (required > collateral) {
        events.called(account, required, collateral);
      }
    }
  }
}
