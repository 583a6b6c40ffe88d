// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

/// One lot of a contract as the risk model sees it.
///
/// @param price micro-dollars a unit
/// @param multiplier units in a lot
/// @param fixed fixings of the settlement mean already known
/// @param fixings fixings of the whole mean
public record Lot(
    String contract, String factor, long price, long multiplier, int fixed, int fixings) {
  /// Even on the last day a tenth of the margin stays, for a fixing that may still be corrected.
  private static final double LEAST_RUN_OFF = 0.1;

  public Lot {
    if (price <= 0 || multiplier <= 0 || fixings <= 0 || fixed < 0 || fixed > fixings) {
      throw new IllegalArgumentException(
          contract
              + ": price "
              + price
              + ", multiplier "
              + multiplier
              + ", "
              + fixed
              + " of "
              + fixings
              + " fixings; price and multiplier are positive and known fixings are part of the"
              + " mean");
    }
  }

  /// The share of a move that can still reach the settlement price: averaging takes risk off day by
  /// day.
  public double runOff() {
    return Math.max(LEAST_RUN_OFF, (fixings - fixed) / (double) fixings);
  }

  /// What the holder of one long lot loses when the factor moves, whole micro-dollars, half away
  /// from zero.
  public long loss(double move) {
    double loss = -move * runOff() * price * multiplier;
    return loss < 0 ? -StrictMath.round(-loss) : StrictMath.round(loss);
  }
}
