// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import outcry.index.fixing.State.Member;
import outcry.index.observation.Dollars;

/// What a page calls the card, against what it called it when it was last seen (rule I-23).
///
/// Another form at the same price is the same card: what is known of the provider is restated in
/// the new form, so that neither a screen nor the level sees a move nobody made. Another form at
/// another price is another card.
///
/// @param restated what is known, in the form quoted today; null when the provider is new
/// @param changed the label did, and not the price
/// @param anotherCard both did
record Label(Member restated, boolean changed, boolean anotherCard) {
  static final Label NONE = new Label(null, false, false);

  static Label of(Member before, Quote quote) {
    if (before == null) return NONE;
    int from = before.factor();
    int to = quote.factor();
    if (from == 0 || to == 0 || from == to) return new Label(before, false, false);
    long price = quote.price();
    if (same(price, before.price(), to, from) || same(price, before.accepted(), to, from))
      return new Label(in(before, price, to, from), true, false);
    return new Label(before, false, true);
  }

  /// Both were rounded to the micro-dollar, each by half of one at most.
  private static boolean same(long price, long before, int to, int from) {
    return 2 * Math.abs(price * from - before * to) <= from + to;
  }

  private static Member in(Member before, long price, int to, int from) {
    return new Member(
        before.provider(),
        before.tier(),
        before.seen(),
        price,
        scaled(before.accepted(), price, to, from),
        scaled(before.tracked(), price, to, from),
        before.counted(),
        before.since(),
        to,
        before.swings());
  }

  private static long scaled(long amount, long price, int to, int from) {
    return same(price, amount, to, from) ? price : Dollars.divideHalfUp(amount * to, from);
  }
}
