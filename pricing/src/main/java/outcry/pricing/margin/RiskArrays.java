// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.scenario.History;
import outcry.pricing.scenario.ScenarioSet;
import outcry.pricing.scenario.Stress;

/// A margin model as numbers: what one long lot of each contract loses in each scenario, in
/// micro-dollars. It is what a clearing house publishes, and all that is needed to recompute a
/// requirement by hand.
///
/// @param version rises from model to model; 0: not numbered
/// @param families of contracts that offset each other in full, by contract; empty: all do
/// @param offsetCap millionths of the smaller families' margin that other families may take off
/// @param addOns tables of money by lots, by contract and name
/// @param shortMinimum least margin of a short lot by contract
public record RiskArrays(
    String model,
    long version,
    List<ScenarioSet> sets,
    List<Losses> arrays,
    Map<String, String> families,
    long offsetCap,
    Map<String, Map<String, List<Bracket>>> addOns,
    Map<String, Long> shortMinimum) {
  private static final long MARKET_WEIGHT = 750_000;
  private static final long STRESS_WEIGHT = 250_000;
  private static final long WHOLE = 1_000_000;

  /// `set` is the position in the model's list of sets.
  public record Losses(String contract, int set, long[] losses) {}

  public RiskArrays {
    sets = List.copyOf(sets);
    arrays = List.copyOf(arrays);
  }

  /// Arrays alone: all contracts offset each other in full.
  public RiskArrays(String model, List<ScenarioSet> sets, List<Losses> arrays) {
    this(model, 0, sets, arrays, Map.of(), WHOLE, Map.of(), Map.of());
  }

  public static RiskArrays build(String model, List<Lot> lots, List<ScenarioSet> sets) {
    var moves = new HashMap<String, double[][]>();
    var arrays = new ArrayList<Losses>();
    for (var lot : lots) {
      double[][] bySet = moves.computeIfAbsent(lot.factor(), factor -> moves(factor, sets));
      for (int set = 0; set < bySet.length; set++) {
        arrays.add(new Losses(lot.contract(), set, losses(lot, bySet[set])));
      }
    }
    return new RiskArrays(model, sets, arrays);
  }

  private static double[][] moves(String factor, List<ScenarioSet> sets) {
    return sets.stream()
        .map(set -> set.scenarios().stream().mapToDouble(s -> s.move(factor)).toArray())
        .toArray(double[][]::new);
  }

  private static long[] losses(Lot lot, double[] moves) {
    long[] losses = new long[moves.length];
    for (int s = 0; s < losses.length; s++) {
      losses[s] = lot.loss(moves[s]);
    }
    return losses;
  }

  /// The house model: three quarters of what markets do (recent history, or the floor if that is
  /// worse) and one quarter of the worst stress. `moves` are relative moves by factor as
  /// [History#scenarios] takes them; it may be empty.
  public static List<ScenarioSet> houseSets(Map<String, double[]> moves) {
    var sets = new ArrayList<ScenarioSet>();
    var history = History.scenarios(moves);
    if (!history.isEmpty()) {
      sets.add(new ScenarioSet("history", "market", MARKET_WEIGHT, 0, history));
    }
    sets.add(new ScenarioSet("floor", "market", MARKET_WEIGHT, 1, Stress.floor()));
    sets.add(new ScenarioSet("stress", "stress", STRESS_WEIGHT, 1, Stress.moves()));
    return List.copyOf(sets);
  }
}
