// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import outcry.pricing.margin.Future;
import outcry.pricing.scenario.Levels;

/// A delivery month on a day: how far away it is, and which of its fixings are known.
public record Month(YearMonth month, LocalDate today) {
  private static final double DAYS_OF_A_YEAR = 365;
  private static final double MICROS = 1e6;
  private static final int MIDDLE = 15;

  public boolean isOver() {
    return month.atEndOfMonth().isBefore(today);
  }

  public boolean isRunning() {
    return month.equals(YearMonth.from(today));
  }

  public int fixings() {
    return month.lengthOfMonth();
  }

  /// The fixing of the day itself is known: a model is made in the evening.
  public int fixed() {
    return isRunning() ? today.getDayOfMonth() : 0;
  }

  public double years() {
    return Math.max(0, ChronoUnit.DAYS.between(today, month.atDay(MIDDLE))) / DAYS_OF_A_YEAR;
  }

  /// Days until the next fixing of the month.
  public long daysToFixing() {
    return isRunning() ? 1 : ChronoUnit.DAYS.between(today, month.atDay(1));
  }

  /// The known fixings, from the history of the index; a day without a level has the last one.
  public List<Long> known(Levels levels, String factor) {
    var known = new ArrayList<Long>();
    if (isRunning()) {
      for (var day = month.atDay(1); !day.isAfter(today); day = day.plusDays(1)) {
        double level = levels.on(factor, day);
        if (Double.isNaN(level)) {
          return List.of();
        }
        known.add(Math.round(level * MICROS));
      }
    }
    return known;
  }

  public Future future(
      String contract, String factor, long price, long tick, long multiplier, int fixed) {
    return new Future(contract, factor, price, tick, multiplier, years(), fixed, fixings());
  }
}
