// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A bill for compute, by period and item.
///
/// The table has a header; the order of columns is free, case does not matter, others are allowed:
/// `period` (text that sorts: `2026-06`), `good` or `model`, `quantity`, and at least one of
/// `unit_price` (or `price`) and `cost` (or `amount`); `component` and `unit` may be missing.
/// Quantities are million tokens and GPU-hours unless `unit` says `token`, `1k-tokens`, `mtok` or
/// `gpu-hour`; `currency` is USD or US cents. Rows of one item in one period are added up, and a
/// refund is a row with a negative quantity.
///
/// @param periods what was bought in each, by item
public record Bill(SortedMap<String, SortedMap<Item, Bought>> periods) {

  /// What is billed.
  ///
  /// @param good model or GPU, as the bill names it
  /// @param component `input`, `cached`, `output`; empty for GPU-hours
  /// @param pool `Mtok`, `GPU-hour` or `fee`: quantities of different pools are never added
  public record Item(String good, String component, String pool) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      int order = pool.compareTo(other.pool);
      if (order == 0) order = good.compareTo(other.good);
      return order == 0 ? component.compareTo(other.component) : order;
    }

    public String text() {
      var named = component.isEmpty() ? good : good + " " + component;
      return pool.equals(FEE) ? named + " (fee or credit)" : named;
    }
  }

  /// How much of it, and for how much.
  ///
  /// @param listed the unit price the bill states, for an item of which nothing was bought; the
  ///   lowest of several; else null
  record Bought(Fraction quantity, Fraction cost, Fraction listed) {
    Bought plus(Bought other) {
      return new Bought(
          quantity.plus(other.quantity), cost.plus(other.cost), lower(listed, other.listed));
    }

    private static Fraction lower(Fraction one, Fraction other) {
      if (one == null || other == null) return one == null ? other : one;
      return one.minus(other).over().signum() <= 0 ? one : other;
    }

    /// Cost over quantity, or the stated price; null when neither says.
    Fraction price() {
      return quantity.isZero() ? listed : cost.by(quantity);
    }
  }

  private static final Map<String, String> NAMES =
      Map.of(
          "model",
          "good",
          "price",
          "unit_price",
          "unit price",
          "unit_price",
          "amount",
          "cost",
          "usage",
          "quantity");
  private static final String FEE = "fee";

  /// What a line names that has neither unit nor component: `H100`, `NVIDIA B200`, `MI300X`.
  static final Pattern GPU =
      Pattern.compile("(?i)(nvidia |amd )?(h|b|a|l|t|v|gb|gh|mi|rtx)[ -]?\\d{2,}");

  /// @throws UnreadableBill naming line, value and rule
  public static Bill parse(String text) {
    var lines = Csv.records(text);
    if (lines.isEmpty()) throw new UnreadableBill("the bill is empty");
    var columns = new HashMap<String, Integer>();
    var header = lines.getFirst().fields();
    for (int i = 0; i < header.size(); i++) {
      var name = header.get(i).strip().toLowerCase(Locale.ROOT);
      columns.putIfAbsent(NAMES.getOrDefault(name, name.replace(' ', '_')), i);
    }
    var missing = new ArrayList<String>();
    for (var needed : List.of("period", "good", "quantity"))
      if (!columns.containsKey(needed)) missing.add(needed);
    if (!columns.containsKey("unit_price") && !columns.containsKey("cost"))
      missing.add("unit_price or cost");
    if (!missing.isEmpty())
      throw new UnreadableBill(
          "the bill has no column "
              + String.join(", ", missing)
              + "; its columns are "
              + String.join(",", header)
              + " (rule I-59)");
    var periods = new TreeMap<String, SortedMap<Item, Bought>>(Period.IN_TIME);
    for (var line : lines.subList(1, lines.size())) {
      var row = new BillRow(columns, line);
      periods
          .computeIfAbsent(row.period(), _ -> new TreeMap<>())
          .merge(row.item(), row.bought(), Bought::plus);
    }
    if (periods.size() < 2)
      throw new UnreadableBill(
          "the bill has "
              + periods.size()
              + (periods.size() == 1 ? " period, " + periods.firstKey() : " periods")
              + "; a change needs two (rule I-59)");
    periods.forEach((period, bought) -> bought.forEach((item, sum) -> check(period, item, sum)));
    return new Bill(periods);
  }

  /// What is taken back lowers what was bought in the period; it cannot lower it below nothing.
  private static void check(String period, Item item, Bought sum) {
    if (item.pool().equals(FEE)) return;
    boolean less = sum.quantity().over().signum() < 0;
    boolean paid = !sum.quantity().isZero() && sum.cost().over().signum() < 0;
    if (!less && !paid) return;
    throw new UnreadableBill(
        "period "
            + period
            + ": "
            + item.text()
            + " sums to "
            + sum.quantity().rounded(6).stripTrailingZeros().toPlainString()
            + " "
            + item.pool()
            + " for "
            + sum.cost().rounded(6).stripTrailingZeros().toPlainString()
            + " USD, allowed is 0 or more of both; what is taken back of another period is a"
            + " credit: quantity 0 and a cost (rule I-59)");
  }
}
