// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// The proportion-of-failures test: does a model have as many exceptions as it promised? (Kupiec,
/// *Techniques for verifying the accuracy of risk measurement models*, 1995.)
public final class Kupiec {
  private Kupiec() {}

  /// The likelihood ratio; chi-squared with one degree of freedom when each day has an exception
  /// with chance `promised`. It is two-sided: too few exceptions count against a model as well.
  public static double ratio(int exceptions, int days, double promised) {
    if (days <= 0 || exceptions < 0 || exceptions > days || !(promised > 0 && promised < 1)) {
      throw new IllegalArgumentException(
          exceptions
              + " exceptions in "
              + days
              + " days against "
              + promised
              + "; exceptions are part of the days and a promise lies between 0 and 1");
    }
    double seen = exceptions / (double) days;
    return -2
        * (likelihood(days - exceptions, exceptions, promised)
            - likelihood(days - exceptions, exceptions, seen));
  }

  /// ln((1-p)^calm x p^struck), with 0 ln 0 = 0.
  static double likelihood(int calm, int struck, double p) {
    return (calm == 0 ? 0 : calm * StrictMath.log1p(-p))
        + (struck == 0 ? 0 : struck * StrictMath.log(p));
  }
}
