// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;
import outcry.index.observation.Currency;
import outcry.index.observation.Dollars;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// Days of July 2026 as short tables: `provider tier price` a line, with `key=value` for what is
/// not as usual (H100 SXM 80 GB, list, on demand, noon, no quantity).
final class Days {
  static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

  private final IndexMethod.Run run;
  private LocalDate date = FIRST;
  private int line;

  Days(String index) {
    this(index, State.NONE, FIRST);
  }

  Days(String index, State state, LocalDate date) {
    run = Catalogue.find(index).resume(state);
    this.date = date;
  }

  /// Closes the next day with these readings.
  Determination day(String... rows) {
    readings(date, rows).forEach(run::take);
    var made = run.close(date);
    date = date.plusDays(1);
    return made;
  }

  Days refuse(String provider, String code) {
    run.refuse(
        new Refusal(
            date.toEpochDay() * 86_400, "test", provider, "H100", code, "because", 0, ++line));
    return this;
  }

  List<Reading> readings(LocalDate date, String... rows) {
    var readings = new ArrayList<Reading>();
    for (var row : rows) {
      row.lines()
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .forEach(text -> readings.add(reading(date, text)));
    }
    return readings;
  }

  private Reading reading(LocalDate date, String row) {
    var words = row.split("\\s+");
    var observed =
        Instant.parse(date + "T" + value(words, "at", "12:00:00") + "Z").getEpochSecond();
    long price = Dollars.parse(words[2]);
    var seen =
        new Observation(
            observed,
            Instant.parse(value(words, "effective", date.toString()) + "T00:00:00Z")
                .getEpochSecond(),
            value(words, "source", "test"),
            words[0],
            Tier.named(words[1]),
            new Good.Gpu(
                value(words, "good", "H100"),
                value(words, "form", "SXM"),
                Integer.parseInt(value(words, "memory", "80")),
                ""),
            Integer.parseInt(value(words, "count", "1")),
            value(words, "region", ""),
            Terms.valueOf(value(words, "terms", "ON_DEMAND")),
            Kind.valueOf(value(words, "kind", "LIST")),
            new Price(price * 1_000_000, Currency.USD, PriceUnit.GPU_HOUR),
            Long.parseLong(value(words, "quantity", "0")),
            "",
            0,
            ++line);
    return new Reading(seen, value(words, "group", words[0]), price);
  }

  private static String value(String[] words, String key, String usual) {
    return Arrays.stream(words)
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst()
        .orElse(usual);
  }

  static PanelRow row(Determination made, String provider) {
    return made.panel().stream()
        .filter(row -> row.provider().equals(provider))
        .findFirst()
        .orElseThrow(() -> new AssertionError(provider + " is not in " + made.panel()));
  }

  /// `3.370000 A`, or `withheld: why`.
  static String print(Determination made) {
    return made.withheld().isEmpty()
        ? Dollars.text(made.value(), 6) + " " + made.grade().orElseThrow()
        : "withheld: " + made.withheld();
  }

  /// `provider screen price weight tracked` a line.
  static String panel(Determination made) {
    var text = new StringBuilder();
    for (var row : made.panel()) {
      text.append(
          "%s %s %s %.9f %s\n"
              .formatted(
                  row.provider(),
                  row.screen().text(),
                  Dollars.text(row.price()),
                  row.weight(),
                  Dollars.text(row.tracked())));
    }
    return text.toString();
  }
}
