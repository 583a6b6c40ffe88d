// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// Catalogues as a test tells them: day by day, source by source.
final class Captures {
  static final LocalDate START = LocalDate.of(2026, 5, 1);
  private static final long FINE = Price.ONE / 1_000_000;

  private final TreeMap<LocalDate, List<Reading>> days = new TreeMap<>();
  private int line = 1;

  /// One row of a catalogue.
  Captures row(int day, String source, String seller, String model, double dollars) {
    return row(day, source, seller, model, dollars, "", DayTier.ALL_DAY, day);
  }

  Captures row(
      int day,
      String source,
      String seller,
      String model,
      double dollars,
      String region,
      DayTier hours,
      int effective) {
    var good = new Good.Tokens(model, Component.INPUT, ContextTier.SHORT, hours);
    return row(day, source, seller, good, dollars, region, Terms.ON_DEMAND, effective);
  }

  Captures row(
      int day,
      String source,
      String seller,
      Good.Tokens good,
      double dollars,
      String region,
      Terms terms,
      int effective) {
    long price = Math.round(dollars * 1e6);
    var seen =
        new Observation(
            second(day),
            second(effective),
            source,
            seller,
            Tier.FRONTIER,
            good,
            1,
            region,
            terms,
            Kind.LIST,
            new Price(price * FINE, Currency.USD, PriceUnit.MTOK),
            0,
            "",
            0,
            line++);
    days.computeIfAbsent(START.plusDays(day), _ -> new ArrayList<>())
        .add(new Reading(seen, seller, price));
    return this;
  }

  /// The same row on every day of a span.
  Captures rows(int from, int to, String source, String seller, String model, double dollars) {
    for (int day = from; day <= to; day++) row(day, source, seller, model, dollars);
    return this;
  }

  /// Four frontier lines at 5, 2, 2 and 4, listed by two sources: a basket that can be fixed.
  static Captures fourLines(int from, int to) {
    var captures = new Captures();
    for (var source : List.of("alpha", "beta"))
      captures
          .rows(from, to, source, "Anthropic", "claude-opus-4.7", 5)
          .rows(from, to, source, "Google", "gemini-3.1-pro", 2)
          .rows(from, to, source, "xAI", "grok-4.20", 2)
          .rows(from, to, source, "OpenAI", "gpt-5.5", 4);
    return captures;
  }

  /// Takes away what a source said of a model.
  Captures without(int from, int to, String source, String model) {
    for (int day = from; day <= to; day++) {
      var readings = days.get(START.plusDays(day));
      if (readings != null)
        readings.removeIf(
            r -> r.seen().source().equals(source) && r.seen().good().name().equals(model));
    }
    return this;
  }

  List<Reading> readings() {
    return days.values().stream().flatMap(List::stream).toList();
  }

  /// Walks the method over days 0 to `last`.
  List<Determination> walk(IndexMethod method, int last) {
    var run = method.resume(State.NONE);
    readings().forEach(run::take);
    var made = new ArrayList<Determination>();
    for (int day = 0; day <= last; day++) made.add(run.close(START.plusDays(day)));
    return made;
  }

  static IndexMethod method(String index) {
    return TokenIndices.listed().stream()
        .filter(method -> method.index().equals(index))
        .findFirst()
        .orElseThrow();
  }

  static long second(int day) {
    return TokenFixing.noon(START.plusDays(day));
  }
}
