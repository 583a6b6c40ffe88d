// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;

/// Margin by scenarios (rule M-2): per set the mean of the largest losses of the whole portfolio,
/// per group the largest of its sets, and the groups by weight.
///
/// Every holding is revalued in every scenario, options in full. Even on the last day of a month a
/// tenth of a move stays.
///
/// @param sets the scenario sets of a day, from what was known then
public record ScenarioRule(Function<PricePath, List<ScenarioSet>> sets) implements MarginRule {
  private static final double LEAST_RUN_OFF = 0.1;
  private static final double WHOLE = 1e6;

  @Override
  public Day on(PricePath known) {
    var today = new Today(known, sets.apply(known));
    return today::margin;
  }

  private record Holdable(String factor, Term term) {}

  /// Losses of one USD of each holding are worked out once a day, whatever the portfolios.
  private static final class Today {
    private final PricePath known;
    private final List<ScenarioSet> sets;
    private final Map<Holdable, double[][]> losses = new HashMap<>();

    Today(PricePath known, List<ScenarioSet> sets) {
      this.known = known;
      this.sets = sets;
    }

    double margin(List<Leg> legs) {
      var groups = new LinkedHashMap<String, Double>();
      for (int set = 0; set < sets.size(); set++) {
        var terms = sets.get(set);
        double tail = Tail.mean(total(legs, set), terms.worst()) * terms.weight() / WHOLE;
        groups.merge(terms.group(), tail, Math::max);
      }
      return groups.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private double[] total(List<Leg> legs, int set) {
      double[] total = new double[sets.get(set).scenarios().size()];
      for (var leg : legs) {
        double[] one =
            losses.computeIfAbsent(new Holdable(leg.factor(), leg.term()), this::losses)[set];
        for (int s = 0; s < total.length; s++) {
          total[s] += leg.notional() * one[s];
        }
      }
      return total;
    }

    private double[][] losses(Holdable of) {
      var holding = new Holding(known, of.factor(), of.term(), known.days() - 1);
      return sets.stream()
          .map(
              set ->
                  set.scenarios().stream()
                      .mapToDouble(scenario -> loss(holding, scenario, of))
                      .toArray())
          .toArray(double[][]::new);
    }

    private static double loss(Holding holding, Scenario scenario, Holdable of) {
      double move = scenario.move(of.factor(), holding.ahead());
      return 1 - holding.fixedShare() < LEAST_RUN_OFF
          ? -move * LEAST_RUN_OFF
          : holding.loss(move, scenario.volatility(of.factor()));
    }
  }
}
