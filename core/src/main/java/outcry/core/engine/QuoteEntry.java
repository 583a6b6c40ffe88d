// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

/// A bid and an ask of a market maker in one contract (rule X-25). Prices are micro-dollars; a side
/// of 0 lots is not quoted.
public record QuoteEntry(
    int contract, String clientId, long bid, long bidQuantity, long ask, long askQuantity) {
  /// The same in another contract.
  public QuoteEntry in(int number) {
    return new QuoteEntry(number, clientId, bid, bidQuantity, ask, askQuantity);
  }
}
