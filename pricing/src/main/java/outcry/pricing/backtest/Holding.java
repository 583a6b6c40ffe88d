// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.YearMonth;
import outcry.pricing.option.Black76;
import outcry.pricing.option.Right;

/// One USD worth of a product as it is held from one day on: what it is worth then, and after any
/// move.
///
/// There is no record of forward prices, so a month is priced off a flat curve: days to come count
/// at today's level. Nor is there one of implied volatilities: options are priced at the same
/// volatility before and after. What a slope or a volatility does of itself is therefore not in a
/// backtest.
final class Holding {
  static final double VOLATILITY = 0.60;
  private static final double OPTION_DAYS = 45;
  private static final double YEAR = 365;
  private static final double LEAST = 1e-6;

  private final PricePath levels;
  private final String factor;
  private final Term term;
  private final int day;
  private final YearMonth month;
  private final double strike;

  Holding(PricePath levels, String factor, Term term, int day) {
    this.levels = levels;
    this.factor = factor;
    this.term = term;
    this.day = day;
    this.month = YearMonth.from(levels.date(day)).plusMonths(term == Term.FRONT ? 0 : 1);
    this.strike = price(day);
  }

  /// What the holder of one USD long loses until `later`, negative when he gains.
  double loss(int later) {
    double after = term == Term.STRADDLE ? straddle(price(later), later - day, 1) : price(later);
    double before = term == Term.STRADDLE ? straddle(strike, 0, 1) : strike;
    return (before - after) / levels.level(factor, day);
  }

  /// What he loses when the level of the month moves at once by `move` (-0.5 = it halves) and the
  /// implied volatility by `volatility` (0.2 = it rises by a fifth).
  double loss(double move, double volatility) {
    double level = levels.level(factor, day);
    double step = move * level * (1 - fixedShare());
    if (term != Term.STRADDLE) {
      return -step / level;
    }
    double after = straddle(Math.max(strike + step, strike * LEAST), 0, 1 + volatility);
    return (straddle(strike, 0, 1) - after) / level;
  }

  /// Years until the middle of the month.
  double ahead() {
    double middle = month.atDay(1).toEpochDay() + month.lengthOfMonth() / 2.0;
    return Math.max(0, (middle - levels.date(day).toEpochDay()) / YEAR);
  }

  /// The part of the month's mean that can no longer move.
  double fixedShare() {
    return fixings(day) / (double) month.lengthOfMonth();
  }

  private int fixings(int at) {
    var date = levels.date(at);
    long known = date.toEpochDay() - month.atDay(1).toEpochDay() + 1;
    return Math.clamp(known, 0, month.lengthOfMonth());
  }

  /// The price of the month on a day: the mean of the fixings known and the level for the rest.
  private double price(int at) {
    int known = fixings(at);
    double sum = (month.lengthOfMonth() - known) * levels.level(factor, at);
    for (int fixing = 1; fixing <= known; fixing++) {
      sum += levels.level(factor, month.atDay(fixing));
    }
    return sum / month.lengthOfMonth();
  }

  /// A call and a put at the strike, premium through variation, so that nothing is discounted.
  private double straddle(double future, double daysGone, double times) {
    double deviation = times * VOLATILITY * StrictMath.sqrt((OPTION_DAYS - daysGone) / YEAR);
    return Black76.undiscounted(Right.CALL, future, strike, deviation)
        + Black76.undiscounted(Right.PUT, future, strike, deviation);
  }
}
