// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import outcry.core.engine.CommandWriter;
import outcry.pricing.margin.Bracket;
import outcry.pricing.margin.Published;
import outcry.pricing.margin.Rate;
import outcry.pricing.margin.RiskArrays;
import outcry.server.scenario.Decimals;

/// The outright rates of a model as a table: written with each model, and read to hold the next one
/// against it (rule M-18).
public final class RateTable {
  private static final String HEADING = "date,contract,long,short,unfixed";
  private static final double MICROS = 1e6;
  private static final int COLUMN = 10;

  private RateTable() {}

  /// The table as a file.
  public static String csv(Published published) {
    var table = new StringBuilder(HEADING).append('\n');
    for (var rate : published.rates()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%.6f\n",
              published.date(),
              rate.contract(),
              Decimals.brief(rate.buyer()),
              Decimals.brief(rate.seller()),
              rate.unfixed()));
    }
    return table.toString();
  }

  static Published parse(String file, String table) throws BadModel {
    var lines = table.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() < 2 || !lines.getFirst().equals(HEADING)) {
      throw new BadModel(file + " does not begin with " + HEADING + " and a row");
    }
    var rates = new ArrayList<Rate>();
    LocalDate date = null;
    for (int r = 1; r < lines.size(); r++) {
      var cells = lines.get(r).split(",", -1);
      try {
        date = LocalDate.parse(cells[0]);
        rates.add(
            new Rate(
                cells[1],
                micros(cells[2]),
                micros(cells[3]),
                NONE,
                NONE,
                Double.parseDouble(cells[4]),
                1));
      } catch (DateTimeException | ArrayIndexOutOfBoundsException | NumberFormatException _) {
        throw new BadModel(
            file + " row " + (r + 1) + " is \"" + lines.get(r) + "\"; it holds " + HEADING);
      }
    }
    return new Published(date, new RiskArrays("before", List.of(), List.of()), rates);
  }

  private static final Rate.Parts NONE = new Rate.Parts(0, 0, 0, 0);

  private static long micros(String text) {
    long micros = Decimals.isDecimal(text) ? Decimals.micros(text) : CommandWriter.ABSENT;
    if (micros < 0) {
      throw new NumberFormatException(text);
    }
    return micros;
  }

  /// The table for people: each rate with its parts, dollars a lot.
  public static String text(Published published, ModelPlan plan) {
    var table = new StringBuilder();
    int width = published.rates().stream().mapToInt(r -> r.contract().length()).max().orElse(8) + 2;
    table.append(
        line(
            width,
            "contract",
            "side",
            "rate",
            "of price",
            "fhs",
            "floor",
            "jump",
            "stress",
            "least",
            "delivery",
            "of 1,000",
            "lift"));
    for (var instrument : plan.instruments()) {
      var rate =
          published.rates().stream()
              .filter(each -> each.contract().equals(instrument.contract()))
              .findFirst()
              .orElseThrow();
      double notional = instrument.notional() / instrument.unfixed();
      table.append(row(width, published.arrays(), rate, true, notional));
      table.append(row(width, published.arrays(), rate, false, notional));
    }
    return table.toString();
  }

  private static String row(
      int width, RiskArrays model, Rate rate, boolean buyer, double notional) {
    var parts = buyer ? rate.buyerParts() : rate.sellerParts();
    long asked = buyer ? rate.buyer() : rate.seller();
    long least = buyer ? 0 : model.shortMinimum().getOrDefault(rate.contract(), 0L);
    var tables = model.addOns().getOrDefault(rate.contract(), Map.of());
    return line(
        width,
        rate.contract(),
        buyer ? "long" : "short",
        dollars(asked),
        String.format(Locale.ROOT, "%.1f %%", 100 * asked / notional),
        dollars(parts.history()),
        dollars(parts.floor()),
        dollars(parts.jump()),
        dollars(parts.stress()),
        dollars(least),
        dollars(Bracket.cost(tables.getOrDefault("delivery", List.of()), 1)),
        whole(Bracket.cost(tables.getOrDefault("concentration", List.of()), 1_000)),
        rate.lift() == 1 ? "-" : String.format(Locale.ROOT, "%.4f", rate.lift()));
  }

  private static String line(int width, String contract, String side, String... cells) {
    var line = new StringBuilder(padded(contract, -width)).append(padded(side, -5));
    for (var cell : cells) {
      line.append(padded(cell, COLUMN));
    }
    return line.append('\n').toString();
  }

  /// To the left when `width` is negative.
  private static String padded(String text, int width) {
    var blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
    return width < 0 ? text + blanks : blanks + text;
  }

  private static String whole(double micros) {
    return micros == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", micros / MICROS);
  }

  private static String dollars(double micros) {
    return micros == 0 ? "-" : String.format(Locale.ROOT, "%,.2f", micros / MICROS);
  }
}
