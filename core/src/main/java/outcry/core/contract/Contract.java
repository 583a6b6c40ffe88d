// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import outcry.wire.TradingState;

/// One listed expiry: its terms, and what the market and the clearing house have made of it so far.
/// Prices are micro-dollars, [#NONE] where there is none yet; dates are days since 1970-01-01.
public final class Contract {
  public static final long NONE = Long.MIN_VALUE;
  public static final int NO_DATE = Integer.MIN_VALUE;

  public final int number;
  public final String name;
  public final Product product;
  public final long reference;
  public final int lastTrade;
  public final Averaging averaging;

  public TradingState state;
  public boolean expired;

  /// Price the positions were last paid to; the final settlement price once expired.
  public long settlement = NONE;

  public long last = NONE;

  /// Last trade since the final settle before; what the next settlement price is made of.
  public long lastToday = NONE;

  public long openInterest;

  public Contract(
      int number,
      String name,
      Product product,
      long reference,
      int lastTrade,
      Averaging averaging) {
    this.number = number;
    this.name = name;
    this.product = product;
    this.reference = reference;
    this.lastTrade = lastTrade;
    this.averaging = averaging;
    this.state = product.state;
  }

  /// The month a contract settles on: the mean of an index's calendar-day fixings from `from` to
  /// `to`, both included.
  public record Averaging(String index, int from, int to) {
    public int days() {
      return to - from + 1;
    }
  }

  /// True when the last trading day is over, `settled` being the last final settle (rule T-4).
  public boolean isPastLastTrade(int settled) {
    return lastTrade != NO_DATE && settled >= lastTrade;
  }

  /// Cash value of `lots` at `price`.
  public long value(long lots, long price) {
    return Math.multiplyExact(Math.multiplyExact(lots, product.multiplier), price);
  }
}
