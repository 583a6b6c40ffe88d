// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// The money of a price.
///
/// @param code ISO 4217: `USD`, `EUR`, `CNY`
/// @param parts how many of what was quoted make one of the currency: 1, or 100 when a price is in
///   cents
public record Currency(String code, int parts) {
  public static final Currency USD = new Currency("USD", 1);
  public static final Currency US_CENT = new Currency("USD", 100);
}
