// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

/// Prices that orders in a calendar spread and its months imply in each other (rule X-22).
final class Implied {
  private final State state;
  private final Trades trades;

  Implied(State state, Trades trades) {
    this.state = state;
    this.trades = trades;
  }

  /// Whether an implied price would trade with an incoming order at `limit` before the book's own
  /// best order (`own`: whether that one would trade at all).
  boolean isBetter(Pit pit, boolean buy, int limit, boolean own) {
    return false;
  }

  /// The price at which [#trade] would trade, micro-dollars.
  long price() {
    return 0;
  }

  /// Makes the implied trades; returns the lots of the incoming order that traded.
  int trade(int entry, int most) {
    return 0;
  }
}
