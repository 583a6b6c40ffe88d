// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.IndexMethod;
import outcry.index.observation.Reading;

/// Readings of one good, parsed and normalised once, by UTC day: an analysis walks them many
/// thousand times.
///
/// @param first day with a reading
/// @param last day with a reading
/// @param readings of every day from the first to the last, also of days without
public record ObservedDays(LocalDate first, LocalDate last, List<List<Reading>> readings) {

  /// Keeps the readings of the good.
  ///
  /// @throws IllegalArgumentException when there is none
  public static ObservedDays of(String good, Iterable<Reading> all) {
    var byDay = new TreeMap<LocalDate, List<Reading>>();
    for (var reading : all) {
      if (!reading.seen().good().name().equalsIgnoreCase(good)) continue;
      var day = LocalDate.ofEpochDay(Math.floorDiv(reading.seen().observed(), 86_400L));
      byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(reading);
    }
    if (byDay.isEmpty()) throw new IllegalArgumentException("no usable observation of " + good);
    var days = new ArrayList<List<Reading>>();
    for (var day = byDay.firstKey(); !day.isAfter(byDay.lastKey()); day = day.plusDays(1)) {
      days.add(List.copyOf(byDay.getOrDefault(day, List.of())));
    }
    return new ObservedDays(byDay.firstKey(), byDay.lastKey(), Collections.unmodifiableList(days));
  }

  /// The same, cut off after a day.
  ///
  /// @throws IllegalArgumentException when the day lies outside
  public ObservedDays until(LocalDate day) {
    if (day.isBefore(first) || day.isAfter(last)) {
      throw new IllegalArgumentException(
          day + " lies outside the observations, which run from " + first + " to " + last);
    }
    return new ObservedDays(first, day, readings.subList(0, place(day) + 1));
  }

  List<Reading> on(int place) {
    return readings.get(place);
  }

  int size() {
    return readings.size();
  }

  LocalDate date(int place) {
    return first.plusDays(place);
  }

  private int place(LocalDate day) {
    return (int) (day.toEpochDay() - first.toEpochDay());
  }

  static void feed(IndexMethod.Intake run, List<Reading> readings) {
    for (var reading : readings) run.take(reading);
  }
}
