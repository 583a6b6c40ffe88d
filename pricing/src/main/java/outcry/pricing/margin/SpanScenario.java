// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.List;

/// One of the sixteen scenarios of a SPAN-style file (rule M-19).
///
/// @param price move as a fraction of the price scan range
/// @param volatility direction of the volatility scan range: 1, -1, or 0
/// @param covered share of the loss that counts; a third for the two extreme moves
public record SpanScenario(double price, int volatility, double covered) {
  private static final double THIRD = 1.0 / 3;
  private static final double TWO_THIRDS = 2.0 / 3;
  private static final double EXTREME = 3;

  /// In the order every file has them.
  public static final List<SpanScenario> ALL =
      List.of(
          of(0, 1),
          of(0, -1),
          of(THIRD, 1),
          of(THIRD, -1),
          of(-THIRD, 1),
          of(-THIRD, -1),
          of(TWO_THIRDS, 1),
          of(TWO_THIRDS, -1),
          of(-TWO_THIRDS, 1),
          of(-TWO_THIRDS, -1),
          of(1, 1),
          of(1, -1),
          of(-1, 1),
          of(-1, -1),
          new SpanScenario(EXTREME, 0, THIRD),
          new SpanScenario(-EXTREME, 0, THIRD));

  /// Weights of the deltas at a move of 0, 1/3, 2/3 and the whole range; each move but the first
  /// stands on both sides.
  static final double[] DELTA_WEIGHTS = {0.270, 0.217, 0.110, 0.037};

  private static SpanScenario of(double price, int volatility) {
    return new SpanScenario(price, volatility, 1);
  }
}
