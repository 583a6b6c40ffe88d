// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import outcry.desk.plan.Fill;

/// What was bought: strip by strip, and every contract behind a fold.
final class Strips {
  private Strips() {}

  static void write(Html page, CaseFigures f) {
    page.section(
        "Strips bought",
        "One line for each product and January: a lot is so many GPU-hours or million tokens;"
            + " prices in USD a unit.");
    page.table(
        List.of(
            "<Bought",
            "<Product",
            "Lot",
            "Months",
            "Lots wanted",
            "Lots bought",
            "Mean price paid",
            "Mean settlement",
            "Fees",
            "Result, USD"),
        byStrip(f.fills()).stream().map(strip -> strip(strip, f)).toList());
    page.raw("<details><summary>Contract by contract</summary>\n");
    page.table(
        List.of(
            "<Contract",
            "Units needed",
            "Lots wanted",
            "Lots bought",
            "Trades",
            "Offer",
            "Price paid",
            "Settlement",
            "Result, USD",
            "<Refused"),
        f.fills().stream().map(fill -> contract(fill, f)).toList());
    page.raw("</details>\n").end();
  }

  static List<List<Fill>> byStrip(List<Fill> fills) {
    var strips = new LinkedHashMap<String, List<Fill>>();
    fills.forEach(
        fill ->
            strips
                .computeIfAbsent(fill.date() + fill.product().name(), _ -> new ArrayList<>())
                .add(fill));
    return List.copyOf(strips.values());
  }

  private static List<String> strip(List<Fill> strip, CaseFigures f) {
    var product = strip.getFirst().product();
    long bought = strip.stream().mapToLong(Fill::filled).sum();
    long paid = strip.stream().mapToLong(Fill::paid).sum();
    long settled =
        strip.stream()
            .filter(s -> s.filled() > 0)
            .mapToLong(s -> s.filled() * settlement(s, f))
            .sum();
    return List.of(
        strip.getFirst().date().toString(),
        product.name(),
        Money.whole(product.multiplier() * 1_000_000) + " " + product.unit(),
        Integer.toString(strip.size()),
        Long.toString(strip.stream().mapToLong(Fill::lots).sum()),
        Long.toString(bought),
        mean(paid, bought),
        mean(settled, bought),
        Money.whole(strip.stream().mapToLong(Fill::fees).sum()),
        Words.signed(strip.stream().mapToLong(s -> result(s, f)).sum()));
  }

  private static List<String> contract(Fill fill, CaseFigures f) {
    return List.of(
        fill.product().contract(fill.month()),
        fill.units().setScale(0, RoundingMode.HALF_UP).toPlainString(),
        Long.toString(fill.lots()),
        Long.toString(fill.filled()),
        Integer.toString(fill.trades()),
        Money.price(fill.offer()),
        mean(fill.paid(), fill.filled()),
        f.settlements().containsKey(fill.product().contract(fill.month()))
            ? Money.price(settlement(fill, f))
            : "",
        Words.signed(result(fill, f)),
        fill.refusal());
  }

  static long result(Fill fill, CaseFigures f) {
    return fill.filled() == 0 ? 0 : fill.result(settlement(fill, f)) - fill.fees();
  }

  private static long settlement(Fill fill, CaseFigures f) {
    return f.settlements().getOrDefault(fill.product().contract(fill.month()), 0L);
  }

  /// To four decimals, as settlement prices are.
  static String mean(long sum, long count) {
    return count == 0
        ? ""
        : BigDecimal.valueOf(sum, 6)
            .divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
