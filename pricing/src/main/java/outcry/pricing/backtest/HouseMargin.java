// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.ModelSets;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Family;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.FilteredHistory;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;
import outcry.pricing.scenario.Stress;
import outcry.pricing.scenario.StressTable;

/// The margin model of the house, and what it would be without some of its parts.
public final class HouseMargin {
  private static final long WHOLE = 1_000_000;
  private static final long MARKET = 750_000;
  private static final long STRESS = 250_000;
  private static final int LEAST_DAYS = 60;

  private HouseMargin() {}

  /// The model as it is published (rules M-13 to M-18). A family whose record is too short to be
  /// filtered stands on fixed floors and the stress. For one walk, day by day.
  public static MarginRule house() {
    return new PublishedRule(HouseMargin::houseSets);
  }

  private static ModelSets houseSets(PricePath known) {
    var factors = factors(known);
    var history = history(known);
    boolean seasoned = factors.stream().allMatch(factor -> seasoned(known, factor.family()));
    if (history.isPresent()) {
      double weight = HouseRules.HOUSE.marketWeight();
      var sets = ModelSets.of(factors, history.get(), StressTable.house(), weight);
      return seasoned ? sets : new ModelSets(factors, withFixedFloor(sets.sets()));
    }
    var stress = StressTable.house().scenarios(factors);
    return new ModelSets(
        factors,
        withFixedFloor(List.of(new ScenarioSet(ModelSets.STRESS, "stress", STRESS, 0, stress))));
  }

  /// Fixed moves of whole families join the set of jumps, in which the worst counts.
  private static List<ScenarioSet> withFixedFloor(List<ScenarioSet> sets) {
    var all = new ArrayList<ScenarioSet>();
    var jumps = new ArrayList<>(Stress.floor());
    for (var set : sets) {
      if (set.name().equals(ModelSets.JUMP)) {
        jumps.addAll(set.scenarios());
      } else {
        all.add(set);
      }
    }
    all.add(new ScenarioSet(ModelSets.JUMP, "market", MARKET, 1, jumps));
    return all;
  }

  /// Filtered history alone: what it asks follows the market up and down.
  public static MarginRule bare() {
    return new ScenarioRule(
        known -> List.of(market("history", history(known).orElseThrow().scenarios(), WHOLE)));
  }

  /// Filtered history, and never less than at its long-run volatility.
  public static MarginRule floored() {
    return new ScenarioRule(
        known -> {
          var history = history(known).orElseThrow();
          return List.of(
              market("history", history.scenarios(), WHOLE),
              market("long run", history.longRun(), WHOLE));
        });
  }

  private static ScenarioSet market(String name, List<Scenario> scenarios, long weight) {
    return new ScenarioSet(name, "market", weight, 0, scenarios);
  }

  /// Of the families that have a history: a new one must not take theirs from the others.
  private static Optional<FilteredHistory> history(PricePath known) {
    var seasoned =
        factors(known).stream().filter(factor -> seasoned(known, factor.family())).toList();
    try {
      return seasoned.isEmpty()
          ? Optional.empty()
          : Optional.of(new FilteredHistory(levels(known), seasoned, Filter.HOUSE));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // no thirty days on which a price moved
    }
  }

  private static boolean seasoned(PricePath known, Family family) {
    return known.factors().stream()
        .filter(factor -> Family.of(factor).orElseThrow() == family)
        .anyMatch(factor -> known.days() - known.begin(factor) > LEAST_DAYS);
  }

  private static List<Factor> factors(PricePath known) {
    return known.factors().stream()
        .map(name -> new Factor(name, Family.of(name).orElseThrow()))
        .toList();
  }

  private static Levels levels(PricePath known) {
    var days = IntStream.range(0, known.days()).<LocalDate>mapToObj(known::date).toList();
    var levels = new HashMap<String, double[]>();
    known.factors().forEach(factor -> levels.put(factor, known.series(factor)));
    return new Levels(days, levels);
  }
}
