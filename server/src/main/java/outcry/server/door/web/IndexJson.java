// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.server.benchmark.PublishedDay;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.node.ObjectNode;

/// An index and its days as JSON and CSV.
final class IndexJson {
  private static final int MEAN_DAYS = 30;
  static final int RECENT_DAYS = 90;

  private IndexJson() {}

  /// One index: the newest day, what changed since the last value before it, and the mean of the
  /// fixings of the last thirty calendar days.
  ///
  /// @param days its newest days, oldest first, at least one
  /// @param count of all its days
  static ObjectNode index(String address, List<PublishedDay> days, int count, LocalDate first) {
    var last = days.getLast();
    var json = Json.object().put("address", address);
    var named = days.reversed().stream().filter(day -> !day.name().isEmpty()).findFirst();
    json.put("name", named.map(PublishedDay::name).orElse(address));
    json.put("index", named.map(PublishedDay::index).orElse(address));
    json.put("method", named.map(PublishedDay::method).orElse(""));
    json.put("unit", named.map(PublishedDay::unit).orElse(""));
    put(json, last);
    var valued = days.stream().filter(day -> day.value().isPresent()).toList();
    var newest = valued.isEmpty() ? null : valued.getLast();
    var before = valued.size() < 2 ? null : valued.get(valued.size() - 2);
    json.put("lastValue", newest == null ? null : Decimals.money(newest.value().getAsLong()));
    json.put("lastDate", newest == null ? null : newest.date().toString());
    boolean moved = newest == last && before != null;
    json.put("previousDate", moved ? before.date().toString() : null);
    json.put(
        "change",
        moved ? Decimals.money(last.value().getAsLong() - before.value().getAsLong()) : null);
    mean(json, valued, last.date());
    json.put("days", count).put("first", first.toString());
    var recent = json.putArray("recent");
    for (var day : days.subList(Math.max(0, days.size() - RECENT_DAYS), days.size())) {
      recent
          .addObject()
          .put("date", day.date().toString())
          .put("value", money(day.value()))
          .put("grade", day.grade().map(Grade::name).orElse(null));
    }
    return json;
  }

  private static void mean(ObjectNode json, List<PublishedDay> valued, LocalDate last) {
    var counted =
        valued.stream().filter(day -> day.date().isAfter(last.minusDays(MEAN_DAYS))).toList();
    long sum = counted.stream().mapToLong(day -> day.value().getAsLong()).sum();
    int count = counted.size();
    json.put(
        "mean30", count == 0 ? null : Decimals.money(Math.floorDiv(2 * sum + count, 2L * count)));
    json.put("mean30Days", count);
  }

  static ObjectNode history(String address, List<PublishedDay> days) {
    var json = Json.object().put("address", address);
    var list = json.putArray("fixings");
    days.forEach(day -> put(list.addObject(), day));
    return json;
  }

  static ObjectNode put(ObjectNode json, PublishedDay day) {
    json.put("date", day.date().toString()).put("value", money(day.value()));
    json.put("grade", day.grade().map(Grade::name).orElse(null));
    json.put("evidence", day.evidence().map(Evidence::text).orElse(null));
    json.put("withheld", day.value().isEmpty()).put("reason", day.withheld());
    json.put("effectiveN", day.effectiveN()).put("providers", day.providers());
    json.put("carried", day.carried()).put("carriedShare", day.carriedShare());
    var beside = day.beside();
    json.put("median", price(beside.median())).put("p25", price(beside.p25()));
    json.put("p75", price(beside.p75())).put("hhi", beside.hhi()).put("drift", beside.drift());
    json.put("revision", day.revision()).put("corrected", day.correction().isPresent());
    json.put("oversight", day.oversight().isPresent()).put("hash", day.hash());
    return json.put("fault", day.fault().isEmpty() ? null : day.fault());
  }

  static String csv(List<PublishedDay> days) {
    var csv =
        new StringBuilder(
            "name,date,value,unit,grade,withheld,reason,effective_n,providers,carried,median,p25,"
                + "p75,revision,corrected,oversight,hash\n");
    for (var day : days) {
      var beside = day.beside();
      var cells =
          List.of(
              day.name(),
              day.date().toString(),
              text(money(day.value())),
              day.unit(),
              day.grade().map(Grade::name).orElse(""),
              Boolean.toString(day.value().isEmpty()),
              quoted(day.fault().isEmpty() ? day.withheld() : day.fault()),
              Double.toString(day.effectiveN()),
              Integer.toString(day.providers()),
              Integer.toString(day.carried()),
              text(price(beside.median())),
              text(price(beside.p25())),
              text(price(beside.p75())),
              Integer.toString(day.revision()),
              Boolean.toString(day.correction().isPresent()),
              Boolean.toString(day.oversight().isPresent()),
              day.hash());
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
  }

  static String money(OptionalLong micros) {
    return micros.isPresent() ? Decimals.money(micros.getAsLong()) : null;
  }

  /// A price beside the value; zero means that there is none.
  private static String price(long micros) {
    return micros == 0 ? null : Decimals.money(micros);
  }
}
