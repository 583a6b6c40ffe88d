// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import outcry.desk.plan.Leg;
import outcry.desk.plan.Product;
import outcry.pricing.curve.ForwardCurve;

/// What each contract is worth on a day: the mark the clearing house settles at and makers quote
/// around.
///
/// GPU rent is put four per cent a year into backwardation, as published curves have it (H100 and
/// B200 both about three to five per cent a year in July 2026); token tiers are flat. Announced
/// changes are left out: the facts say from when a price holds, not since when that was public, and
/// a hedge must not know more than its day.
final class Curves {
  private static final double GPU_SLOPE = -0.04;
  private static final double TOKEN_SLOPE = 0;

  private final FactMarket market;

  Curves(FactMarket market) {
    this.market = market;
  }

  /// @throws IllegalStateException when the index has no level on the day
  long price(Product product, YearMonth month, LocalDate day) {
    long spot =
        market
            .level(product.index(), day)
            .orElseThrow(
                () -> new IllegalStateException(product.index() + " has no level on " + day));
    var curve = new ForwardCurve(day, spot, product.leg() == Leg.GPU ? GPU_SLOPE : TOKEN_SLOPE);
    return curve.month(month, fixings(product, month, day), product.tick());
  }

  /// The month's fixings up to the day; a day without one counts at the last level.
  private ArrayList<Long> fixings(Product product, YearMonth month, LocalDate day) {
    var known = new ArrayList<Long>();
    for (var date = month.atDay(1);
        !date.isAfter(day) && !date.isAfter(month.atEndOfMonth());
        date = date.plusDays(1)) {
      var level = market.level(product.index(), date);
      known.add(level.orElseGet(() -> market.level(product.index(), day).orElseThrow()));
    }
    return known;
  }
}
