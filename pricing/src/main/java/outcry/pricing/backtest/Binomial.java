// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// The number of exceptions in independent days that each have one with the same chance.
public final class Binomial {
  private Binomial() {}

  /// P(at most `exceptions` in `days`).
  public static double atMost(int exceptions, int days, double chance) {
    if (exceptions < 0 || exceptions > days || !(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException(
          exceptions
              + " exceptions in "
              + days
              + " days at a chance of "
              + chance
              + "; exceptions are part of the days and a chance lies between 0 and 1");
    }
    double sum = 0;
    double choices = 0;
    for (int n = 0; n <= exceptions; n++) {
      if (n > 0) {
        choices += StrictMath.log((days - n + 1) / (double) n);
      }
      sum +=
          StrictMath.exp(
              choices + n * StrictMath.log(chance) + (days - n) * StrictMath.log1p(-chance));
    }
    return Math.min(1, sum);
  }
}
