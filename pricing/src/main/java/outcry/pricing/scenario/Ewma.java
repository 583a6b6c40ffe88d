// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

/// Exponentially weighted volatility of a series of returns, and what it makes of them.
///
///     variance(t+1) = lambda x variance(t) + (1 - lambda) x return(t) squared
///
/// A period without a return (NaN) leaves the variance as it is. Two series of the same length: the
/// deviation expected before each return, and the return. The deviation after the last one is the
/// present volatility, a period.
public final class Ewma {
  private final double[] returns;
  private final double[] deviations;

  /// @param start variance before the first return
  public Ewma(double[] returns, double start, double lambda) {
    if (!(lambda > 0 && lambda < 1)) {
      throw new IllegalArgumentException("lambda " + lambda + " is not between 0 and 1");
    }
    if (!(start >= 0) || Double.isInfinite(start)) {
      throw new IllegalArgumentException("the variance to start from, " + start + ", is none");
    }
    this.returns = returns.clone();
    deviations = new double[returns.length + 1];
    double variance = start;
    for (int t = 0; t < returns.length; t++) {
      deviations[t] = StrictMath.sqrt(variance);
      if (!Double.isNaN(returns[t])) {
        variance = lambda * variance + (1 - lambda) * returns[t] * returns[t];
      }
    }
    deviations[returns.length] = StrictMath.sqrt(variance);
  }

  /// The deviation expected before return `t`; `t` = number of returns: now.
  public double deviation(int t) {
    return deviations[t];
  }

  public double now() {
    return deviations[returns.length];
  }

  /// The return in units of the volatility of its time.
  public double standardised(int t) {
    return deviations[t] == 0 ? 0 : returns[t] / deviations[t];
  }

  /// The return as it would be in a market as lively as today's. `low` and `high` bound how far
  /// today may be from then.
  public double scaled(int t, double low, double high) {
    return deviations[t] == 0
        ? returns[t]
        : Math.clamp(now() / deviations[t], low, high) * returns[t];
  }
}
