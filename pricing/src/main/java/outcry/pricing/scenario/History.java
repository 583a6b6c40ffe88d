// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Scenarios that happened: one for each past period, with every factor's own relative move of that
/// period.
///
/// The moves are taken as they were, neither filtered nor scaled by volatility: list prices stand
/// still for weeks and then jump, and a filter would learn from the stillness that nothing can
/// happen. A factor without a price in a period (a GPU not yet for rent) takes the mean move of its
/// family, so that a new listing does not look riskless.
public final class History {
  private History() {}

  /// `moves` holds for each factor its relative moves, oldest first, all of one length; NaN where
  /// there was no price. Periods in which no factor of any family has a move are left out.
  public static List<Scenario> scenarios(Map<String, double[]> moves) {
    int periods = moves.values().stream().mapToInt(m -> m.length).max().orElse(0);
    moves.forEach(
        (factor, m) -> {
          if (m.length != periods) {
            throw new IllegalArgumentException(
                "history of "
                    + factor
                    + " has "
                    + m.length
                    + " moves, others have "
                    + periods
                    + "; lengths must agree");
          }
        });
    var scenarios = new ArrayList<Scenario>();
    for (int period = 0; period < periods; period++) {
      var joint = new TreeMap<String, Double>();
      for (var family : Family.values()) {
        fill(joint, family, moves, period);
      }
      if (!joint.isEmpty()) {
        scenarios.add(new Scenario("history " + (period + 1), joint));
      }
    }
    return scenarios;
  }

  private static void fill(
      Map<String, Double> joint, Family family, Map<String, double[]> moves, int period) {
    double sum = 0;
    int known = 0;
    for (var factor : family.factors()) {
      double move = moves.containsKey(factor) ? moves.get(factor)[period] : Double.NaN;
      if (!Double.isNaN(move)) {
        sum += move;
        known++;
        joint.put(factor, move);
      }
    }
    if (known > 0) {
      for (var factor : family.factors()) {
        joint.putIfAbsent(factor, sum / known);
      }
    }
  }
}
