// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

/// The numbers a clearing house decides on.
///
/// @param marketWeight share of the market group; the stress group has the rest (rule M-14)
/// @param offsetCap most of the smaller family's margin that another family may take off
/// @param volumeShare share of the daily volume that can be had without moving the price (M-17)
/// @param horizon days over which positions are closed
/// @param delivery share of the full notional asked for in the month of the fixings (M-17)
/// @param shortOption share of the notional that every short option asks for at least (M-17)
/// @param fall most that a rate may fall in a day (M-18)
public record HouseRules(
    double marketWeight,
    double offsetCap,
    double volumeShare,
    double horizon,
    double delivery,
    double shortOption,
    double fall) {
  /// The house's own.
  public static final HouseRules HOUSE = new HouseRules(0.75, 0.80, 0.20, 2, 0.02, 0.005, 0.05);

  public HouseRules {
    check("marketWeight", marketWeight, 0, 1);
    check("offsetCap", offsetCap, 0, 1);
    check("volumeShare", volumeShare, 0.001, 1);
    check("horizon", horizon, 1, 30);
    check("delivery", delivery, 0, 1);
    check("shortOption", shortOption, 0, 1);
    check("fall", fall, 0, 1);
  }

  private static void check(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "house rules: " + what + " " + value + " is not from " + least + " to " + most);
    }
  }
}
