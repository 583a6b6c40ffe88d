// SPDX-License-Identifier: Apache-2.0
package outcry.desk.exposure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.OptionalLong;

/// One line of a purchase plan: so many units of a good, bought evenly over a month from a named
/// provider.
///
/// @param quantity GPU-hours, or million tokens
public record Exposure(YearMonth month, String good, BigDecimal quantity, String provider) {

  /// What the month costs: quantity times the mean of the provider's prices over the days of the
  /// month on which it has one, rounded half-up to a micro-dollar. Empty when it has none on any
  /// day.
  public OptionalLong cost(Market market) {
    long sum = 0;
    int days = 0;
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      var price = market.price(good, provider, month.atDay(day));
      if (price.isPresent()) {
        sum = Math.addExact(sum, price.getAsLong());
        days++;
      }
    }
    if (days == 0) {
      return OptionalLong.empty();
    }
    var cost =
        quantity
            .multiply(BigDecimal.valueOf(sum))
            .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP);
    return OptionalLong.of(cost.longValueExact());
  }

  /// Quantity at one price, rounded half-up to a micro-dollar.
  public long at(long price) {
    return quantity
        .multiply(BigDecimal.valueOf(price))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
