// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import outcry.index.analysis.Attribution.Status;
import outcry.index.analysis.Bill.Bought;
import outcry.index.analysis.Bill.Item;

/// The exact price and mix parts of every item between two periods.
final class Split {
  /// What price and mix leave of the change of its cost is volume.
  record Effect(Status status, Bought before, Bought after, Fraction price, Fraction mix) {}

  private static final Bought NOTHING = new Bought(Fraction.ZERO, Fraction.ZERO, null);

  private final SortedMap<Item, Bought> before;
  private final SortedMap<Item, Bought> after;
  private final Map<String, Fraction> poolBefore;
  private final Map<String, Fraction> poolAfter;

  Split(SortedMap<Item, Bought> before, SortedMap<Item, Bought> after) {
    this.before = before;
    this.after = after;
    poolBefore = pools(before);
    poolAfter = pools(after);
  }

  Effect of(Item item) {
    var then = before.getOrDefault(item, NOTHING);
    var now = after.getOrDefault(item, NOTHING);
    var status =
        then.quantity().isZero() && !now.quantity().isZero()
            ? Status.NEW
            : now.quantity().isZero() && !then.quantity().isZero()
                ? Status.VANISHED
                : Status.MATCHED;
    if (item.pool().equals("fee"))
      return new Effect(fee(item), then, now, Fraction.ZERO, Fraction.ZERO);
    var priceThen = then.price();
    var priceNow = now.price() == null ? priceThen : now.price();
    boolean known = priceThen != null && priceNow != null;
    var price = known ? then.quantity().times(priceNow.minus(priceThen)) : Fraction.ZERO;
    return new Effect(status, then, now, price, mix(item, then, now, priceNow));
  }

  private Status fee(Item item) {
    if (!before.containsKey(item)) return Status.NEW;
    return after.containsKey(item) ? Status.MATCHED : Status.VANISHED;
  }

  private Fraction mix(Item item, Bought then, Bought now, Fraction price) {
    var total = poolBefore.getOrDefault(item.pool(), Fraction.ZERO);
    var later = poolAfter.getOrDefault(item.pool(), Fraction.ZERO);
    if (total.isZero() || later.isZero() || price == null) return Fraction.ZERO;
    var share = now.quantity().by(later).minus(then.quantity().by(total));
    return price.times(share).times(total);
  }

  private static Map<String, Fraction> pools(SortedMap<Item, Bought> period) {
    var pools = new HashMap<String, Fraction>();
    period.forEach((item, bought) -> pools.merge(item.pool(), bought.quantity(), Fraction::plus));
    return pools;
  }
}
