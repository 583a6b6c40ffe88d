// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.curve.ForwardCurve;
import outcry.server.scenario.Decimals;

/// What a careful participant makes of what everybody can see: the street price, the fixings of the
/// month so far, and announced changes. Fixings are read through the participant's own door.
final class Outlook {
  private final Door door;
  private final Street street;
  private final Map<String, List<Long>> known = new HashMap<>();
  private LocalDate today;

  Outlook(Door door, Street street) {
    this.door = door;
    this.street = street;
  }

  /// Reads the fixings of the running month.
  void morning(LocalDate day) {
    today = day;
    var first = day.withDayOfMonth(1);
    for (var listing : Listing.ALL) {
      var path = "/v1/index?limit=31&name=" + Door.quoted(listing.index());
      var byDay = new HashMap<LocalDate, Long>();
      for (var fixing : door.get(path).orFail("reading an index").path("fixings")) {
        var date = LocalDate.parse(fixing.path("date").asString());
        byDay.put(date, Decimals.micros(fixing.path("value").asString()));
      }
      var values = new ArrayList<Long>();
      for (var date = first; date.isBefore(day) && byDay.containsKey(date); ) {
        values.add(byDay.get(date));
        date = date.plusDays(1);
      }
      known.put(listing.product(), values);
    }
  }

  LocalDate today() {
    return today;
  }

  /// The months that trade today, nearest first.
  List<YearMonth> months() {
    var first = YearMonth.from(today);
    var months = new ArrayList<YearMonth>();
    for (int i = 0; i < Listing.MONTHS; i++) {
      months.add(first.plusMonths(i));
    }
    return months;
  }

  long spot(Listing listing) {
    return street.level(listing);
  }

  /// The level of the last dated fact.
  long dated(Listing listing) {
    return street.fact(listing, street.lastFact());
  }

  /// What a month is worth, to the micro-dollar.
  long fair(Listing listing, YearMonth month) {
    var curve = new ForwardCurve(today, spot(listing), listing.slope(), street.announced(listing));
    boolean running = month.equals(YearMonth.from(today));
    return curve.month(month, running ? known.get(listing.product()) : List.of(), 1);
  }
}
