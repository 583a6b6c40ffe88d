// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigDecimal;
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
/// `gpu-hour`. Rows of one item in one period are added up.
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
      return component.isEmpty() ? good : good + " " + component;
    }
  }

  /// How much of it, and for how much.
  ///
  /// @param listed the unit price the bill states, for an item of which nothing was bought; else
  ///   null
  record Bought(Fraction quantity, Fraction cost, Fraction listed) {
    Bought plus(Bought other) {
      return new Bought(
          quantity.plus(other.quantity),
          cost.plus(other.cost),
          listed == null ? other.listed : listed);
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
  private static final Map<String, Fraction> PER_MTOK =
      Map.of(
          "mtok", Fraction.of(BigDecimal.ONE),
          "1m-tokens", Fraction.of(BigDecimal.ONE),
          "1k-tokens", Fraction.of(new BigDecimal("0.001")),
          "ktok", Fraction.of(new BigDecimal("0.001")),
          "token", Fraction.of(new BigDecimal("0.000001")),
          "tokens", Fraction.of(new BigDecimal("0.000001")));

  /// What a line names that has neither unit nor component: `H100`, `NVIDIA B200`, `MI300X`.
  private static final Pattern GPU =
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
              + String.join(",", header));
    var periods = new TreeMap<String, SortedMap<Item, Bought>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = new Row(columns, line);
      periods
          .computeIfAbsent(row.text("period"), _ -> new TreeMap<>())
          .merge(row.item(), row.bought(), Bought::plus);
    }
    if (periods.size() < 2)
      throw new UnreadableBill("the bill has " + periods.size() + " period; a change needs two");
    return new Bill(periods);
  }

  private record Row(Map<String, Integer> columns, Csv.Record line) {
    Item item() {
      var good = text("good");
      var component = optional("component").toLowerCase(Locale.ROOT);
      var unit = optional("unit").toLowerCase(Locale.ROOT);
      boolean hours =
          unit.startsWith("gpu")
              || (unit.isEmpty() && component.isEmpty() && GPU.matcher(good).lookingAt());
      if (!unit.isEmpty() && !hours && !PER_MTOK.containsKey(unit))
        throw line.wrong("unit", "'" + unit + "' is not mtok, 1k-tokens, token or gpu-hour");
      var pool = hours ? "GPU-hour" : "Mtok";
      return new Item(good, component, quantity().isZero() && price() == null ? "fee" : pool);
    }

    Bought bought() {
      var quantity = quantity();
      var price = price();
      var cost = number("cost");
      if (cost == null && price == null)
        throw line.wrong("cost", "neither a unit price nor a cost");
      var paid = cost == null ? quantity.times(price) : cost;
      if (!quantity.isZero() && paid.over().signum() < 0)
        throw line.wrong(
            "cost", "a negative cost of a positive quantity; write a credit with" + " quantity 0");
      return new Bought(quantity, paid, price);
    }

    private Fraction quantity() {
      var quantity = number("quantity");
      if (quantity == null) throw line.wrong("quantity", "is empty");
      if (quantity.over().signum() < 0) throw line.wrong("quantity", "is negative");
      return quantity.times(scale());
    }

    /// Dollars per million tokens or per GPU-hour; null when not stated.
    private Fraction price() {
      var price = number("unit_price");
      return price == null ? null : price.by(scale());
    }

    private Fraction scale() {
      return PER_MTOK.getOrDefault(
          optional("unit").toLowerCase(Locale.ROOT), Fraction.of(BigDecimal.ONE));
    }

    private Fraction number(String column) {
      var text = optional(column).replace("$", "").replace(",", "").replace("_", "").strip();
      if (text.isEmpty()) return null;
      try {
        var number = new BigDecimal(text);
        if (Math.abs(number.scale()) > 30 || number.precision() > 40)
          throw line.wrong(column, "'" + text + "' has too many digits");
        return Fraction.of(number);
      } catch (NumberFormatException _) {
        throw line.wrong(column, "'" + text + "' is not a number");
      }
    }

    private String text(String column) {
      var text = optional(column);
      if (text.isEmpty()) throw line.wrong(column, "is empty");
      return text;
    }

    private String optional(String column) {
      var at = columns.get(column);
      return at == null || at >= line.fields().size() ? "" : line.fields().get(at).strip();
    }
  }
}
