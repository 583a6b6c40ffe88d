// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

/// What one lot of a contract needs when nothing stands beside it, and how that comes about. Money
/// in micro-dollars.
///
/// @param buyer margin of one long lot, `seller` of one short lot, as the published arrays give it
/// @param buyerParts how the long rate comes about, `sellerParts` the short one
/// @param unfixed share of the month that fixings have not settled
/// @param lift what the arrays were multiplied by so that the rate falls no faster than allowed
///   (rule M-18); 1: nothing
public record Rate(
    String contract,
    long buyer,
    long seller,
    Parts buyerParts,
    Parts sellerParts,
    double unfixed,
    double lift) {

  /// Expected shortfall of one lot in each set, before weights.
  public record Parts(double history, double floor, double jump, double stress) {}
}
