// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;
import outcry.pricing.curve.ForwardCurve;
import outcry.pricing.margin.Future;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.Instrument;
import outcry.pricing.margin.MarginModel.Liquidity;
import outcry.pricing.margin.Option;
import outcry.pricing.option.Right;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Family;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.StressTable;

/// What `outcry model` makes when it is given nothing: the eight listed products on the shipped
/// facts, three months each, with a call and a cap on H100.
public final class ExampleModel {
  private static final int MONTHS = 3;
  private static final int HISTORY_DAYS = 730;
  private static final double MICROS = 1e6;
  private static final double VOLATILITY = 0.5;
  private static final double INTEREST = 0.04;

  /// @param unit units in a lot
  /// @param spread between bid and offer, micro-dollars a unit
  private record Product(
      String name, long unit, long tick, double slope, double dailyVolume, long spread) {}

  private static final List<Product> PRODUCTS =
      List.of(
          new Product("H100", 730, 5_000, -0.10, 2_000, 10_000),
          new Product("H200", 730, 5_000, -0.08, 800, 15_000),
          new Product("B200", 730, 5_000, -0.06, 1_000, 20_000),
          new Product("A100", 730, 5_000, -0.16, 300, 20_000),
          new Product("TFI", 1_000, 1_000, -0.20, 500, 4_000),
          new Product("TFO", 100, 10_000, -0.20, 500, 40_000),
          new Product("TSB", 2_000, 500, -0.25, 300, 2_000),
          new Product("TOB", 5_000, 200, -0.30, 300, 1_000));

  private ExampleModel() {}

  public static ModelPlan plan() {
    var history = new ArchiveHistory(PriceFacts.shipped());
    var date = history.lastDate();
    var levels = levels(history, date);
    var instruments = new ArrayList<Instrument>();
    var liquidity = new LinkedHashMap<String, Liquidity>();
    var delivering = new ArrayList<String>();
    for (var product : PRODUCTS) {
      for (int ahead = 0; ahead < MONTHS; ahead++) {
        var month = new Month(YearMonth.from(date).plusMonths(ahead), date);
        var name = product.name() + "-" + month.month();
        long spot = Math.round(levels.last(product.name()) * MICROS);
        long price =
            new ForwardCurve(date, spot, product.slope())
                .month(month.month(), month.known(levels, product.name()), product.tick());
        instruments.add(
            month.future(
                name, product.name(), price, product.tick(), product.unit(), month.fixed()));
        liquidity.put(name, new Liquidity(product.dailyVolume(), product.spread()));
        if (month.isRunning()) {
          delivering.add(name);
        }
      }
    }
    options(instruments, new Month(YearMonth.from(date).plusMonths(MONTHS - 1), date));
    return new ModelPlan(
        "example/" + date,
        1,
        date,
        levels,
        PRODUCTS.stream().map(ExampleModel::factor).toList(),
        Filter.HOUSE,
        StressTable.house(),
        HouseRules.HOUSE,
        List.copyOf(instruments),
        liquidity,
        delivering,
        null);
  }

  private static Factor factor(Product product) {
    return new Factor(product.name(), Family.of(product.name()).orElseThrow());
  }

  /// A call and a cap at the money, a tenth of a dollar up, on the last month of the first product.
  private static void options(List<Instrument> instruments, Month month) {
    var future = (Future) instruments.get(MONTHS - 1);
    long tenth = 100_000;
    long strike = (future.price() / tenth + 1) * tenth;
    double expiry = month.daysToFixing();
    for (boolean average : new boolean[] {false, true}) {
      instruments.add(
          new Option(
              future.contract() + (average ? "-CAP-" : "-C-") + strike / MICROS,
              future,
              Right.CALL,
              strike,
              expiry,
              average,
              new double[0],
              VOLATILITY,
              INTEREST,
              Filter.HOUSE.horizon()));
    }
  }

  private static Levels levels(ArchiveHistory history, LocalDate date) {
    var days = new ArrayList<LocalDate>();
    for (var day = date.minusDays(HISTORY_DAYS); !day.isAfter(date); day = day.plusDays(1)) {
      days.add(day);
    }
    Map<String, double[]> levels = new LinkedHashMap<>();
    for (var product : PRODUCTS) {
      levels.put(
          product.name(),
          days.stream()
              .map(day -> history.level(product.name(), day))
              .mapToDouble(level -> level.isPresent() ? level.getAsLong() / MICROS : Double.NaN)
              .toArray());
    }
    return new Levels(days, levels);
  }
}
