// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.margin.Bracket;
import outcry.pricing.margin.Requirement;
import outcry.pricing.margin.RiskArrays;
import outcry.pricing.scenario.ScenarioSet;

/// [Requirement] for parts of a lot, micro-dollars, without its last rounding: a backtest asks for
/// hundreds of portfolios on a thousand days, each of exactly one million USD.
final class FractionalRequirement {
  private static final double WHOLE = 1e6;

  private final RiskArrays model;
  private final Map<String, double[][]> losses = new HashMap<>();

  FractionalRequirement(RiskArrays model) {
    this.model = model;
    for (var array : model.arrays()) {
      losses
              .computeIfAbsent(array.contract(), _ -> new double[model.sets().size()][])[
              array.set()] =
          Arrays.stream(array.losses()).asDoubleStream().toArray();
    }
  }

  double of(Map<String, Double> lots) {
    double least = 0;
    double addOns = 0;
    for (var position : lots.entrySet()) {
      long minimum = model.shortMinimum().getOrDefault(position.getKey(), 0L);
      least += Math.max(0, -position.getValue()) * minimum;
      for (var table : model.addOns().getOrDefault(position.getKey(), Map.of()).values()) {
        addOns += cost(table, StrictMath.abs(position.getValue()));
      }
    }
    return Math.max(risk(lots), least) + addOns;
  }

  private static double cost(List<Bracket> table, double lots) {
    double cost = 0;
    for (int row = 0; row < table.size(); row++) {
      double to = row + 1 < table.size() ? table.get(row + 1).from() : lots;
      cost += Math.max(0, Math.min(lots, to) - table.get(row).from()) * table.get(row).perLot();
    }
    return cost;
  }

  private double risk(Map<String, Double> lots) {
    var families = new LinkedHashMap<String, Map<String, Double>>();
    lots.forEach(
        (contract, each) ->
            families
                .computeIfAbsent(
                    model.families().getOrDefault(contract, ""), _ -> new LinkedHashMap<>())
                .put(contract, each));
    double joint = base(lots);
    if (families.size() < 2) {
      return joint;
    }
    double sum = 0;
    double largest = 0;
    for (var family : families.values()) {
      double alone = base(family);
      sum += alone;
      largest = Math.max(largest, alone);
    }
    double cap = model.offsetCap() / WHOLE;
    return Math.max(joint, (1 - cap) * sum + cap * largest);
  }

  private double base(Map<String, Double> lots) {
    var groups = new LinkedHashMap<String, Double>();
    for (int set = 0; set < model.sets().size(); set++) {
      var terms = model.sets().get(set);
      double tail = Tail.mean(total(lots, set, terms), terms.worst());
      groups.merge(terms.group(), tail * terms.weight() / WHOLE, Math::max);
    }
    return groups.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private double[] total(Map<String, Double> lots, int set, ScenarioSet terms) {
    double[] total = new double[terms.scenarios().size()];
    lots.forEach(
        (contract, each) -> {
          double[] own = losses.get(contract)[set];
          if (own != null) {
            for (int s = 0; s < total.length; s++) {
              total[s] += each * own[s];
            }
          }
        });
    return total;
  }
}
