// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

/// A month of an index, settled on the mean of its fixings.
///
/// @param price micro-dollars a unit
/// @param tick no scenario leaves less than one
/// @param multiplier units in a lot
/// @param years from today to the middle of the month
/// @param fixed fixings of the settlement mean already known
/// @param fixings fixings of the whole mean
public record Future(
    String contract,
    String factor,
    long price,
    long tick,
    long multiplier,
    double years,
    int fixed,
    int fixings)
    implements Instrument {
  /// Even on the last day a tenth of the margin stays, for a fixing that may still be corrected.
  private static final double LEAST_RUN_OFF = 0.1;

  public Future {
    if (price <= 0
        || tick <= 0
        || multiplier <= 0
        || !(years >= 0 && years < 50)
        || fixings <= 0
        || fixed < 0
        || fixed > fixings) {
      throw new IllegalArgumentException(
          contract
              + ": price "
              + price
              + ", tick "
              + tick
              + ", multiplier "
              + multiplier
              + ", "
              + years
              + " years ahead, "
              + fixed
              + " of "
              + fixings
              + " fixings; price, tick and multiplier are positive, the month is neither over nor"
              + " fifty years away, and known fixings are part of the mean");
    }
  }

  /// The share of a move that can still reach the settlement price: averaging takes risk off day by
  /// day.
  @Override
  public double unfixed() {
    return Math.max(LEAST_RUN_OFF, (fixings - fixed) / (double) fixings);
  }

  @Override
  public double notional() {
    return unfixed() * price * multiplier;
  }

  /// Where the price goes; a price never falls below one tick.
  double after(double move) {
    return Math.max(tick, price * (1 + unfixed() * Math.max(-1, move)));
  }

  @Override
  public double loss(double move, double volatility) {
    double reached = Math.max(tick, price * (1 + Math.max(-1, move)));
    return (price - reached) * multiplier * unfixed();
  }
}
