// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
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
  private final Map<String, Long> last = new HashMap<>();

  Curves(FactMarket market) {
    this.market = market;
  }

  /// Should the index fall silent, the contract keeps its last price.
  long price(Product product, YearMonth month, LocalDate day) {
    var contract = product.contract(month);
    var spot = market.level(product.index(), day);
    if (spot.isPresent()) {
      last.put(contract, price(product, month, day, spot.getAsLong()));
    }
    var price = last.get(contract);
    if (price == null) {
      throw new IllegalStateException(product.index() + " has no level on " + day);
    }
    return price;
  }

  private long price(Product product, YearMonth month, LocalDate day, long spot) {
    var curve = new ForwardCurve(day, spot, product.leg() == Leg.GPU ? GPU_SLOPE : TOKEN_SLOPE);
    return curve.month(month, fixings(product, month, day, spot), product.tick());
  }

  /// The month's fixings up to the day; a day without one counts at the last level.
  private ArrayList<Long> fixings(Product product, YearMonth month, LocalDate day, long spot) {
    var known = new ArrayList<Long>();
    for (var date = month.atDay(1);
        !date.isAfter(day) && !date.isAfter(month.atEndOfMonth());
        date = date.plusDays(1)) {
      known.add(market.level(product.index(), date).orElse(spot));
    }
    return known;
  }
}
