// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.desk.plan.Product;
import outcry.pricing.margin.Lot;
import outcry.pricing.margin.RiskArrays;

/// Publishes the house margin model: arrays from the last year's index moves and the written
/// stress, anew every day, so that averaging takes margin off as fixings come in.
final class HouseModel {
  private static final int PERIODS = 250;
  private static final int HORIZON = 2;

  private final FactMarket market;
  private final Curves curves;
  private final Map<LocalDate, double[]> levels = new HashMap<>();

  HouseModel(FactMarket market, Curves curves) {
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
    var rows = new double[PERIODS + HORIZON][];
    var date = day;
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = levels.computeIfAbsent(date, this::levels);
      date = BusinessDays.onOrBefore(date.minusDays(1));
    }
    var moves = new TreeMap<String, double[]>();
    for (int p = 0; p < Listings.ALL.size(); p++) {
      double[] own = new double[PERIODS];
      for (int i = 0; i < PERIODS; i++) {
        own[i] = rows[i + HORIZON][p] / rows[i][p] - 1;
      }
      moves.put(Listings.ALL.get(p).name(), own);
    }
    return moves;
  }

  /// The fixings of all products; NaN where there is none, and then the move is none either.
  private double[] levels(LocalDate date) {
    return Listings.ALL.stream()
        .map(product -> market.fixing(product.index(), date))
        .mapToDouble(fixing -> fixing.isPresent() ? fixing.getAsLong() : Double.NaN)
        .toArray();
  }
}
