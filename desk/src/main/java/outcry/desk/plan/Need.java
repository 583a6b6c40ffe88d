// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outcry.desk.exposure.Exposure;

/// A purchase that can be hedged, as it looked on the hedge date.
///
/// The manager pays the provider, not the index. If the provider asks twice the index, one unit
/// bought behaves, dollar for dollar, like two units of the index; this ratio is the beta of the
/// hedge. It is taken at hedge time, from two prices anyone can look up, and not estimated: list
/// prices step a few times a year and leave nothing to regress.
///
/// @param price what the provider asked on the hedge date, or what was planned for a good not yet
///   sold then
/// @param level the index on that date
public record Need(Exposure row, Product product, long price, long level) {
  private static final int DECIMALS = 6;

  /// Units of the index that stand for the purchase: quantity times price over level.
  public BigDecimal units() {
    return row.quantity()
        .multiply(BigDecimal.valueOf(price))
        .divide(BigDecimal.valueOf(level), DECIMALS, RoundingMode.HALF_UP);
  }

  public double beta() {
    return (double) price / level;
  }

  /// The units at one price of the index: at the strip's price the budget, at the final settlement
  /// what a hedge of exactly these units would have covered.
  public long at(long indexPrice) {
    return units()
        .multiply(BigDecimal.valueOf(indexPrice))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
