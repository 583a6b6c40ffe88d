// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.curve;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Where an index is expected to stand on later days, and what a month of it is worth today.
///
/// Compute cannot be stored, so there is no carry to build a curve from. The curve is the spot
/// level, bent by a term slope, and moved by price changes that are already announced:
///
///     level(d) = spot x exp(slope x days/365) x the ratios of all changes effective at or before d
///
/// A slope of -0.04 is four per cent a year of backwardation. A contract settles on the mean of its
/// month's calendar-day fixings, so its forward price is the mean of the known fixings and the
/// levels of the days to come.
///
/// @param asOf  the day of the spot level; levels are asked for this day or later
/// @param spot  index level on that day, micro-dollars
/// @param slope continuous rate a year
public record ForwardCurve(LocalDate asOf, long spot, double slope, List<ScheduledChange> changes) {
  private static final double DAYS_OF_A_YEAR = 365;

  public ForwardCurve {
    changes = List.copyOf(changes);
    if (spot <= 0) {
      throw new IllegalArgumentException(
          "spot level " + spot + " of " + asOf + " is not positive; a curve starts from a price");
    }
    if (!Double.isFinite(slope) || StrictMath.abs(slope) > 5) {
      throw new IllegalArgumentException("term slope " + slope + " is outside -5..5 a year");
    }
  }

  public ForwardCurve(LocalDate asOf, long spot, double slope) {
    this(asOf, spot, slope, List.of());
  }

  /// The expected level of one day, in micro-dollars and fractions of them.
  public double level(LocalDate day) {
    if (day.isBefore(asOf)) {
      throw new IllegalArgumentException(
          "level of " + day + " asked from a curve of " + asOf + "; a curve looks forward");
    }
    double level =
        spot * StrictMath.exp(slope * ChronoUnit.DAYS.between(asOf, day) / DAYS_OF_A_YEAR);
    for (var change : changes) {
      if (change.effective().isAfter(asOf) && !change.effective().isAfter(day)) {
        level *= change.ratio();
      }
    }
    return level;
  }

  /// The price of a month none of whose fixings is known yet, rounded half-up to the tick and never
  /// below one tick.
  public long month(YearMonth month, long tick) {
    return month(month, List.of(), tick);
  }

  /// The price of a month whose first fixings are known: `fixings` are those of the days from the
  /// first of the month, in order. The remaining days count at their expected level.
  public long month(YearMonth month, List<Long> fixings, long tick) {
    int days = month.lengthOfMonth();
    if (fixings.size() > days) {
      throw new IllegalArgumentException(
          fixings.size() + " fixings given for " + month + ", which has " + days + " days");
    }
    double sum = 0;
    for (long fixing : fixings) {
      sum += fixing;
    }
    for (int day = fixings.size() + 1; day <= days; day++) {
      var date = month.atDay(day);
      sum += level(date.isBefore(asOf) ? asOf : date);
    }
    return Math.max(tick, nearest(sum / days, tick));
  }

  private static long nearest(double price, long tick) {
    return (long) StrictMath.floor(price / tick + 0.5) * tick;
  }
}
