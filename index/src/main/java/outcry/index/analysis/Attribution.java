// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import outcry.index.analysis.Bill.Bought;
import outcry.index.analysis.Bill.Item;

/// Why a bill changed from one period to the next (rule I-59):
///
/// price = Σ q0·(p1 - p0): what the old purchases would cost more today. The only part an index can
/// hedge. mix = Σ p1·(s1 - s0)·Q0: other goods in the same total. volume: the rest, Σ p1·s1·(Q1 -
/// Q0): more of everything. s is an item's share of the pool's quantity Q; tokens and GPU-hours are
/// different pools. A new item has no old price and an item no longer bought no new one, so neither
/// has a price part.
///
/// @param from the earlier period
/// @param to the later period
/// @param before its cost; all amounts have the decimals asked for, six for a micro-dollar
/// @param after the cost of the later period
/// @param price price, mix and volume sum to the change exactly
/// @param items each item's part; their columns sum to the totals exactly
/// @param byIndex the price parts by the index that hedges them; what none hedges under `none`
public record Attribution(
    String from,
    String to,
    BigDecimal before,
    BigDecimal after,
    BigDecimal price,
    BigDecimal mix,
    BigDecimal volume,
    List<Part> items,
    SortedMap<String, BigDecimal> byIndex) {

  private static final int MICRO = 6;

  /// Was it bought in both periods?
  public enum Status {
    MATCHED,
    NEW,
    VANISHED
  }

  /// One item of the bill.
  ///
  /// @param quantityBefore million tokens or GPU-hours, three decimals
  /// @param priceBefore dollars, six decimals; null where nothing was bought and no price stated
  /// @param index what hedges its price part; `none` when nothing does
  public record Part(
      Item item,
      Status status,
      BigDecimal quantityBefore,
      BigDecimal quantityAfter,
      BigDecimal priceBefore,
      BigDecimal priceAfter,
      BigDecimal price,
      BigDecimal mix,
      BigDecimal volume,
      String index) {}

  public BigDecimal change() {
    return after.subtract(before);
  }

  /// The part an index can hedge.
  public BigDecimal hedgeable() {
    return price.subtract(byIndex.getOrDefault(HedgingIndex.NONE, BigDecimal.ZERO));
  }

  /// Every change from one period of the bill to the next, oldest first, to the micro-dollar.
  public static List<Attribution> of(Bill bill) {
    return of(bill, MICRO);
  }

  /// The same with so many decimals: columns and rows add up in each.
  public static List<Attribution> of(Bill bill, int decimals) {
    var changes = new ArrayList<Attribution>();
    String last = null;
    for (var period : bill.periods().keySet()) {
      if (last != null)
        changes.add(
            between(last, bill.periods().get(last), period, bill.periods().get(period), decimals));
      last = period;
    }
    return changes;
  }

  private static Attribution between(
      String from,
      SortedMap<Item, Bought> before,
      String to,
      SortedMap<Item, Bought> after,
      int decimals) {
    var split = new Split(before, after);
    var items = new TreeSet<Item>(before.keySet());
    items.addAll(after.keySet());
    var parts = new ArrayList<Part>();
    var prices = new Running(decimals);
    var mixes = new Running(decimals);
    var costsBefore = new Running(decimals);
    var costsAfter = new Running(decimals);
    var byIndex = new TreeMap<String, BigDecimal>();
    for (var item : items) {
      var effect = split.of(item);
      var price = prices.next(effect.price());
      var mix = mixes.next(effect.mix());
      var change =
          costsAfter.next(effect.after().cost()).subtract(costsBefore.next(effect.before().cost()));
      var index = HedgingIndex.of(item);
      byIndex.merge(index, price, BigDecimal::add);
      parts.add(
          new Part(
              item,
              effect.status(),
              effect.before().quantity().rounded(3),
              effect.after().quantity().rounded(3),
              price(effect.before()),
              price(effect.after()),
              price,
              mix,
              change.subtract(price).subtract(mix),
              index));
    }
    var change = costsAfter.sum().subtract(costsBefore.sum());
    byIndex.values().removeIf(amount -> amount.signum() == 0);
    return new Attribution(
        from,
        to,
        costsBefore.sum(),
        costsAfter.sum(),
        prices.sum(),
        mixes.sum(),
        change.subtract(prices.sum()).subtract(mixes.sum()),
        List.copyOf(parts),
        byIndex);
  }

  private static BigDecimal price(Bought bought) {
    return bought.price() == null ? null : bought.price().rounded(6);
  }

  /// Rounds a column so that its cells sum to its rounded sum.
  private static final class Running {
    private final int decimals;
    private Fraction exact = Fraction.ZERO;
    private BigDecimal sum;

    Running(int decimals) {
      this.decimals = decimals;
      sum = BigDecimal.ZERO.setScale(decimals);
    }

    BigDecimal next(Fraction amount) {
      exact = exact.plus(amount);
      var before = sum;
      sum = exact.rounded(decimals);
      return sum.subtract(before);
    }

    BigDecimal sum() {
      return sum;
    }
  }
}
