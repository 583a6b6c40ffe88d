// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;
import outcry.index.observation.Dollars;
import outcry.index.observation.Normaliser;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// The whole road from the bytes of a file to fixings: parse, normalise, screen, determine.
///
/// @param readings what came through the normaliser
/// @param refusals what did not
record Road(List<Reading> readings, List<Refusal> refusals) {

  static Road of(List<Offer> offers) {
    return ofBytes(Offer.csv(offers).getBytes(StandardCharsets.UTF_8));
  }

  static Road ofBytes(byte[] file) {
    var readings = new ArrayList<Reading>();
    var refusals = new ArrayList<Refusal>();
    try {
      Normaliser.shipped()
          .read(new ByteArrayInputStream(file), "test.csv", 0, readings::add, refusals::add);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return new Road(readings, refusals);
  }

  /// Every day's determination from the first day with a reading to the last.
  TreeMap<LocalDate, Determination> fix(String index) {
    var run = Catalogue.find(index).resume(State.NONE);
    var first = LocalDate.MAX;
    var last = LocalDate.MIN;
    for (var reading : readings) {
      run.take(reading);
      var day = LocalDate.ofEpochDay(Math.floorDiv(reading.seen().observed(), 86_400L));
      if (day.isBefore(first)) first = day;
      if (day.isAfter(last)) last = day;
    }
    refusals.forEach(run::refuse);
    var days = new TreeMap<LocalDate, Determination>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) days.put(day, run.close(day));
    return days;
  }

  /// The same with the readings of a provider changed on some days; none stands for gone.
  Road with(Predicate<LocalDate> days, String group, Function<Reading, Stream<Reading>> change) {
    var changed =
        readings.stream()
            .flatMap(
                each -> {
                  var day = LocalDate.ofEpochDay(Math.floorDiv(each.seen().observed(), 86_400L));
                  boolean hit = each.group().equalsIgnoreCase(group) && days.test(day);
                  return hit ? change.apply(each) : Stream.of(each);
                })
            .toList();
    return new Road(changed, refusals);
  }

  static TreeMap<LocalDate, Determination> fix(String index, List<Offer> offers) {
    return of(offers).fix(index);
  }

  /// Annualised standard deviation of the daily log changes.
  static double volatility(List<Double> series) {
    var changes = new ArrayList<Double>();
    for (int i = 1; i < series.size(); i++) {
      changes.add(Math.log(series.get(i) / series.get(i - 1)));
    }
    double mean = changes.stream().mapToDouble(each -> each).average().orElseThrow();
    double variance =
        changes.stream().mapToDouble(each -> (each - mean) * (each - mean)).average().orElseThrow();
    return Math.sqrt(365 * variance);
  }

  static PanelRow row(Determination day, String provider) {
    return day.panel().stream()
        .filter(row -> row.provider().equalsIgnoreCase(provider))
        .findFirst()
        .orElseThrow(() -> new AssertionError(provider + " is not in\n" + told(day)));
  }

  /// A day for a reader of a failed test.
  static String told(Determination day) {
    return "%s %s %s %s %s%n%s"
            .formatted(
                day.name(),
                day.date(),
                Dollars.text(day.value(), 6),
                day.grade(),
                day.withheld(),
                day.panel().stream()
                    .map(
                        row ->
                            "  %s %s %s w=%.3f %s"
                                .formatted(
                                    row.provider(),
                                    row.screen().text(),
                                    Dollars.text(row.price()),
                                    row.weight(),
                                    row.reason()))
                    .collect(Collectors.joining("\n")))
        + day.dropped().stream()
            .map(
                one ->
                    "\n  - %s %s x%d %s"
                        .formatted(one.provider(), one.screen().text(), one.count(), one.reason()))
            .collect(Collectors.joining());
  }
}
