// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.Comparator;

/// An eligible trade: one seller, one buyer, reported by one contributor.
///
/// @param second of execution, since 1970 UTC
/// @param seller legal group
/// @param buyer as named, in lower case; empty when the contributor does not say
/// @param contributor the source that reported it
/// @param price micro-dollars per GPU-hour
/// @param quantity thousandths of a GPU-hour
record Trade(
    long second,
    String seller,
    String tier,
    String buyer,
    String contributor,
    long price,
    long quantity,
    int input,
    int line) {

  /// One order whatever the order of the files: sums of shares must not depend on it.
  static final Comparator<Trade> ORDER =
      Comparator.comparingLong(Trade::second)
          .thenComparing(Trade::seller)
          .thenComparing(Trade::buyer)
          .thenComparingLong(Trade::price)
          .thenComparingLong(Trade::quantity)
          .thenComparing(Trade::contributor)
          .thenComparingInt(Trade::input)
          .thenComparingInt(Trade::line);

  /// Who traded with whom. Trades of a seller that do not name the buyer count as one buyer's: an
  /// unnamed buyer must not be a way around the cap.
  String pair() {
    return seller + "\n" + buyer;
  }

  /// Reported by both sides, a trade is still one trade.
  boolean sameAs(Trade other) {
    return second == other.second
        && price == other.price
        && quantity == other.quantity
        && seller.equals(other.seller)
        && buyer.equals(other.buyer);
  }
}
