// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import outcry.index.analysis.Bill.Bought;
import outcry.index.analysis.Bill.Item;

/// One row of a bill: what was bought, how much of it, and for how much.
record BillRow(Map<String, Integer> columns, Csv.Record line) {
  private static final String UNITS = "mtok, 1k-tokens, token or gpu-hour";
  private static final int DIGITS = 30;

  /// A comma separates thousands; `5,00` is somebody's decimal comma and would be read as 500.
  private static final Pattern GROUPED = Pattern.compile("[^,]*?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

  String period() {
    var period = text("period");
    var fault = Period.fault(period);
    if (!fault.isEmpty()) throw line.wrong("period", fault);
    return period;
  }

  Item item() {
    var good = text("good");
    var component = optional("component").toLowerCase(Locale.ROOT);
    if (isFee()) return new Item(good, component, "fee");
    return new Item(good, component, isHours() ? "GPU-hour" : "Mtok");
  }

  Bought bought() {
    var quantity = quantity();
    var price = price();
    var cost = cost();
    if (cost == null && price == null)
      throw line.wrong("cost", "neither a unit price nor a cost is said, one is needed");
    if (price != null && price.over().signum() < 0)
      throw line.wrong(
          "unit_price",
          "'"
              + optional("unit_price")
              + "' is less than 0; a refund has a negative quantity, a credit quantity 0 and a"
              + " negative cost");
    if (isFee()) return new Bought(Fraction.ZERO, cost == null ? Fraction.ZERO : cost, null);
    var paid = cost == null ? quantity.times(price) : cost;
    int bought = quantity.over().signum();
    if (bought * paid.over().signum() < 0)
      throw line.wrong(
          "cost",
          "'"
              + optional("cost")
              + "' for a quantity of "
              + optional("quantity")
              + ": both must be negative (a refund) or neither; a credit has quantity 0");
    return new Bought(quantity, paid, price);
  }

  /// Money for no quantity: a fee, a credit, a minimum charge. A price without either is a price.
  private boolean isFee() {
    if (!quantity().isZero()) return false;
    var cost = cost();
    return price() == null || (cost != null && !cost.isZero());
  }

  private boolean isHours() {
    var unit = unit();
    if (unit.startsWith("gpu") || unit.startsWith("pergpu")) return true;
    return unit.isEmpty()
        && optional("component").isEmpty()
        && Bill.GPU.matcher(text("good")).lookingAt();
  }

  private Fraction quantity() {
    var quantity = number("quantity");
    if (quantity == null) throw line.wrong("quantity", "is empty; a fee or credit has 0");
    return quantity.times(scale());
  }

  /// Dollars per million tokens or per GPU-hour; null when not stated.
  private Fraction price() {
    var price = number("unit_price");
    return price == null ? null : price.times(dollars()).by(scale());
  }

  private Fraction cost() {
    var cost = number("cost");
    return cost == null ? null : cost.times(dollars());
  }

  /// Million tokens or GPU-hours to one unit of the row.
  private Fraction scale() {
    if (isHours()) return Fraction.of(BigDecimal.ONE);
    return switch (unit()) {
      case "",
          "mtok",
          "mtoks",
          "1mtok",
          "1mtokens",
          "mtokens",
          "milliontokens",
          "permtok",
          "per1m",
          "1m" ->
          Fraction.of(BigDecimal.ONE);
      case "1ktokens", "ktok", "ktokens", "1ktok", "1k", "per1k", "1000tokens" ->
          Fraction.of(new BigDecimal("0.001"));
      case "token", "tokens", "pertoken" -> Fraction.of(new BigDecimal("0.000001"));
      default -> throw line.wrong("unit", "'" + optional("unit") + "' is not " + UNITS);
    };
  }

  private String unit() {
    return optional("unit").toLowerCase(Locale.ROOT).replaceAll("[\\s_/-]", "");
  }

  /// A bill knows no rate of exchange: what its lines would be worth in dollars is another
  /// question.
  private Fraction dollars() {
    return switch (optional("currency").toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
      case "", "usd", "$", "us$" -> Fraction.of(BigDecimal.ONE);
      case "usc", "cents", "cent", "usdcents" -> Fraction.of(new BigDecimal("0.01"));
      default ->
          throw line.wrong(
              "currency",
              "'"
                  + optional("currency")
                  + "' is not USD or USc; convert the bill to dollars first");
    };
  }

  private Fraction number(String column) {
    var said = optional(column);
    var text = said.replace("$", "").replace("_", "").strip();
    if (text.isEmpty()) return null;
    if (text.contains(",") && !GROUPED.matcher(text).matches())
      throw line.wrong(
          column, "'" + said + "': a comma separates thousands, a point decimals: 1,234.50");
    try {
      var number = new BigDecimal(text.replace(",", ""));
      if (Math.abs(number.scale()) > DIGITS || number.precision() > DIGITS)
        throw line.wrong(column, "'" + said + "' has more than " + DIGITS + " digits");
      return Fraction.of(number);
    } catch (NumberFormatException _) {
      throw line.wrong(column, "'" + said + "' is not a number like 1234.50");
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
