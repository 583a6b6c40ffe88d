// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Dollars;

/// The shipped facts carry a history long and true enough to replay a hedge on.
class HistoryTest {

  private static final Benchmark HOUSE = new Benchmark(PriceFacts.shipped());

  /// Rule I-11: every month from here on has a mean.
  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "H100-L/1, 2024-01",
    "A100-L/1, 2024-01",
    "H200-L/1, 2024-11",
    "B200-L/1, 2025-07",
    "TFI-L/1, 2024-01",
    "TFO-L/1, 2024-01",
    "TSB-L/1, 2024-04",
    "TOB-L/1, 2024-04",
  })
  void everyMonthHasAMean(String index, YearMonth first) {
    var levels = new HashSet<Long>();
    for (var month = first;
        month.isBefore(YearMonth.from(HOUSE.lastDate()));
        month = month.plusMonths(1)) {
      var mean = HOUSE.mean(index, month.atDay(1), month.atEndOfMonth());
      assertTrue(mean.isPresent(), index + " in " + month);
      levels.add(mean.getAsLong());
    }
    assertTrue(levels.size() >= 6, index + " hardly moves: " + levels);
    assertTrue(HOUSE.fixing(index, HOUSE.lastDate()).isPresent());
  }

  /// A seller's own price does not move like the index: that difference is the hedger's basis.
  @Test
  void namedSellersDoNotMoveLikeTheIndex() {
    var start = LocalDate.of(2024, 3, 1);
    var end = LocalDate.of(2025, 3, 1);
    long index =
        change(
            HOUSE.fixing("H100-L/1", start).orElseThrow().value(),
            HOUSE.fixing("H100-L/1", end).orElseThrow().value());
    for (var seller : new String[] {"Lambda", "Verda", "AWS"}) {
      long own =
          change(
              HOUSE.facts().price("H100", seller, start).orElseThrow(),
              HOUSE.facts().price("H100", seller, end).orElseThrow());
      assertNotEquals(index, own, seller);
    }
  }

  /// The worked examples of rules I-3 and I-9, from the shipped facts.
  @Test
  void theRulebooksExamplesAreTheShippedFacts() {
    var group =
        HOUSE.fixing("H100-L/1", LocalDate.of(2024, 10, 21)).orElseThrow().inputs().stream()
            .filter(input -> input.provider().equals("DigitalOcean"))
            .findFirst()
            .orElseThrow();
    assertEquals(Dollars.parse("2.99"), group.price());

    var level = HOUSE.fixing("H200-L/1", LocalDate.of(2024, 12, 31)).orElseThrow();
    assertEquals(Grade.D, level.grade());
    assertEquals(Dollars.parse("3.59"), level.value());
    var prices = HOUSE.fixing("H200-L/1", LocalDate.of(2025, 1, 1)).orElseThrow();
    assertEquals(Grade.C, prices.grade());
    assertEquals(Dollars.parse("3.50"), prices.value());
  }

  /// Rule I-13: a successor takes the vote over on the day its price is known; a tier above does
  /// not.
  @Test
  void aSuccessorTakesTheVoteOver() {
    assertEquals("gpt-5.6-sol", openAi(LocalDate.of(2026, 9, 21)).good());
    assertEquals("gpt-6-sol", openAi(LocalDate.of(2026, 9, 22)).good());
    assertEquals(Dollars.parse("2"), openAi(LocalDate.of(2026, 9, 22)).price());
  }

  /// Rule I-15: every fixing of the history can be computed again from its published inputs.
  @Test
  void everyFixingCanBeComputedAgain() {
    int fixings = 0;
    for (var terms : HOUSE.indices()) {
      for (var day = LocalDate.of(2024, 1, 1);
          !day.isAfter(HOUSE.lastDate());
          day = day.plusDays(7)) {
        var fixing = HOUSE.fixing(terms.index(), day);
        if (fixing.isEmpty()) continue;
        assertEquals(
            fixing.get().value(), HOUSE.recompute(fixing.get()), terms.index() + " on " + day);
        assertTrue(
            fixing.get().low() <= fixing.get().value()
                && fixing.get().value() <= fixing.get().high());
        fixings++;
      }
    }
    assertTrue(fixings > 1_000, "fixings computed again: " + fixings);
  }

  /// A second administrator with the same facts publishes the same fixings.
  @Test
  void theSameFactsGiveTheSameFixings() {
    var other = new Benchmark(PriceFacts.shipped());
    for (IndexTerms terms : HOUSE.indices()) {
      assertEquals(
          HOUSE.fixing(terms.index(), HOUSE.lastDate()),
          other.fixing(terms.index(), HOUSE.lastDate()));
    }
  }

  private static Input openAi(LocalDate day) {
    return HOUSE.fixing("TFI-L/1", day).orElseThrow().inputs().stream()
        .filter(input -> input.provider().equals("OpenAI"))
        .findFirst()
        .orElseThrow();
  }

  private static long change(long from, long to) {
    return (to - from) * 10_000 / from;
  }
}
