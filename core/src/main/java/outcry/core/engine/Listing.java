// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import outcry.core.contract.Contract;
import outcry.core.contract.Contract.Averaging;
import outcry.core.contract.Product;
import outcry.core.contract.Spread;
import outcry.core.contract.Spread.Leg;
import outcry.core.contract.Strip;
import outcry.core.money.Micros;
import outcry.wire.*;

/// Lists products, contracts and spreads, and opens accounts.
final class Listing {
  /// Terms beyond this make sums that cannot be counted.
  private static final long MOST = 1L << 60;

  /// A tenth of the cash value, millionths of a basis point.
  private static final long MOST_BPS = 1_000 * Micros.DOLLAR;

  /// So that the most ticks of a book can be counted.
  private static final long MOST_TICK = 1L << 33;

  /// Most months of a strip, legs of a spread, lots of a leg and weight of a leg (millionths).
  private static final int MONTHS = 12;

  private static final int LEGS = 12;
  private static final long MOST_RATIO = 1_000_000;
  private static final long MOST_WEIGHT = 1_000_000 * Micros.DOLLAR;

  private final State state;
  private final Events events;

  Listing(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand list(ListProductDecoder command) {
    long multiplier = command.multiplier();
    long tick = command.tick();
    long margin = command.margin();
    long fee = command.fee();
    long feeBps = command.feeBps();
    var kind = command.kind();
    var rules = RulesCodec.read(command);
    var name = command.product();
    if (state.contracts.product(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("product", 0);
    }
    if (multiplier < 1 || multiplier > MOST) {
      return terms("multiplier", multiplier);
    }
    if (tick < 1 || tick > MOST_TICK) {
      return terms("tick", tick);
    }
    if (margin < 0 || margin > MOST) {
      return terms("margin", margin);
    }
    if (fee < 0 || fee > Long.MAX_VALUE / Terms.MAX_LOTS / MONTHS) {
      return terms("fee", fee);
    }
    if (feeBps < 0 || feeBps > MOST_BPS) {
      return terms("feeBps", feeBps);
    }
    var refused = RulesCheck.check(rules);
    if (refused != null) {
      return refused;
    }
    var product =
        new Product(
            state.contracts.nextProduct(),
            name,
            kind,
            multiplier,
            tick,
            margin,
            fee,
            feeBps,
            rules);
    state.contracts.add(product);
    events.productListed(product);
    return null;
  }

  static Refusal.OfCommand terms(String field, long value) {
    return new Refusal.OfCommand(RefuseReason.BAD_TERMS, value, 0, field);
  }

  Refusal.OfCommand list(ListContractDecoder command) {
    long reference = command.reference();
    int lastTrade = command.lastTrade();
    int from = command.from();
    int to = command.to();
    int cascade = command.cascade();
    var monthNames = new ArrayList<String>();
    for (var month : command.months()) {
      monthNames.add(month.month());
    }
    var name = command.contract();
    var productName = command.product();
    var index = command.index();
    var product = state.contracts.product(productName);
    if (product == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, productName);
    }
    if (state.contracts.contract(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("contract", 0);
    }
    if (reference != Contract.NONE && (reference <= 0 || reference > Settlement.MAX_PRICE)) {
      return terms("reference", reference);
    }
    if (!index.isEmpty() && from > to) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, from, to, "settlement");
    }
    var months = new ArrayList<Contract>();
    var refused = months(product, monthNames, cascade, !index.isEmpty(), months);
    if (refused != null) {
      return refused;
    }
    var averaging = index.isEmpty() ? null : new Averaging(index, from, to);
    var strip = months.isEmpty() ? null : new Strip(months, cascade);
    list(
        new Contract(
            state.contracts.nextContract(),
            name,
            product,
            reference,
            lastTrade,
            averaging,
            strip,
            null));
    return null;
  }

  void list(Contract contract) {
    if (contract.isPastLastTrade(state.finalDate)) {
      contract.state = TradingState.CLOSED;
    }
    DailyLimits.set(contract);
    state.add(contract);
    events.contractListed(contract);
    if (contract.lowLimit != Contract.NONE) {
      events.limitsSet(contract);
    }
  }

  /// Months of a strip: listed, outright, of the same product, each once (rule X-23).
  private Refusal.OfCommand months(
      Product product, List<String> names, int cascade, boolean settles, List<Contract> into) {
    for (var name : names) {
      var month = state.contracts.contract(name);
      if (month == null || month.expired) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
      }
      boolean outright = month.strip == null && !month.isSpread() && !month.isOption();
      if (!outright || month.product != product || into.contains(month)) {
        return terms("months", into.size());
      }
      into.add(month);
    }
    boolean tooMany =
        names.size() > MONTHS || !names.isEmpty() && product.multiplier > MOST / MONTHS;
    if (tooMany || names.size() == 1) {
      return terms("months", names.size());
    }
    boolean dated = cascade != Contract.NO_DATE;
    if (dated == names.isEmpty() || dated && settles) {
      return terms("cascade", 0);
    }
    for (var month : into) {
      if (cascade > lastDay(month)) {
        return new Refusal.OfCommand(RefuseReason.BAD_TERMS, cascade, lastDay(month), "cascade");
      }
    }
    return null;
  }

  /// After it nothing can be entered in a month.
  private static int lastDay(Contract month) {
    int lastTrade = month.lastTrade == Contract.NO_DATE ? Integer.MAX_VALUE : month.lastTrade;
    return month.averaging == null ? lastTrade : Math.min(lastTrade, month.averaging.to());
  }

  /// Rule X-21.
  Refusal.OfCommand list(ListSpreadDecoder command) {
    var refused = (Refusal.OfCommand) null;
    var legs = new ArrayList<Leg>();
    for (var leg : command.legs()) {
      long ratio = leg.ratio();
      long weight = leg.weight();
      var name = leg.contract();
      if (refused == null) {
        refused = leg(name, ratio, weight, legs);
      }
    }
    var name = command.spread();
    if (refused != null) {
      return refused;
    }
    if (state.contracts.contract(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("contract", 0);
    }
    if (legs.size() < 2) {
      return terms("legs", legs.size());
    }
    long multiplier = legs.getFirst().contract().multiplier;
    for (var leg : legs) {
      if (leg.weight() == Contract.NONE && leg.contract().multiplier != multiplier) {
        return terms("weights", leg.contract().multiplier);
      }
    }
    refused = Options.check(legs);
    if (refused != null) {
      return refused;
    }
    var weighed = legs.stream().map(Listing::weighed).toList();
    list(
        new Contract(
            state.contracts.nextContract(),
            name,
            legs.getFirst().contract().product,
            Contract.NONE,
            Contract.NO_DATE,
            null,
            null,
            new Spread(weighed)));
    return null;
  }

  /// A leg's weight is its ratio unless given, and carries the ratio's sign.
  private static Leg weighed(Leg leg) {
    long weight =
        leg.weight() == Contract.NONE
            ? leg.ratio() * Micros.DOLLAR
            : Math.abs(leg.weight()) * Long.signum(leg.ratio());
    return new Leg(leg.contract(), leg.ratio(), weight);
  }

  private Refusal.OfCommand leg(String name, long ratio, long weight, List<Leg> into) {
    var contract = state.contracts.contract(name);
    if (contract == null || contract.expired) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
    }
    boolean taken = into.stream().anyMatch(leg -> leg.contract() == contract);
    if (contract.isSpread() || taken || into.size() == LEGS) {
      return terms("legs", into.size());
    }
    if (ratio == 0 || ratio < -MOST_RATIO || ratio > MOST_RATIO) {
      return terms("ratio", ratio);
    }
    boolean weighs =
        weight == Contract.NONE || weight != 0 && weight >= -MOST_WEIGHT && weight <= MOST_WEIGHT;
    if (!weighs) {
      return terms("weights", weight);
    }
    into.add(new Leg(contract, ratio, weight));
    return null;
  }

  Refusal.OfCommand open(OpenAccountDecoder command) {
    var kind = command.kind();
    var name = command.account();
    var member = command.member();
    if (state.accounts.account(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("account", 0);
    }
    events.accountOpened(state.open(name, member.isEmpty() ? name : member, kind));
    return null;
  }
}
