// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import outcry.desk.exposure.Exposure;
import outcry.desk.exposure.Market;

/// What the desk buys on one date against the purchases of the months to come, and what it cannot
/// hedge.
public record HedgePlan(
    LocalDate date, List<Need> needs, List<Strip> strips, List<Uncovered> uncovered) {
  public HedgePlan {
    needs = List.copyOf(needs);
    strips = List.copyOf(strips);
    uncovered = List.copyOf(uncovered);
  }

  public static HedgePlan of(LocalDate date, List<Exposure> rows, Hedges hedges, Market market) {
    var needs = new ArrayList<Need>();
    var uncovered = new ArrayList<Uncovered>();
    for (var row : rows) {
      var product = hedges.of(row.good());
      var price = market.planned(row.good(), row.provider(), date);
      var level = product.map(p -> market.level(p.index(), date)).orElse(OptionalLong.empty());
      if (product.isPresent() && price.isPresent() && level.isPresent()) {
        needs.add(new Need(row, product.get(), price.getAsLong(), level.getAsLong()));
      } else {
        var why =
            product.isEmpty()
                ? "no contract is listed for it"
                : price.isEmpty()
                    ? "the provider had no price of it on the hedge date"
                    : "the index " + product.get().index() + " had no level on the hedge date";
        var name = product.map(Product::name).orElse("");
        uncovered.add(new Uncovered(row, name, why, row.at(firstPrice(date, row, market))));
      }
    }
    return new HedgePlan(date, needs, strips(needs), uncovered);
  }

  /// The price when the year was planned, else the first of the month itself.
  private static long firstPrice(LocalDate date, Exposure row, Market market) {
    var price = market.planned(row.good(), row.provider(), date);
    for (int day = 1; price.isEmpty() && day <= row.month().lengthOfMonth(); day++) {
      price = market.price(row.good(), row.provider(), row.month().atDay(day));
    }
    return price.orElseThrow(
        () ->
            new IllegalArgumentException(
                "no price of " + row.good() + " at " + row.provider() + " in " + row.month()));
  }

  private static List<Strip> strips(List<Need> needs) {
    var byProduct = new LinkedHashMap<Product, TreeMap<YearMonth, BigDecimal>>();
    for (var need : needs) {
      byProduct
          .computeIfAbsent(need.product(), _ -> new TreeMap<>())
          .merge(need.row().month(), need.units(), BigDecimal::add);
    }
    var strips = new ArrayList<Strip>();
    byProduct.forEach((product, units) -> strips.add(strip(product, units)));
    return strips;
  }

  private static Strip strip(Product product, TreeMap<YearMonth, BigDecimal> units) {
    var multiplier = BigDecimal.valueOf(product.multiplier());
    var exact =
        units.values().stream().map(u -> u.divide(multiplier, MathContext.DECIMAL128)).toList();
    long[] lots = WholeLots.of(exact);
    var months = new ArrayList<Strip.Month>();
    for (var month : units.entrySet()) {
      months.add(new Strip.Month(month.getKey(), month.getValue(), lots[months.size()]));
    }
    return new Strip(product, months);
  }
}
