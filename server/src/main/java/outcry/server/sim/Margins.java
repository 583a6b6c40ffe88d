// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.pricing.margin.Future;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.MarginModel;
import outcry.pricing.margin.ModelSets;
import outcry.pricing.margin.Published;
import outcry.pricing.margin.RiskArraysJson;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Family;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.FilteredHistory;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.StressTable;
import outcry.server.margin.Month;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The margin model of each evening: a year of the indices, dated facts first and then what the
/// street did, made into a quarter of the house's scenarios, since days pass in seconds. Each model
/// is held against the one before.
final class Margins {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int HISTORY_DAYS = 365;
  private static final double MICROS = 1e6;

  private static final Filter FILTER =
      new Filter(
          Filter.HOUSE.lambda(),
          Filter.HOUSE.horizon(),
          Filter.HOUSE.low(),
          Filter.HOUSE.high(),
          Filter.HOUSE.scenarios() / 4,
          Filter.HOUSE.tilts(),
          Filter.HOUSE.daysOfAYear());

  private static final List<Factor> FACTORS =
      Listing.ALL.stream()
          .map(listing -> new Factor(listing.product(), Family.valueOf(listing.kind().name())))
          .toList();

  private final Street street;
  private final TreeMap<LocalDate, double[]> levels = new TreeMap<>();
  private Published before;

  Margins(Street street) {
    this.street = street;
  }

  /// An open month and its price, micro-dollars.
  record Open(Listing listing, YearMonth month, long price) {}

  /// The body the operator publishes after `day` was fixed.
  ObjectNode body(LocalDate day, List<Open> open) {
    note(day);
    var months = new ArrayList<Future>();
    var delivering = new ArrayList<String>();
    for (var each : open) {
      var listing = each.listing();
      var month = new Month(each.month(), day);
      var name = listing.contract(each.month());
      months.add(
          month.future(
              name,
              listing.product(),
              each.price(),
              listing.tick(),
              listing.unit(),
              month.fixed()));
      if (month.isRunning()) {
        delivering.add(name);
      }
    }
    var history = new FilteredHistory(record(day), FACTORS, FILTER);
    var rules = HouseRules.HOUSE;
    var sets = ModelSets.of(FACTORS, history, StressTable.house(), rules.marketWeight());
    before =
        new MarginModel(sets, rules, Map.of(), delivering)
            .publish("house/" + day, day.toEpochDay(), day, months, before);
    return (ObjectNode) JSON.readTree(RiskArraysJson.body(before.arrays()));
  }

  /// Takes down the levels of the day, and of a year before it the first time.
  private void note(LocalDate day) {
    var from = levels.isEmpty() ? day.minusDays(HISTORY_DAYS) : levels.lastKey().plusDays(1);
    from.datesUntil(day.plusDays(1))
        .forEach(
            each -> {
              boolean dated = !each.isAfter(street.lastFact());
              levels.put(
                  each,
                  Listing.ALL.stream()
                      .mapToLong(l -> dated ? street.fact(l, each) : street.level(l))
                      .mapToDouble(level -> level > 0 ? level / MICROS : Double.NaN)
                      .toArray());
            });
  }

  private Levels record(LocalDate day) {
    var year = levels.tailMap(day.minusDays(HISTORY_DAYS));
    var columns = new LinkedHashMap<String, double[]>();
    for (int c = 0; c < FACTORS.size(); c++) {
      int column = c;
      columns.put(
          FACTORS.get(c).name(), year.values().stream().mapToDouble(row -> row[column]).toArray());
    }
    return new Levels(List.copyOf(year.keySet()), columns);
  }
}
