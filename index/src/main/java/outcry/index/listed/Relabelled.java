// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.stream.IntStream;
import outcry.index.fixing.State.Member;
import outcry.index.observation.Dollars;

/// A page that names another form at the same price changed its label, not its price (rule I-23).
///
/// The price of the day is then the last one, or the last that was accepted, times one published
/// factor over another, to the micro-dollar. What is known of the provider is restated in the new
/// form, so that neither a screen nor the level sees a move nobody made.
record Relabelled(GpuScope scope) {

  /// What was known, in the form quoted today; the same object when the label did not change.
  Member restated(Member before, Quote quote) {
    int to = quote.factor();
    if (to == 0) return before;
    var forms =
        IntStream.concat(
            IntStream.of(1_000), scope.factors().stream().mapToInt(BasisFactor::thousandths));
    long price = quote.price();
    var from =
        forms.filter(
            each ->
                each != to
                    && (same(price, before.price(), to, each)
                        || same(price, before.accepted(), to, each)));
    return from.mapToObj(each -> in(before, price, to, each)).findFirst().orElse(before);
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
        scaled(before.accepted(), before, price, to, from),
        scaled(before.tracked(), before, price, to, from),
        before.counted(),
        before.since());
  }

  private static long scaled(long amount, Member before, long price, int to, int from) {
    return same(price, amount, to, from) ? price : Dollars.divideHalfUp(amount * to, from);
  }
}
