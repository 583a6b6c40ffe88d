// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One thing that may happen to all prices at once: relative moves by risk factor (`H100` -0.5 =
/// H100 rent halves). Because GPU and token factors move in the same scenario, gains of one leg pay
/// for losses of the other. A factor that is not named does not move.
public record Scenario(String name, Map<String, Double> moves) {
  public Scenario {
    moves = Collections.unmodifiableMap(new TreeMap<>(moves));
    moves.forEach(
        (factor, move) -> {
          if (!(move >= -1) || Double.isInfinite(move)) {
            throw new IllegalArgumentException(
                "scenario "
                    + name
                    + " moves "
                    + factor
                    + " by "
                    + move
                    + "; a price can lose at most all of itself (-1)");
          }
        });
  }

  public double move(String factor) {
    return moves.getOrDefault(factor, 0.0);
  }
}
