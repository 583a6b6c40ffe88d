// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

/// The way out: an order leaves by it and its outcome comes back. The desk sees no exchange behind
/// it.
@FunctionalInterface
public interface Orders {
  /// Buys up to `lots` at `limit` or better, at once; what does not trade is cancelled.
  Outcome buy(String contract, long lots, long limit);

  /// @param filled lots bought
  /// @param paid sum of price times lots over the fills, micro-dollars a unit
  /// @param trades how many trades it took
  /// @param refusal why nothing or not all was bought, in the words of the exchange; empty when all
  ///   was
  record Outcome(long filled, long paid, int trades, String refusal) {}
}
