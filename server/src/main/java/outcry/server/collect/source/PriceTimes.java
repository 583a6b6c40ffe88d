// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.index.observation.Good.DayTier;
import outcry.server.collect.Json;
import tools.jackson.databind.JsonNode;

/// Which of a model's sets of prices hold, since or from when, and at what hours (rule I-65).
///
/// The sets are a list in which a later one overrules an earlier one where its condition is met: a
/// first day, or hours of the day. What holds at the capture is the last set without hours whose
/// first day has come; later first days are announced changes. A set for some hours is the peak
/// when it asks more than the set around it, and the off-peak when it asks less; the set around it
/// is the other one. Sets overruled before the capture are history and say nothing about today.
final class PriceTimes {
  /// Prices with the circumstances in which they hold.
  record Set(TokenEntry entry, JsonNode prices) {}

  /// @param from the first day; null when it was there from the start
  /// @param hours whether it holds for a part of the day only
  private record Condition(int place, Instant from, boolean hours, JsonNode prices) {}

  private final List<Set> sets = new ArrayList<>();
  private final TokenEntry entry;

  private PriceTimes(TokenEntry entry) {
    this.entry = entry;
  }

  /// The sets that hold or will; one that cannot be understood is refused.
  static PriceTimes of(TokenEntry entry, JsonNode list) {
    var times = new PriceTimes(entry);
    var all = times.conditions(list);
    var now = entry.quotes().capture().taken();
    var whole = all.stream().filter(one -> !one.hours()).toList();
    var holds = whole.stream().filter(one -> !isLater(one, now)).reduce((_, last) -> last);
    holds.ifPresent(one -> times.day(one, all));
    for (var one : whole) {
      if (isLater(one, now)) times.day(one, all);
    }
    if (whole.isEmpty() && !all.isEmpty()) {
      entry.refuse("malformed", "prices for some hours and none for the others (rule I-65)");
    }
    return times;
  }

  List<Set> sets() {
    return sets;
  }

  private static boolean isLater(Condition one, Instant now) {
    return one.from() != null && one.from().isAfter(now);
  }

  private List<Condition> conditions(JsonNode list) {
    var all = new ArrayList<Condition>();
    for (var one : list.values()) {
      try {
        all.add(condition(all.size(), one));
      } catch (DateTimeException _) {
        entry.refuse(
            "bad-time",
            "the condition "
                + shortened(one.path("constraint"))
                + " is no first day and no hours of the day (rule I-65)");
      }
    }
    return all;
  }

  private static Condition condition(int place, JsonNode one) {
    var constraint = one.path("constraint");
    var prices = one.path("prices");
    if (constraint.isMissingNode() || constraint.isNull()) {
      return new Condition(place, null, false, prices);
    }
    if (constraint.has("start_date")) {
      var first = LocalDate.parse(Json.text(constraint, "start_date"));
      return new Condition(place, first.atStartOfDay(ZoneOffset.UTC).toInstant(), false, prices);
    }
    OffsetTime.parse(Json.text(constraint, "start_time"));
    OffsetTime.parse(Json.text(constraint, "end_time"));
    return new Condition(place, null, true, prices);
  }

  /// A set without hours, and the sets for some hours that overrule it.
  private void day(Condition around, List<Condition> all) {
    var dated = around.from() == null ? entry : entry.from(around.from());
    int above = 0;
    int below = 0;
    for (var one : all) {
      if (!one.hours() || one.place() < around.place()) continue;
      int compared = level(one).compareTo(level(around));
      if (compared > 0) above++;
      if (compared < 0) below++;
      if (compared != 0) {
        var tier = compared > 0 ? DayTier.PEAK : DayTier.OFF_PEAK;
        sets.add(new Set(dated.at(tier), one.prices()));
      }
    }
    var rest =
        above > 0 == below > 0 ? DayTier.ALL_DAY : above > 0 ? DayTier.OFF_PEAK : DayTier.PEAK;
    sets.add(new Set(dated.at(rest), around.prices()));
  }

  /// What a set asks, to compare it with another one of the same model.
  private static BigDecimal level(Condition one) {
    return price(one.prices().path("input_mtok")).add(price(one.prices().path("output_mtok")));
  }

  private static BigDecimal price(JsonNode said) {
    var plain = said.isObject() ? said.path("base") : said;
    return Optional.of(plain)
        .filter(Json::isFinite)
        .map(JsonNode::decimalValue)
        .filter(number -> Math.abs((long) number.precision() - number.scale()) < 40)
        .orElse(BigDecimal.ZERO);
  }

  private static String shortened(JsonNode node) {
    var text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
