// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/// Days on which the clearing house settles: Monday to Friday, New Year's Day excepted. Fixings
/// know no holidays.
final class BusinessDays {
  private BusinessDays() {}

  static boolean is(LocalDate day) {
    boolean newYear = day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1;
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !newYear;
  }

  static LocalDate onOrAfter(LocalDate day) {
    var found = day;
    while (!is(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  static LocalDate onOrBefore(LocalDate day) {
    var found = day;
    while (!is(found)) {
      found = found.minusDays(1);
    }
    return found;
  }

  /// The day the year's strip is bought.
  static LocalDate firstOf(int year) {
    return onOrAfter(LocalDate.of(year, 1, 1));
  }
}
