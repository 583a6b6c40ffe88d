// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.clearing.Fixings;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;
import outcry.wire.RefuseReason;
import outcry.wire.SettlementTier;

/// The prices of one settle, of every contract that has not expired and is no spread: given, of
/// fixings when it is the last one (rule S-5), of the market (rule S-6), of a strip's months when
/// it becomes them (rule X-23); of options after all others (rule S-26). Nothing is booked here.
final class SettlementPrices {
  private final State state;
  private final int date;
  private final boolean isFinal;
  private final Map<Contract, Long> given;
  private final Map<Contract, SettlementPrice> found = new LinkedHashMap<>();

  SettlementPrices(State state, int date, boolean isFinal, Map<Contract, Long> given) {
    this.state = state;
    this.date = date;
    this.isFinal = isFinal;
    this.given = given;
  }

  /// Null when every contract has its price; else why the first in listing order has none.
  Refusal.OfCommand find() {
    var ofMarket = new ArrayList<Contract>();
    var strips = new ArrayList<Contract>();
    var options = new ArrayList<Contract>();
    for (var contract : state.contracts.all()) {
      if (contract.expired || contract.isSpread()) {
        continue;
      }
      if (contract.isOption()) {
        options.add(contract);
      } else if (cascades(contract)) {
        strips.add(contract);
      } else if (given.containsKey(contract)) {
        put(given(contract));
      } else if (expires(contract)) {
        fixed(contract);
      } else {
        ofMarket.add(contract);
      }
    }
    new MarketPrices(state, date, found).find(ofMarket);
    strips.forEach(this::ofMonths);
    options.forEach(this::ofOption);
    return missing();
  }

  /// In listing order.
  List<SettlementPrice> all() {
    var all = new ArrayList<SettlementPrice>();
    for (var contract : state.contracts.all()) {
      var price = found.get(contract);
      if (price != null) {
        all.add(price);
      }
    }
    return all;
  }

  private void put(SettlementPrice price) {
    found.put(price.contract(), price);
  }

  private boolean expires(Contract contract) {
    return isFinal && contract.averaging != null && date >= contract.averaging.to();
  }

  /// True of a strip that this settle turns into its months.
  private boolean cascades(Contract contract) {
    return isFinal && contract.strip != null && date >= contract.strip.cascade();
  }

  /// A given price counts as it is; as a final settlement price it is rounded like one (rule S-5).
  private SettlementPrice given(Contract contract) {
    long price = given.get(contract);
    boolean expires = expires(contract);
    long rounded = expires ? Micros.mean(price, 1, Micros.SETTLEMENT_STEP) : price;
    return new SettlementPrice(contract, rounded, SettlementTier.GIVEN, expires);
  }

  private void fixed(Contract contract) {
    var month = contract.averaging;
    if (Fixings.isEnough(state.fixings.count(month), month)) {
      long mean = state.fixings.mean(month);
      put(new SettlementPrice(contract, mean, SettlementTier.FIXINGS, true));
    }
  }

  private void ofMonths(Contract strip) {
    long sum = 0;
    for (var month : strip.strip.months()) {
      var price = found.get(month);
      if (price == null) {
        return;
      }
      sum = Math.addExact(sum, price.price());
    }
    long mean = Micros.mean(sum, strip.strip.months().size(), Micros.SETTLEMENT_STEP);
    put(new SettlementPrice(strip, mean, SettlementTier.MONTHS, true));
  }

  /// An option is worth its exercise when it expires; before that what is given, the day's last
  /// price, the price before, or what its exercise would be worth.
  private void ofOption(Contract contract) {
    var underlying = found.get(contract.option.underlying());
    if (underlying == null) {
      return;
    }
    long intrinsic = contract.option.intrinsic(underlying.price());
    if (isFinal && contract.option.expires(date, underlying.expires())) {
      put(new SettlementPrice(contract, intrinsic, SettlementTier.INTRINSIC, true));
    } else if (given.containsKey(contract)) {
      put(new SettlementPrice(contract, given.get(contract), SettlementTier.GIVEN, false));
    } else {
      var price = new MarketPrices(state, date, found).ofOption(contract);
      put(
          price != null
              ? price
              : new SettlementPrice(contract, intrinsic, SettlementTier.INTRINSIC, false));
    }
  }

  /// An option's last price follows from its underlying's: another cannot be given.
  private Refusal.OfCommand contradicts(Contract option) {
    var price = found.get(option);
    boolean other =
        price != null
            && price.expires()
            && price.price() != given.getOrDefault(option, price.price());
    return other
        ? new Refusal.OfCommand(
            RefuseReason.BAD_TERMS, given.get(option), price.price(), "exercise")
        : null;
  }

  private Refusal.OfCommand missing() {
    for (var contract : state.contracts.all()) {
      if (contract.expired || contract.isSpread()) {
        continue;
      }
      if (cascades(contract) && given.containsKey(contract)) {
        long price = given.get(contract);
        return new Refusal.OfCommand(
            RefuseReason.BAD_TERMS, price, contract.strip.cascade(), "cascade");
      }
      if (contract.isOption() && contradicts(contract) != null) {
        return contradicts(contract);
      }
      if (!found.containsKey(contract)) {
        return expires(contract)
            ? new Refusal.OfCommand(
                RefuseReason.NO_FIXING,
                state.fixings.count(contract.averaging),
                contract.averaging.days(),
                contract.name)
            : Refusal.OfCommand.of(RefuseReason.NO_PRICE, contract.name);
      }
    }
    return null;
  }
}
