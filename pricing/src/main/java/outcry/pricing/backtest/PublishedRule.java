// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import outcry.pricing.margin.Future;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.Instrument;
import outcry.pricing.margin.MarginModel;
import outcry.pricing.margin.ModelSets;
import outcry.pricing.margin.Option;
import outcry.pricing.margin.Published;
import outcry.pricing.option.Right;

/// The house's model, published anew every day and evaluated from what was published: arrays
/// rounded to micro-dollars, offsets between families capped, least of short options, delivery
/// add-on, and rates that fall slowly because each day's model is held against the one before.
///
/// Asked day by day in order; a new walk needs a new rule. Nothing is known of volumes, so there is
/// no concentration add-on.
final class PublishedRule implements MarginRule {
  /// Units in a lot: large enough that rounding a lot's loss does not show.
  static final long UNITS = 1_000;

  private static final double MICRO = 1_000_000;
  private static final double YEAR = 365;
  private static final int OPTION_DAYS = 45;

  private final Function<PricePath, ModelSets> sets;
  private Published before;

  PublishedRule(Function<PricePath, ModelSets> sets) {
    this.sets = sets;
  }

  @Override
  public Day on(PricePath known) {
    int today = known.days() - 1;
    var date = known.date(today);
    var instruments = new ArrayList<Instrument>();
    var contracts = new HashMap<Holdable, List<String>>();
    var delivering = new ArrayList<String>();
    for (var factor : known.factors()) {
      if (known.begin(factor) <= today) {
        var front = future(known, factor, 0);
        var next = future(known, factor, 1);
        var call = option(next, Right.CALL);
        var put = option(next, Right.PUT);
        instruments.addAll(List.of(front, next, call, put));
        delivering.add(front.contract());
        contracts.put(new Holdable(factor, Term.FRONT), List.of(front.contract()));
        contracts.put(new Holdable(factor, Term.NEXT), List.of(next.contract()));
        contracts.put(
            new Holdable(factor, Term.STRADDLE), List.of(call.contract(), put.contract()));
      }
    }
    var model =
        new MarginModel(sets.apply(known), HouseRules.HOUSE, Map.of(), List.copyOf(delivering));
    before = model.publish("house", today + 1L, date, instruments, before);
    var requirement = new FractionalRequirement(before.arrays());
    return legs -> requirement.of(lots(known, contracts, legs)) / MICRO;
  }

  /// The model of the last day asked.
  Published published() {
    return before;
  }

  private record Holdable(String factor, Term term) {}

  /// Lots by contract: what a leg's notional buys at the day's level.
  static Map<String, Double> lots(
      PricePath known, Map<Holdable, List<String>> contracts, List<Leg> legs) {
    var lots = new TreeMap<String, Double>();
    for (var leg : legs) {
      double each = leg.notional() / known.level(leg.factor(), known.days() - 1) / UNITS;
      for (var contract : contracts.get(new Holdable(leg.factor(), leg.term()))) {
        lots.merge(contract, each, Double::sum);
      }
    }
    return lots;
  }

  private static Future future(PricePath known, String factor, int ahead) {
    int today = known.days() - 1;
    var date = known.date(today);
    var month = YearMonth.from(date).plusMonths(ahead);
    int fixed = ahead == 0 ? date.getDayOfMonth() : 0;
    double sum = (month.lengthOfMonth() - fixed) * known.level(factor, today);
    for (int fixing = 1; fixing <= fixed; fixing++) {
      sum += known.level(factor, month.atDay(fixing));
    }
    double middle = month.atDay(1).toEpochDay() + month.lengthOfMonth() / 2.0;
    return new Future(
        factor + '-' + month,
        factor,
        Math.max(1, Math.round(MICRO * sum / month.lengthOfMonth())),
        1,
        UNITS,
        Math.max(0, (middle - date.toEpochDay()) / YEAR),
        fixed,
        month.lengthOfMonth());
  }

  private static Option option(Future on, Right right) {
    return new Option(
        on.contract() + '-' + right,
        on,
        right,
        on.price(),
        OPTION_DAYS,
        false,
        new double[0],
        Holding.VOLATILITY,
        0,
        WalkForward.CLOSE_OUT);
  }
}
