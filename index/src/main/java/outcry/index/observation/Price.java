// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// An amount that cannot lose its currency or its unit.
///
/// @param amount in millionths of a millionth (10^-12) of the currency, so that a price per token
///   is exact
public record Price(long amount, Currency currency, PriceUnit unit) {
  /// 10^12: one of the currency.
  public static final long ONE = 1_000_000_000_000L;
}
