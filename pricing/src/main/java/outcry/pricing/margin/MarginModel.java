// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import outcry.pricing.margin.Rate.Parts;

/// Makes the margin model of a day: revalues every contract in every scenario, holds the result
/// against the jump floor and the day before, and rounds once.
///
/// @param liquidity daily volume and spread by contract; one that is not named has no concentration
///   add-on
/// @param delivering contracts in the month of their fixings
public record MarginModel(
    ModelSets sets, HouseRules rules, Map<String, Liquidity> liquidity, List<String> delivering) {
  /// So much more than the least, relatively, that rounding cannot take it below.
  private static final double HAIR = 1e-7;

  private static final long WHOLE = 1_000_000;

  /// @param dailyVolume lots
  /// @param spread between bid and offer, micro-dollars a unit
  public record Liquidity(double dailyVolume, long spread) {}

  public MarginModel {
    liquidity = Map.copyOf(liquidity);
    delivering = List.copyOf(delivering);
  }

  public MarginModel(ModelSets sets, HouseRules rules) {
    this(sets, rules, Map.of(), List.of());
  }

  /// The model without one before it.
  public Published publish(
      String name, long version, LocalDate date, List<? extends Instrument> instruments) {
    return publish(name, version, date, instruments, null);
  }

  /// @param before the model in force; null when there is none
  public Published publish(
      String name,
      long version,
      LocalDate date,
      List<? extends Instrument> instruments,
      Published before) {
    var lifts = new TreeMap<String, Double>();
    var all = new ArrayList<Revalued>();
    for (var instrument : instruments) {
      if (instrument instanceof Future future) {
        var losses = floored(future);
        double lift = lift(losses, date, before);
        lifts.put(future.contract(), lift);
        all.add(lift == 1 ? losses : losses.times(lift));
      } else {
        sets.factor(instrument);
        all.add(null); // after the futures
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (instruments.get(i) instanceof Option option) {
        double lift = lifts.getOrDefault(option.underlying().contract(), 1.0);
        lifts.put(option.contract(), lift);
        all.set(i, Revalued.of(option, sets.sets(), lift));
      }
    }
    return published(name, version, date, all, lifts);
  }

  /// An outright position in a contract on list prices needs its least share of the notional (rule
  /// M-16).
  private Revalued floored(Future future) {
    var losses = Revalued.of(future, sets.sets(), 1);
    double least = sets.factor(future).jump() * future.notional();
    int jump = sets.indexOf(ModelSets.JUMP);
    if (least > 0 && jump >= 0) {
      losses.raise(jump, neededJump(losses, least, 1), neededJump(losses, least, -1));
    }
    return losses;
  }

  /// The jump that, weighed with the stress there is, comes to `least`.
  private double neededJump(Revalued losses, double least, int sign) {
    double stress = (1 - rules.marketWeight()) * tail(losses, ModelSets.STRESS, sign);
    return rules.marketWeight() == 0
        ? least
        : Math.max(least, (least - stress) / rules.marketWeight());
  }

  /// How far the losses must be raised so that neither rate falls faster than allowed. What fixings
  /// settled is no fall: rates are compared by what is still open.
  private double lift(Revalued losses, LocalDate date, Published before) {
    var earlier = before == null ? null : before.byContract().get(losses.instrument.contract());
    if (earlier == null) {
      return 1;
    }
    long days = Math.max(1, ChronoUnit.DAYS.between(before.date(), date));
    double keep = StrictMath.pow(1 - rules.fall(), days);
    double open = losses.instrument.unfixed() / earlier.unfixed();
    double lift = 1;
    lift = Math.max(lift, keep * open * earlier.buyer() / rate(losses, 1));
    lift = Math.max(lift, keep * open * earlier.seller() / rate(losses, -1));
    return Double.isFinite(lift) && lift > 1 ? lift * (1 + HAIR) : 1;
  }

  private double rate(Revalued losses, int sign) {
    double market = tail(losses, ModelSets.HISTORY, sign);
    market = Math.max(market, tail(losses, ModelSets.FLOOR, sign));
    market = Math.max(market, tail(losses, ModelSets.JUMP, sign));
    return rules.marketWeight() * market
        + (1 - rules.marketWeight()) * tail(losses, ModelSets.STRESS, sign);
  }

  private double tail(Revalued losses, String name, int sign) {
    int set = sets.indexOf(name);
    return set < 0 ? 0 : losses.tail(set, sets.sets().get(set).worst(), sign);
  }

  private Published published(
      String name, long version, LocalDate date, List<Revalued> all, Map<String, Double> lifts) {
    var arrays = new ArrayList<RiskArrays.Losses>();
    var families = new TreeMap<String, String>();
    var addOns = new TreeMap<String, Map<String, List<Bracket>>>();
    var shortMinimum = new TreeMap<String, Long>();
    for (var losses : all) {
      var contract = losses.instrument.contract();
      for (int set = 0; set < losses.bySet.length; set++) {
        boolean jump = sets.sets().get(set).name().equals(ModelSets.JUMP);
        if (!(jump && losses.isEmpty(set))) {
          arrays.add(new RiskArrays.Losses(contract, set, losses.rounded(set)));
        }
      }
      families.put(
          contract, sets.factor(losses.instrument).family().name().toLowerCase(Locale.ROOT));
      var tables = addOns(losses);
      if (!tables.isEmpty()) {
        addOns.put(contract, tables);
      }
      if (losses.instrument instanceof Option option && rules.shortOption() > 0) {
        shortMinimum.put(contract, (long) StrictMath.ceil(rules.shortOption() * option.notional()));
      }
    }
    var model =
        new RiskArrays(
            name,
            version,
            sets.sets(),
            arrays,
            families,
            StrictMath.round(rules.offsetCap() * WHOLE),
            addOns,
            shortMinimum);
    return new Published(date, model, rates(model, all, lifts));
  }

  private Map<String, List<Bracket>> addOns(Revalued losses) {
    var tables = new TreeMap<String, List<Bracket>>();
    var contract = losses.instrument.contract();
    var market = liquidity.get(contract);
    if (market != null) {
      double rate = Math.max(rate(losses, 1), rate(losses, -1));
      double spread = (double) market.spread() * multiplier(losses.instrument);
      var concentration =
          new Concentration(market.dailyVolume(), rules.volumeShare(), rules.horizon(), spread);
      put(tables, "concentration", concentration.table(rate));
    }
    if (losses.instrument instanceof Future future && delivering.contains(contract)) {
      double full = rules.delivery() * future.price() * future.multiplier();
      long perLot = (long) StrictMath.ceil(full);
      put(tables, "delivery", perLot == 0 ? List.of() : List.of(new Bracket(0, perLot)));
    }
    return tables;
  }

  private static void put(Map<String, List<Bracket>> tables, String name, List<Bracket> table) {
    if (!table.isEmpty()) {
      tables.put(name, table);
    }
  }

  private static long multiplier(Instrument instrument) {
    return switch (instrument) {
      case Future future -> future.multiplier();
      case Option option -> option.underlying().multiplier();
    };
  }

  private List<Rate> rates(RiskArrays model, List<Revalued> all, Map<String, Double> lifts) {
    var rates = new ArrayList<Rate>();
    for (var losses : all) {
      var contract = losses.instrument.contract();
      rates.add(
          new Rate(
              contract,
              Requirement.risk(model, Map.of(contract, 1L)),
              Requirement.risk(model, Map.of(contract, -1L)),
              parts(losses, 1),
              parts(losses, -1),
              losses.instrument.unfixed(),
              lifts.get(contract)));
    }
    return rates;
  }

  private Parts parts(Revalued losses, int sign) {
    return new Parts(
        tail(losses, ModelSets.HISTORY, sign),
        tail(losses, ModelSets.FLOOR, sign),
        tail(losses, ModelSets.JUMP, sign),
        tail(losses, ModelSets.STRESS, sign));
  }
}
