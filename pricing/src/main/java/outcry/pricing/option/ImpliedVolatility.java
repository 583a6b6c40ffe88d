// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import java.util.Locale;

/// The volatility at which [Black76] gives a price.
///
/// The price is carried to the out-of-the-money side, where all of it is time value, and the root
/// is sought on its logarithm below the steepest point of the price and on that of its distance
/// from the upper bound above it: both are nearly straight, and Newton's method, fenced by a
/// bracket, needs a handful of steps for prices of any size. The answer is right to 1e-12 of
/// itself, or to what the digits of the price determine: deep in the money they soon determine
/// nothing.
public final class ImpliedVolatility {
  private static final int MOST_STEPS = 200;
  private static final double CLOSE = 1e-14;
  private static final double HIGHEST = 100;

  private ImpliedVolatility() {}

  /// A price that no volatility gives: at or below what exercise is worth, or at or above what the
  /// option could ever bring. Somebody could take the difference without risk.
  public static final class Arbitrage extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Arbitrage(String message) {
      super(message);
    }
  }

  public static double of(
      Right right, double price, double forward, double strike, double years, double rate) {
    if (!(forward > 0 && strike > 0 && years > 0)) {
      throw new IllegalArgumentException(
          "forward " + forward + ", strike " + strike + ", years " + years + ": each above 0");
    }
    double discount = StrictMath.exp(-rate * years);
    double least = discount * right.intrinsic(forward, strike);
    double most = discount * (right == Right.CALL ? forward : strike);
    if (!(price >= least)) {
      throw new Arbitrage(
          "price "
              + price
              + " is below the discounted intrinsic value "
              + least
              + " of the "
              + right.name().toLowerCase(Locale.ROOT)
              + " at "
              + strike);
    }
    if (!(price < most)) {
      throw new Arbitrage(
          "price "
              + price
              + " is not below "
              + most
              + ", the most the "
              + right.name().toLowerCase(Locale.ROOT)
              + " at "
              + strike
              + " can be worth");
    }
    // The side without intrinsic value has the same time value.
    double time = (price - least) / discount / StrictMath.sqrt(forward * strike);
    double distance = Math.abs(StrictMath.log(forward / strike));
    return time <= 0 ? 0 : deviation(distance, time) / StrictMath.sqrt(years);
  }

  /// The standard deviation at which an option `distance` out of the money (in logarithms) is worth
  /// `time`, both relative to √(FK).
  private static double deviation(double distance, double time) {
    double steepest = StrictMath.sqrt(2 * distance);
    double most = StrictMath.exp(-distance / 2);
    boolean isLow = time <= worth(distance, steepest);
    double low = isLow ? 0 : steepest;
    double high = isLow ? steepest : HIGHEST;
    double deviation = isLow ? steepest / 2 : Math.max(steepest, time * 2.5);
    for (int step = 0; step < MOST_STEPS; step++) {
      double worth = worth(distance, deviation);
      if (worth < time) {
        low = deviation;
      } else {
        high = deviation;
      }
      double slope = slope(distance, deviation);
      double next =
          isLow
              ? deviation - StrictMath.log(worth / time) * worth / slope
              : deviation
                  + StrictMath.log(missing(distance, deviation) / (most - time))
                      * missing(distance, deviation)
                      / slope;
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      double move = Math.abs(next - deviation);
      deviation = next;
      if (move <= CLOSE * deviation) {
        break;
      }
    }
    return deviation;
  }

  private static double worth(double distance, double deviation) {
    if (deviation <= 0) {
      return 0;
    }
    double d1 = -distance / deviation + deviation / 2;
    double above = StrictMath.exp(-distance / 2) * Normal.cdf(d1);
    return Math.max(0, above - StrictMath.exp(distance / 2) * Normal.cdf(d1 - deviation));
  }

  /// By how much that falls short of the most it could be.
  private static double missing(double distance, double deviation) {
    double d1 = -distance / deviation + deviation / 2;
    return StrictMath.exp(-distance / 2) * Normal.cdf(-d1)
        + StrictMath.exp(distance / 2) * Normal.cdf(d1 - deviation);
  }

  private static double slope(double distance, double deviation) {
    return StrictMath.exp(-distance / 2) * Normal.density(-distance / deviation + deviation / 2);
  }
}
