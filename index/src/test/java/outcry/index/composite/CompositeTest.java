// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.token.TokenIndices;

/// Indices made of indices (rules I-56 to I-58).
class CompositeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final LocalDate NEXT = DAY.plusDays(1);

  @Test
  void aBlendIsAFixedMixRoundedOnce() {
    var parts = new ArrayList<IndexMethod>();
    parts.add(says("TFC", Grade.A, 500_000));
    parts.add(says("TFI", Grade.B, 4_000_000));
    parts.add(says("TFO", Grade.A, 20_000_001));
    var day = only(Composites.over(parts), "TFB").resume(State.NONE).close(DAY);
    assertEquals(3_150_000, day.value(), "rule I-56");
    assertEquals(Grade.B, day.grade().orElseThrow());
    assertEquals("[TFI-L/2 has grade B (rule I-56)]", day.downgrades().toString());
    assertEquals(1, day.panel().stream().mapToDouble(row -> row.weight()).sum(), 1e-12);
  }

  @Test
  void aWithheldPartWithholdsTheWhole() {
    var parts = List.<IndexMethod>of(says("TSI", Grade.A, 1), says("TSO", Grade.A, 0));
    var day = only(Composites.over(parts), "TSB").resume(State.NONE).close(DAY);
    assertEquals("TSO-L/2 is withheld: nobody spoke", day.withheld());
    assertEquals(0, day.value());
  }

  /// The example of rule I-57: H100 up a tenth is 2.7 points.
  @Test
  void thePointsOfTheCombinedBasket() {
    var run = only(Composites.over(basket(NEXT, 3_300_000)), "ACB").resume(State.NONE);
    assertEquals(100_000_000, run.close(DAY).value());
    assertEquals(102_700_000, run.close(NEXT).value());
  }

  /// A year later the same rise weighs what the shares of the table say, not what the year before
  /// made of them; the level goes on.
  @Test
  void theBasketIsLinkedAnewEveryYear() {
    var newYear = LocalDate.of(2027, 1, 1);
    var method = only(Composites.over(basket(newYear, 6_600_000, 6_600_000, 3_300_000)), "ACB");
    var run = method.resume(State.NONE);
    assertEquals(100_000_000, run.close(DAY).value());
    var year = run.close(newYear);
    var linked = method.resume(year.next()).close(newYear.plusDays(1));
    assertEquals(132_400_000, year.value(), "100 * (1 + 0.27 * 1.2)");
    assertEquals(132_400_000, linked.value(), "unchanged since");
    var halved = method.resume(linked.next()).close(newYear.plusDays(2));
    assertEquals(
        102_700_000, halved.value(), "linked at 2026's last day, 3.00 to 3.30 is 2.7 more");
  }

  @Test
  void aSpreadMayBeNegative() {
    var parts =
        List.<IndexMethod>of(says("H100", Grade.C, 3_370_000), says("H200", Grade.A, 3_000_000));
    var day = only(Composites.over(parts), "H200-H100").resume(State.NONE).close(DAY);
    assertEquals(-370_000, day.value(), "rule I-57");
    assertEquals(Grade.C, day.grade().orElseThrow());
  }

  /// The example of rule I-58.
  @Test
  void theMarginOfAGpuHour() {
    var parts =
        List.<IndexMethod>of(says("H100", Grade.A, 3_370_000), says("TOO-LLAMA", Grade.C, 790_000));
    var margin = only(Composites.over(parts), "IMS-H100");
    assertEquals(13_751_640, ReferenceRate.of("H100", 1).mtok());
    var day = margin.resume(State.NONE).close(DAY);
    assertEquals(7_493_796, day.value());
    var early = margin.resume(State.NONE).close(LocalDate.of(2025, 9, 8));
    assertTrue(early.withheld().contains("was published on 2025-09-09"), early.withheld());
  }

  @Test
  void aCompositeOfTheArchiveGoesOnFromAPublishedState() {
    var facts = PriceFacts.shipped();
    var method = only(Composites.over(TokenIndices.archive(facts)), "TFB");
    var run = method.resume(State.NONE);
    var days = new ArrayList<Determination>();
    var first = LocalDate.of(2024, 9, 1);
    for (int i = 0; i < 200; i++) days.add(run.close(first.plusDays(i)));
    for (int cut : List.of(0, 50, 121, 122, 150)) {
      var again = method.resume(days.get(cut).next());
      for (int i = cut + 1; i < days.size(); i++)
        assertEquals(days.get(i), again.close(first.plusDays(i)));
    }
  }

  /// An entrant's first fortnight must not end because a day was published in between.
  @Test
  void aPartGoesOnFromAllThatWasKnownOfIt() {
    var methods = List.of(says("H100", Grade.A, 3_370_000));
    var joined =
        new State.Member(
            "Lambda", "neocloud", DAY, 1, 2, 3, DAY, DAY.minusDays(4), 1_231, List.of(DAY));
    var founder = new State.Member("Nebius", "neocloud", DAY, 4, 5, 6, DAY);
    var part = new State(DAY, 3_370_000, 2, List.of(joined, founder));
    var whole = new Standing(DAY, 7, null, 0, List.of(), List.of(), List.of(part));
    assertEquals(List.of(part), Standing.of(whole.state(methods), methods).parts());
  }

  private static List<IndexMethod> basket(LocalDate from, long... h100) {
    var parts = new ArrayList<IndexMethod>();
    var prices = new TreeMap<LocalDate, Long>(Map.of(DAY, 3_000_000L));
    for (int i = 0; i < h100.length; i++) prices.put(from.plusDays(i), h100[i]);
    parts.add(new Spoken("H100", Grade.A, prices));
    for (var other : List.of("H200", "B200", "TFI", "TFC", "TFO", "TSI", "TSO", "TOI", "TOO")) {
      var same = new TreeMap<LocalDate, Long>();
      prices.keySet().forEach(day -> same.put(day, 4_000_000L));
      parts.add(new Spoken(other, Grade.A, same));
    }
    return parts;
  }

  private static IndexMethod says(String index, Grade grade, long value) {
    var values = new TreeMap<LocalDate, Long>();
    values.put(DAY, value);
    values.put(LocalDate.of(2025, 9, 8), value);
    return new Spoken(index, grade, values);
  }

  private static IndexMethod only(List<IndexMethod> methods, String index) {
    return methods.stream().filter(m -> m.index().equals(index)).findFirst().orElseThrow();
  }
}
