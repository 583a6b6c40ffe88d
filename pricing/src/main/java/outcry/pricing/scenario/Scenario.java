// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One thing that may happen to all prices at once. Because GPU and token factors move in the same
/// scenario, gains of one leg pay for losses of the other. A factor that is not named does not
/// move.
///
/// @param moves relative moves of the nearest month by risk factor: `H100` -0.5 = H100 rent halves
/// @param far the same a year out; months between lie on the straight line, months beyond move
///   alike
/// @param volatility relative moves of the implied volatility: 0.2 = 50 % becomes 60 %
public record Scenario(
    String name,
    Map<String, Double> moves,
    Map<String, Double> far,
    Map<String, Double> volatility) {
  public Scenario {
    moves = checked(name, moves);
    far = checked(name, far);
    volatility = checked(name, volatility);
  }

  /// The whole curve moves alike, and implied volatility stands still.
  public Scenario(String name, Map<String, Double> moves) {
    this(name, moves, moves, Map.of());
  }

  public double move(String factor) {
    return moves.getOrDefault(factor, 0.0);
  }

  /// The move of a month whose middle lies `years` ahead.
  public double move(String factor, double years) {
    double near = move(factor);
    double end = far.getOrDefault(factor, 0.0);
    return near + (end - near) * Math.clamp(years, 0.0, 1.0);
  }

  public double volatility(String factor) {
    return volatility.getOrDefault(factor, 0.0);
  }

  private static Map<String, Double> checked(String name, Map<String, Double> moves) {
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
    return Collections.unmodifiableMap(new TreeMap<>(moves));
  }
}
