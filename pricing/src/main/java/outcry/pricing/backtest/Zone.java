// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// The traffic light of bank supervision: one-sided, it only asks whether there are too many
/// exceptions. (Basel Committee, *Supervisory framework for the use of backtesting*, 1996.)
public enum Zone {
  GREEN,
  YELLOW,
  RED;

  private static final double YELLOW_FROM = 0.95;
  private static final double RED_FROM = 0.9999;

  /// Yellow begins where a right model would have so many or fewer with 95 % chance, red at 99.99
  /// %. For 250 days at 1 %: green to 4, yellow to 9, red from 10.
  public static Zone of(int exceptions, int days, double promised) {
    if (exceptions == 0) {
      return GREEN;
    }
    double chance = Binomial.atMost(exceptions, days, promised);
    return chance < YELLOW_FROM ? GREEN : chance < RED_FROM ? YELLOW : RED;
  }
}
