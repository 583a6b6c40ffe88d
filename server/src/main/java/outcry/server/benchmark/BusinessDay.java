// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// The hours of the office (rules I-33 and I-35). Days are UTC days; business days run from Monday
/// to Friday, whatever is celebrated.
final class BusinessDay {
  private static final LocalTime PUBLISHING = LocalTime.of(0, 30);

  private BusinessDay() {}

  /// From when a day's fixing may be published: half an hour after its cut-off.
  static Instant opening(LocalDate date) {
    return date.plusDays(1).atTime(PUBLISHING).toInstant(ZoneOffset.UTC);
  }

  /// Until when a day's fixing may be corrected: the end of the first business day after it.
  static Instant closing(LocalDate date) {
    var day = date.plusDays(1);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
