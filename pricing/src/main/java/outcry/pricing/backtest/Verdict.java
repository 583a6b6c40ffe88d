// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the tests say about the margin of one portfolio.
///
/// Two-day losses of neighbouring days share a day, so one jump makes two exceptions in a row.
/// Independence is therefore tested on every second day, where the windows do not touch; the
/// combined test takes both its parts from those days. The count, Kupiec's ratio and the traffic
/// light are over all days.
///
/// @param moving days after which a price moved at all
/// @param apart exceptions on every second day
/// @param worst the day of the largest shortfall
public record Verdict(
    int days,
    int moving,
    int exceptions,
    double kupiec,
    int daysApart,
    int apart,
    double kupiecApart,
    double independence,
    Zone zone,
    Optional<Outcome> worst) {

  /// The share of two-day losses the margin is to cover.
  public static final double PROMISED = 0.01;

  public static Verdict of(List<Outcome> outcomes) {
    int exceptions = (int) outcomes.stream().filter(Outcome::exception).count();
    boolean[] apart = new boolean[(outcomes.size() + 1) / 2];
    int struck = 0;
    for (int day = 0; day < apart.length; day++) {
      apart[day] = outcomes.get(2 * day).exception();
      struck += apart[day] ? 1 : 0;
    }
    int days = outcomes.size();
    return new Verdict(
        days,
        (int) outcomes.stream().filter(Outcome::moved).count(),
        exceptions,
        days == 0 ? 0 : Kupiec.ratio(exceptions, days, PROMISED),
        apart.length,
        struck,
        apart.length == 0 ? 0 : Kupiec.ratio(struck, apart.length, PROMISED),
        Christoffersen.of(apart).ratio(),
        Zone.of(exceptions, days, PROMISED),
        outcomes.stream()
            .filter(Outcome::exception)
            .max(Comparator.comparingDouble(Outcome::shortfall)));
  }

  /// The share of days whose loss was covered; 1 when there were no days.
  public double coverage() {
    return days == 0 ? 1 : 1 - exceptions / (double) days;
  }

  /// The share of covered days among those on which a price moved: the harder figure for prices
  /// that stand still for weeks.
  public double coverageWhenMoving() {
    return moving == 0 ? 1 : 1 - exceptions / (double) moving;
  }

  public double kupiecChance() {
    return ChiSquare.one(kupiec);
  }

  public double independenceChance() {
    return ChiSquare.one(independence);
  }

  /// Number and independence together.
  public double conditional() {
    return kupiecApart + independence;
  }

  public double conditionalChance() {
    return ChiSquare.two(conditional());
  }

  /// More exceptions than promised, and more than chance explains at 5 %.
  public boolean tooMany() {
    return exceptions > days * PROMISED && kupiec > ChiSquare.ONE_AT_5;
  }
}
