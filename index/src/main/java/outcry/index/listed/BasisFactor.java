// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

/// What a card of another form is worth in the reference form (rule I-23): its price is multiplied
/// by the factor. Estimated from sellers that ask a price for both forms on the same day, one vote
/// a seller, and published with the size of that sample.
///
/// @param form `PCIe`, `NVL`
/// @param memoryFrom GB per card, lowest this factor speaks of
/// @param memoryTo GB per card, highest
/// @param thousandths the factor: 1213 is 1.213
/// @param pairs seller-days with both prices behind it
/// @param sellers how many sellers they come from
public record BasisFactor(
    String form, int memoryFrom, int memoryTo, int thousandths, int pairs, int sellers) {

  /// A price in the reference form, half up to the micro-dollar.
  long adjust(long price) {
    return (2 * Math.multiplyExact(price, thousandths) + 1_000) / 2_000;
  }
}
