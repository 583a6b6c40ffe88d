// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.fact.PriceFact;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.IndexMethod;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;

/// Dated facts as readings of the Archive family (rule I-31): a reading on the day of a fact, a
/// refusal `withdrawn` on the day a group stops selling. Between facts the method itself carries.
///
/// Of several sellers of a legal group the newest fact speaks; of two on one day the lower (rule
/// I-3). A group changes what it says when a fact arrives, when the seller that spoke for it stops,
/// and when it buys another.
public final class ArchiveReadings {
  private static final long NOON = 43_200;
  private static final long DAY = 86_400;

  /// Dollars in millionths to the amount of a price in 10^-12.
  private static final long FINE = Price.ONE / 1_000_000;

  private final PriceFacts facts;
  private final String gpu;

  /// @param gpu the good of the index: `H100`
  public ArchiveReadings(PriceFacts facts, String gpu) {
    this.facts = facts;
    this.gpu = gpu;
  }

  /// The first day anything is known of the good.
  public LocalDate firstDate() {
    return facts.providers(gpu).stream()
        .map(provider -> facts.firstDate(gpu, provider))
        .min(LocalDate::compareTo)
        .orElseThrow(() -> new IllegalArgumentException("no facts about " + gpu));
  }

  /// Gives a run everything known of the days up to and including `last`.
  public void feed(IndexMethod.Intake run, LocalDate last) {
    SortedMap<String, PriceFact> yesterday = new TreeMap<>();
    for (var date = firstDate(); !date.isAfter(last); date = date.plusDays(1)) {
      var voices = voices(date);
      for (var entry : voices.entrySet()) {
        var fact = entry.getValue();
        if (!fact.equals(yesterday.get(entry.getKey())) || fact.date().equals(date))
          run.take(reading(entry.getKey(), fact, date));
      }
      for (var group : yesterday.keySet()) {
        if (!voices.containsKey(group)) run.refuse(withdrawn(group, date));
      }
      yesterday = voices;
    }
  }

  /// Who speaks for each group on a day.
  private SortedMap<String, PriceFact> voices(LocalDate date) {
    var voices = new TreeMap<String, PriceFact>();
    for (var provider : facts.providers(gpu)) {
      facts
          .known(gpu, provider, date)
          .ifPresent(fact -> voices.merge(facts.group(provider, date), fact, this::newer));
    }
    return voices;
  }

  private PriceFact newer(PriceFact one, PriceFact other) {
    int order = one.date().compareTo(other.date());
    if (order == 0) order = Long.compare(other.price(), one.price());
    return order >= 0 ? one : other;
  }

  private Reading reading(String group, PriceFact fact, LocalDate date) {
    var seen =
        new Observation(
            second(date),
            second(fact.date()),
            fact.source(),
            fact.provider(),
            fact.tier(),
            new Good.Gpu(gpu, "", memory(), ""),
            1,
            "",
            Terms.ON_DEMAND,
            Kind.LIST,
            new Price(fact.price() * FINE, Currency.USD, PriceUnit.GPU_HOUR),
            0,
            "",
            0,
            0);
    return new Reading(seen, group, fact.price());
  }

  /// The facts are about the good of the index, whose memory they do not repeat.
  private int memory() {
    return Listed.archive().stream()
        .map(ListedTerms::scope)
        .filter(scope -> scope.gpu().equals(gpu))
        .findFirst()
        .map(GpuScope::memoryFrom)
        .orElse(0);
  }

  private Refusal withdrawn(String group, LocalDate date) {
    return new Refusal(
        second(date), "", group, gpu, DayBook.WITHDRAWN, "stopped selling (rule I-5)", 0, 0);
  }

  private static long second(LocalDate date) {
    return date.toEpochDay() * DAY + NOON;
  }

  /// The goods with an index of this family.
  public static List<String> goods() {
    return Listed.archive().stream().map(ListedTerms::index).toList();
  }
}
