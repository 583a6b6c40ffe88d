// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.FilteredHistory;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;
import outcry.pricing.scenario.StressTable;

/// The scenario sets of the house model (rule M-14): `fhs`, `floor` and, where list prices stand
/// behind an index, `jump` in the group `market`; `stress` in the group `stress`.
public record ModelSets(List<Factor> factors, List<ScenarioSet> sets) {
  public static final String HISTORY = "fhs";
  public static final String FLOOR = "floor";
  public static final String JUMP = "jump";
  public static final String STRESS = "stress";
  private static final String MARKET = "market";
  private static final long WHOLE = 1_000_000;

  public ModelSets {
    factors = List.copyOf(factors);
    sets = List.copyOf(sets);
  }

  public static ModelSets of(
      List<Factor> factors, FilteredHistory history, StressTable stress, double marketWeight) {
    long market = StrictMath.round(marketWeight * WHOLE);
    var sets = new ArrayList<ScenarioSet>();
    sets.add(new ScenarioSet(HISTORY, MARKET, market, 0, history.scenarios()));
    sets.add(new ScenarioSet(FLOOR, MARKET, market, 0, history.longRun()));
    var jumps = jumps(factors);
    if (!jumps.isEmpty()) {
      sets.add(new ScenarioSet(JUMP, MARKET, market, 1, jumps));
    }
    sets.add(new ScenarioSet(STRESS, STRESS, WHOLE - market, 0, stress.scenarios(factors)));
    return new ModelSets(factors, sets);
  }

  /// Each index whose list prices jump does so alone, and all of them together, up and down.
  private static List<Scenario> jumps(List<Factor> factors) {
    var jumping = factors.stream().filter(factor -> factor.jump() > 0).toList();
    var jumps = new ArrayList<Scenario>();
    for (int sign : new int[] {-1, 1}) {
      var all = new TreeMap<String, Double>();
      for (var factor : jumping) {
        var words = factor.name() + (sign < 0 ? " is cut" : " is raised");
        jumps.add(new Scenario(words, Map.of(factor.name(), sign * factor.jump())));
        all.put(factor.name(), sign * factor.jump());
      }
      if (jumping.size() > 1) {
        jumps.add(new Scenario(sign < 0 ? "all lists are cut" : "all lists are raised", all));
      }
    }
    return jumps;
  }

  /// The position of a set; -1 when the model has none of that name.
  int indexOf(String name) {
    for (int set = 0; set < sets.size(); set++) {
      if (sets.get(set).name().equals(name)) {
        return set;
      }
    }
    return -1;
  }

  Factor factor(Instrument instrument) {
    return factors.stream()
        .filter(factor -> factor.name().equals(instrument.factor()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    instrument.contract()
                        + " is moved by "
                        + instrument.factor()
                        + ", which is none of the factors "
                        + factors.stream().map(Factor::name).toList()));
  }
}
