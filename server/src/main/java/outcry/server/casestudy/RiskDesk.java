// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.desk.plan.Product;
import outcry.pricing.margin.Lot;
import outcry.pricing.margin.RiskArrays;

/// Publishes the house margin model: arrays from the last year's index moves and the written
/// stress, anew every day, so that averaging takes margin off as fixings come in.
final class RiskDesk {
  private static final int PERIODS = 250;
  private static final int HORIZON = 2;

  private final FactMarket market;
  private final Curves curves;

  RiskDesk(FactMarket market, Curves curves) {
    this.market = market;
    this.curves = curves;
  }

  RiskArrays model(LocalDate day, Map<Product, List<YearMonth>> open) {
    var lots = new ArrayList<Lot>();
    open.forEach((product, months) -> months.forEach(month -> lots.add(lot(product, month, day))));
    return RiskArrays.build("house-" + day, lots, RiskArrays.houseSets(moves(day)));
  }

  private Lot lot(Product product, YearMonth month, LocalDate day) {
    long known = ChronoUnit.DAYS.between(month.atDay(1), day) + 1;
    int fixings = month.lengthOfMonth();
    return new Lot(
        product.contract(month),
        product.name(),
        curves.price(product, month, day),
        product.multiplier(),
        Math.clamp(known, 0, fixings),
        fixings);
  }

  /// Relative moves of each index over two business days, the last 250 of them, as known on the
  /// day.
  private Map<String, double[]> moves(LocalDate day) {
    var days = new ArrayList<LocalDate>();
    for (var date = day;
        days.size() < PERIODS + HORIZON;
        date = BusinessDays.onOrBefore(date.minusDays(1))) {
      days.addFirst(date);
    }
    var moves = new TreeMap<String, double[]>();
    for (var product : Listings.ALL) {
      double[] levels = days.stream().mapToDouble(d -> level(product, d)).toArray();
      double[] own = new double[PERIODS];
      Arrays.setAll(own, i -> levels[i + HORIZON] / levels[i] - 1);
      moves.put(product.name(), own);
    }
    return moves;
  }

  private double level(Product product, LocalDate date) {
    var fixing = market.fixing(product.index(), date);
    return fixing.isPresent() ? fixing.getAsLong() : Double.NaN;
  }
}
