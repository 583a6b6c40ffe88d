// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import outcry.pricing.option.Averaging;
import outcry.pricing.option.Black76;
import outcry.pricing.option.Right;
import outcry.pricing.option.TwoMoment;

/// An option on a month: European on its future ([Black76]), or on its mean ([TwoMoment]), repriced
/// at the end of the horizon in every scenario.
///
/// @param strike micro-dollars a unit
/// @param expiry days until a European option is exercised; of one on the mean, until the first
///   fixing to come
/// @param average whether it settles on the mean of the fixings rather than on the future's price
/// @param past fixings of the mean already known, micro-dollars; as many as the underlying has
/// @param sigma implied volatility a year
/// @param rate interest a year; 0 for a futures-style option
/// @param horizon days over which positions are closed
public record Option(
    String contract,
    Future underlying,
    Right right,
    long strike,
    double expiry,
    boolean average,
    double[] past,
    double sigma,
    double rate,
    double horizon)
    implements Instrument {
  private static final double DAYS_OF_A_YEAR = 365;

  public Option {
    past = past.clone();
    if (strike <= 0 || !(expiry >= 0) || !(sigma > 0 && sigma <= 10) || !(horizon >= 0)) {
      throw new IllegalArgumentException(
          contract
              + ": strike "
              + strike
              + ", "
              + expiry
              + " days, volatility "
              + sigma
              + ", horizon "
              + horizon
              + "; the strike is positive, the volatility above 0 and at most 10, and days are not"
              + " negative");
    }
    if (average && past.length != underlying.fixed()) {
      throw new IllegalArgumentException(
          contract
              + ": "
              + past.length
              + " past fixings given, "
              + underlying.fixed()
              + " of its month are known");
    }
  }

  @Override
  public String factor() {
    return underlying.factor();
  }

  @Override
  public double years() {
    return underlying.years();
  }

  @Override
  public double unfixed() {
    return underlying.unfixed();
  }

  @Override
  public double notional() {
    return underlying.notional();
  }

  /// What a lot is worth today.
  public double value() {
    return worth(0, 0, 0) * underlying.multiplier();
  }

  @Override
  public double loss(double move, double volatility) {
    return (worth(0, 0, 0) - worth(move, volatility, horizon)) * underlying.multiplier();
  }

  /// Change of the price per unit of the future after a move, at the end of the horizon: from a
  /// ten-thousandth on either side.
  double delta(double move) {
    double bump = 1e-4;
    double up = worth(move + bump, 0, horizon);
    double down = worth(move - bump, 0, horizon);
    return (up - down) / (2 * bump * underlying.price() * unfixed());
  }

  /// Of one unit.
  private double worth(double move, double volatility, double days) {
    double deviation = sigma * (1 + volatility);
    if (!average) {
      double left = Math.max(0, expiry - days) / DAYS_OF_A_YEAR;
      return Black76.price(right, underlying.after(move), strike, deviation, left, rate);
    }
    int open = underlying.fixings() - underlying.fixed();
    double known = 0;
    for (double fixing : past) {
      known += fixing;
    }
    double[] years = new double[open];
    for (int i = 0; i < open; i++) {
      years[i] = Math.max(0, expiry + i - days) / DAYS_OF_A_YEAR;
    }
    double forward =
        open == 0
            ? 0
            : Math.max(
                underlying.tick(),
                (underlying.price() * (double) underlying.fixings() - known)
                    / open
                    * (1 + Math.max(-1, move)));
    return TwoMoment.price(right, Averaging.at(past, years), forward, strike, deviation, rate);
  }
}
