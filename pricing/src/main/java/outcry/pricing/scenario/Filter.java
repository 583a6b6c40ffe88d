// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.List;

/// How the past is made into scenarios (rule M-13).
///
/// @param lambda weight of yesterday's variance
/// @param horizon days it takes to close a position; moves grow with its square root
/// @param low, high bounds of today's volatility over that of the day
/// @param scenarios how many are wanted
/// @param tilts the far end of scenario i moves 1 + tilts[i mod size] times as far as the near end:
///   there is no history of curves, and a calendar spread must not look riskless
/// @param daysOfAYear rows of history in a year
public record Filter(
    double lambda,
    double horizon,
    double low,
    double high,
    int scenarios,
    List<Double> tilts,
    double daysOfAYear) {

  /// The house's own.
  public static final Filter HOUSE =
      new Filter(0.97, 2, 0.5, 2, 1_000, List.of(0.0, -0.5, 0.0, 0.25), 365);

  public Filter {
    tilts = List.copyOf(tilts);
    check("lambda", lambda, 0.5, 0.9999);
    check("horizon", horizon, 1, 30);
    check("low", low, 0.01, 1);
    check("high", high, 1, 100);
    check("scenarios", scenarios, 40, 20_000);
    check("daysOfAYear", daysOfAYear, 200, 366);
    check("number of tilts", tilts.size(), 1, 100);
    tilts.forEach(tilt -> check("tilt", tilt, -2, 2));
  }

  private static void check(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "filter: " + what + " " + value + " is not from " + least + " to " + most);
    }
  }
}
