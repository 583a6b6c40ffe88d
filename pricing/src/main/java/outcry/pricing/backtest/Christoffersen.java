// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// Do exceptions come alone or in a row? Counts how often a day with and without an exception is
/// followed by one, and compares the two chances. (Christoffersen, *Evaluating interval forecasts*,
/// 1998.)
///
/// @param calmCalm days without an exception that follow one without; the others alike
public record Christoffersen(int calmCalm, int calmStruck, int struckCalm, int struckStruck) {

  public static Christoffersen of(boolean[] exceptions) {
    int[] count = new int[4];
    for (int day = 1; day < exceptions.length; day++) {
      count[(exceptions[day - 1] ? 2 : 0) + (exceptions[day] ? 1 : 0)]++;
    }
    return new Christoffersen(count[0], count[1], count[2], count[3]);
  }

  /// The likelihood ratio of independence, chi-squared with one degree of freedom. Zero when there
  /// is nothing to compare: no pair of days, or none that starts (or does not start) with an
  /// exception.
  public double ratio() {
    int afterCalm = calmCalm + calmStruck;
    int afterStruck = struckCalm + struckStruck;
    if (afterCalm == 0 || afterStruck == 0) {
      return 0;
    }
    double any = (calmStruck + struckStruck) / (double) (afterCalm + afterStruck);
    double free =
        Kupiec.likelihood(calmCalm, calmStruck, calmStruck / (double) afterCalm)
            + Kupiec.likelihood(struckCalm, struckStruck, struckStruck / (double) afterStruck);
    double bound = Kupiec.likelihood(calmCalm + struckCalm, calmStruck + struckStruck, any);
    return Math.max(0, -2 * (bound - free));
  }
}
