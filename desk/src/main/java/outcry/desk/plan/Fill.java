// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;

/// What came of one month of a strip.
///
/// @param lots wanted
/// @param filled bought
/// @param paid sum of price times lots, micro-dollars a unit
/// @param offer best offer before the order: what the month could be locked at, were nothing bought
/// @param refusal why less was bought than wanted; empty when all was
public record Fill(
    LocalDate date,
    Product product,
    YearMonth month,
    BigDecimal units,
    long lots,
    long filled,
    long paid,
    long offer,
    int trades,
    String refusal) {

  /// The price the month is locked at: the mean of the fills, or the offer when there was none.
  public long locked() {
    return filled == 0
        ? offer
        : BigDecimal.valueOf(paid)
            .divide(BigDecimal.valueOf(filled), 0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  /// Cash the position brings by its final settlement, fees apart: filled lots times the
  /// settlement, less what was paid.
  public long result(long settlement) {
    long gain = Math.subtractExact(Math.multiplyExact(filled, settlement), paid);
    return Math.multiplyExact(gain, product.multiplier());
  }

  public long fees() {
    return Math.multiplyExact(filled, product.fee());
  }
}
