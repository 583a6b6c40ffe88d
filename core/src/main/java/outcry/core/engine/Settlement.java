// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.clearing.Fixings;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;
import outcry.wire.Cycle;
import outcry.wire.PublishFixingDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.SettleDecoder;
import outcry.wire.WithholdFixingDecoder;

/// The clearing day: prices every contract, pays variation, expires contracts, ends day orders,
/// calls margin - in that order (rule S-4). Nothing is booked before everything is worked out, so
/// that a refused settle changes nothing.
final class Settlement {
  /// Most a fixing or a given price may be: a billion dollars, so that a month of them can be added
  /// up.
  static final long MAX_PRICE = 1_000_000_000 * Micros.DOLLAR;

  private final State state;
  private final Events events;
  private final Trading trading;
  private final DayEnd dayEnd;
  private final MarginRun marginRun;
  private final FundDesk funds;

  Settlement(
      State state,
      Events events,
      Sessions sessions,
      Trading trading,
      MarginRun marginRun,
      FundDesk funds) {
    this.state = state;
    this.events = events;
    this.trading = trading;
    this.marginRun = marginRun;
    this.funds = funds;
    this.dayEnd = new DayEnd(state, events, sessions, trading);
  }

  static Refusal.OfCommand amount(long value, String subject) {
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

  /// The benchmark administrator has no fixing for a day: told to everybody, nothing changes. A
  /// published fixing is not taken back (rule S-29).
  Refusal.OfCommand withhold(WithholdFixingDecoder command) {
    int date = command.date();
    var index = command.index();
    if (index.isEmpty()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_INDEX, index);
    }
    var before = state.fixings.get(index, date);
    if (before != null) {
      return new Refusal.OfCommand(RefuseReason.TOO_LATE, 0, before.value(), index);
    }
    events.withheld(index, date, command.reason());
    return null;
  }

  Refusal.OfCommand settle(SettleDecoder command) {
    int date = command.date();
    var cycle = command.cycle();
    var given = new LinkedHashMap<Contract, Long>();
    for (var price : command.prices()) {
      long value = price.price();
      var name = price.contract();
      var contract = state.contracts.contract(name);
      if (contract == null || contract.expired || contract.isSpread()) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
      }
      if (value < (contract.isOption() ? 0 : 1) || value > MAX_PRICE) {
        return amount(value, name);
      }
      given.put(contract, value);
    }
    return settle(date, cycle, given);
  }

  /// `given` prices stand before any the market made.
  Refusal.OfCommand settle(int date, Cycle cycle, Map<Contract, Long> given) {
    boolean isFinal = cycle == Cycle.FINAL;
    if (date < state.settleDate) {
      return new Refusal.OfCommand(RefuseReason.BAD_DATE, date, state.settleDate, "date");
    }
    var found = new SettlementPrices(state, date, isFinal, given);
    List<SettlementPrice> prices;
    List<Variation.Payment> payments;
    Cascades cascades;
    try {
      var refused = found.find();
      if (refused != null) {
        return refused;
      }
      prices = found.all();
      if (!canBeMarked(prices)) {
        return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
      }
      cascades = new Cascades(state, prices);
      payments = new Variation(state, prices).settle(cascades);
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    book(date, cycle, prices, payments);
    if (isFinal) {
      dayEnd.run(date, prices, cascades);
    }
    state.pits().forEach(trading::collected);
    trading.finish();
    marginRun.start();
    if (isFinal) {
      funds.size(date);
    }
    check(isFinal);
    return null;
  }

  /// What a lot of an option is worth stands in the margin of whoever deals in it, position or not.
  private static boolean canBeMarked(List<SettlementPrice> prices) {
    return prices.stream()
        .allMatch(each -> !each.contract().isOption() || each.contract().counts(each.price()));
  }

  /// Positions were counted when variation was worked out; only a final settle changes them after
  /// that.
  private void check(boolean isFinal) {
    if (isFinal) {
      state.check();
    } else {
      state.checkMoney();
    }
  }

  private void book(
      int date, Cycle cycle, List<SettlementPrice> prices, List<Variation.Payment> payments) {
    for (var price : prices) {
      price.contract().settlement = price.price();
      events.settled(price.contract(), date, price.price(), price.tier(), cycle);
    }
    state.accounts.inOrderOfOpening().forEach(account -> account.cycleResult = 0);
    for (var payment : payments) {
      remember(payment.account(), payment.amount());
      state.payVariation(payment.account(), payment.amount());
      events.variationPaid(payment.account(), payment.amount(), date, cycle);
    }
    state.settleDate = date;
    state.blotter.mark(state.nextTrade);
  }

  /// What default management has to know of the cycle (rules D-6, D-9).
  private void remember(Account account, long amount) {
    boolean wasBelow = state.cash(account) < 0;
    account.cycleResult = amount;
    account.unpaid = Math.max(0, (wasBelow ? account.unpaid : 0) - amount);
  }
}
