// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// How dates, times and lengths of time are written; empty for a text that is none.
public final class Texts {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
  private static final Pattern CLOCK = Pattern.compile("([0-4]\\d):([0-5]\\d)");
  private static final Map<String, Long> UNITS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
  private static final int LAST_HOUR = 47;
  private static final int HOUR = 60;

  private Texts() {}

  public static Optional<LocalDate> date(String text) {
    try {
      return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty(); // a day the calendar does not have
    }
  }

  /// Milliseconds since 1970 of a UTC time.
  public static OptionalLong time(String text) {
    try {
      return TIME.matcher(text).matches()
          ? OptionalLong.of(Instant.parse(text).toEpochMilli())
          : OptionalLong.empty();
    } catch (DateTimeParseException _) {
      return OptionalLong.empty(); // a time the calendar does not have
    }
  }

  /// Milliseconds of `"500ms"`, `"60s"`, `"10m"`, `"2h"`.
  public static OptionalLong duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return OptionalLong.empty();
    }
    long millis = Long.parseLong(parts.group(1)) * UNITS.get(parts.group(2));
    return millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  /// `"90s"` of milliseconds: the largest unit that says it whole.
  public static String duration(long millis) {
    for (var unit : List.of("h", "m", "s")) {
      if (millis % UNITS.get(unit) == 0) {
        return millis / UNITS.get(unit) + unit;
      }
    }
    return millis + "ms";
  }

  /// Minutes after midnight of `"09:30"`; an hour from 24 on is the next day's.
  public static OptionalInt minute(String text) {
    var parts = CLOCK.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > LAST_HOUR) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Integer.parseInt(parts.group(1)) * HOUR + Integer.parseInt(parts.group(2)));
  }
}
