// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.LocalDate;

/// One day of a backtest: what was asked that evening, and what the portfolio lost over the two
/// days that followed. USD; a gain is a negative loss.
///
/// @param moved whether the price of any of its products changed in those two days
public record Outcome(LocalDate date, double margin, double loss, boolean moved) {
  /// Below this a loss is the rounding of floating point and not a move of prices.
  private static final double NOTHING = 1e-6;

  public boolean exception() {
    return loss > margin + NOTHING;
  }

  public double shortfall() {
    return Math.max(0, loss - margin);
  }
}
