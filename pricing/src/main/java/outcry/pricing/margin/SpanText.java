// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A SPAN-style file as text: JSON for programs, a table for people and spreadsheets. Money to the
/// hundredth of a cent, deltas and rates to six places.
public final class SpanText {
  private static final int MONEY = 4;
  private static final int SHARE = 6;

  private SpanText() {}

  public static String json(Span file) {
    return "{\"model\":%s,\"scenarios\":%s,\"commodities\":%s,\"credits\":%s}"
        .formatted(
            RiskArraysJson.quoted(file.model()),
            list(SpanScenario.ALL.stream().map(SpanText::json).toList()),
            list(file.commodities().stream().map(SpanText::json).toList()),
            list(file.credits().stream().map(SpanText::json).toList()));
  }

  private static String json(SpanScenario scenario) {
    return "{\"price\":%s,\"volatility\":%d,\"covered\":%s}"
        .formatted(
            number(scenario.price(), SHARE),
            scenario.volatility(),
            number(scenario.covered(), SHARE));
  }

  private static String json(Span.Commodity commodity) {
    return "{\"commodity\":%s,\"interMonth\":%s,\"shortMinimum\":%s,\"contracts\":%s}"
        .formatted(
            RiskArraysJson.quoted(commodity.name()),
            money(commodity.interMonth()),
            money(commodity.shortMinimum()),
            list(commodity.rows().stream().map(SpanText::json).toList()));
  }

  private static String json(Span.Row row) {
    return ("{\"contract\":%s,\"kind\":%s,\"price\":%s,\"priceScan\":%s,\"volatilityScan\":%s,"
            + "\"delta\":%s,\"optionValue\":%s,\"delivery\":%s,\"losses\":%s}")
        .formatted(
            RiskArraysJson.quoted(row.contract()),
            row.option() ? "\"option\"" : "\"future\"",
            '"' + number(row.price(), SHARE) + '"',
            '"' + number(row.priceScan(), SHARE) + '"',
            number(row.volatilityScan(), SHARE),
            number(row.delta(), SHARE),
            money(row.value()),
            money(row.delivery()),
            list(row.losses().stream().map(SpanText::money).toList()));
  }

  private static String json(Span.InterCommodity credit) {
    return "{\"rate\":%s,\"legs\":%s}"
        .formatted(
            number(credit.rate(), SHARE),
            list(
                credit.legs().stream()
                    .map(
                        leg ->
                            "{\"commodity\":%s,\"ratio\":%s}"
                                .formatted(
                                    RiskArraysJson.quoted(leg.commodity()),
                                    number(leg.ratio(), SHARE)))
                    .toList()));
  }

  /// Rows begin with what they are: `scenario`, `commodity`, `contract`, `credit`.
  public static String csv(Span file) {
    var rows = new ArrayList<String>();
    rows.add("# " + file.model() + ": loss of one long lot in dollars, sixteen scenarios");
    rows.add("scenario,price," + scenarios(s -> number(s.price(), MONEY)));
    rows.add("scenario,volatility," + scenarios(s -> Integer.toString(s.volatility())));
    rows.add("scenario,covered," + scenarios(s -> number(s.covered(), MONEY)));
    rows.add(
        "contract,name,commodity,kind,price,price scan,volatility scan,delta,option value,delivery,"
            + scenarios(s -> Integer.toString(SpanScenario.ALL.indexOf(s) + 1)));
    for (var commodity : file.commodities()) {
      for (var row : commodity.rows()) {
        rows.add("contract," + csv(commodity, row));
      }
    }
    rows.add("commodity,name,inter-month charge,short option minimum");
    for (var commodity : file.commodities()) {
      rows.add(
          "commodity,%s,%s,%s"
              .formatted(
                  cell(commodity.name()),
                  number(commodity.interMonth(), MONEY),
                  number(commodity.shortMinimum(), MONEY)));
    }
    rows.add("credit,rate,commodity and ratio of each leg");
    for (var credit : file.credits()) {
      rows.add(
          "credit,"
              + number(credit.rate(), SHARE)
              + credit.legs().stream()
                  .map(leg -> "," + cell(leg.commodity()) + "," + number(leg.ratio(), SHARE))
                  .collect(Collectors.joining()));
    }
    return String.join("\n", rows) + "\n";
  }

  private static String csv(Span.Commodity commodity, Span.Row row) {
    var cells = new ArrayList<String>();
    cells.add(cell(row.contract()));
    cells.add(cell(commodity.name()));
    cells.add(row.option() ? "option" : "future");
    cells.add(number(row.price(), SHARE));
    cells.add(number(row.priceScan(), SHARE));
    cells.add(number(row.volatilityScan(), SHARE));
    cells.add(number(row.delta(), SHARE));
    cells.add(number(row.value(), MONEY));
    cells.add(number(row.delivery(), MONEY));
    row.losses().forEach(loss -> cells.add(number(loss, MONEY)));
    return String.join(",", cells);
  }

  private static String scenarios(Function<SpanScenario, String> text) {
    return SpanScenario.ALL.stream().map(text).collect(Collectors.joining(","));
  }

  /// A name as a cell; one with a comma or a quote is quoted.
  private static String cell(String name) {
    return name.contains(",") || name.contains("\"")
        ? '"' + name.replace("\"", "\"\"") + '"'
        : name;
  }

  private static String list(List<String> entries) {
    return "[" + String.join(",", entries) + "]";
  }

  private static String money(double dollars) {
    return '"' + number(dollars, MONEY) + '"';
  }

  private static String number(double value, int places) {
    var rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
