// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// The archive family over the facts that come with the house (rules I-47 to I-51, I-54, I-55).
class ArchiveTokensTest {
  private static final PriceFacts FACTS = PriceFacts.shipped();
  private static final LocalDate FIRST = LocalDate.of(2023, 12, 1);

  @Test
  void everyMoveIsANamedListPrice() {
    int moves = 0;
    for (var method : TokenIndices.archive(FACTS)) {
      long before = 0;
      for (var day : walk(method)) {
        if (!day.withheld().isEmpty()) continue;
        var named = day.panel().stream().filter(row -> row.change() != 0).toList();
        if (before != 0 && before != day.value()) {
          moves++;
          assertTrue(!named.isEmpty(), day.name() + " moved on " + day.date() + " without a name");
        }
        double change = named.stream().mapToDouble(r -> r.weight() * Math.expm1(r.change())).sum();
        if (before != 0)
          assertEquals(before * (1 + change), day.value(), 1, day.name() + day.date());
        before = day.value();
      }
    }
    assertTrue(moves > 25, moves + " moves");
  }

  /// The basket of rule I-48: three lines, a third each because the caps cannot be kept; the level
  /// is the one the terms set.
  @Test
  void theFirstDayHasTheLinesThatAreThere() {
    var first = on("TFI", LocalDate.of(2024, 1, 1));
    assertEquals(4_976_966, first.value());
    assertEquals(
        6_910_000, first.panel().stream().mapToLong(r -> Math.round(r.weight() * r.price())).sum());
    assertEquals(3, first.providers());
    assertTrue(first.downgrades().toString().contains("caps"), first.downgrades().toString());
  }

  /// Rule I-51: on 2024-03-04 Claude 3 Opus at 15 follows Claude 2.1 at 8, and nothing moves.
  @Test
  void aSuccessorIsLinkedInWithoutAMove() {
    var before = on("TFI", LocalDate.of(2024, 3, 3));
    var day = on("TFI", LocalDate.of(2024, 3, 4));
    var after = on("TFI", LocalDate.of(2024, 3, 5));
    assertEquals(before.value(), day.value());
    assertEquals(before.value(), after.value());
    assertTrue(reason(day, "claude-2.1").contains("from tomorrow claude-3-opus"), "" + day.panel());
    assertTrue(reason(after, "claude-3-opus").contains("unchanged at 15.00"), "" + after.panel());
  }

  /// Rule I-54, and the good of rule I-47: the announced doubling of Gemini 3.8 Flash is in the
  /// panel of the standard tier's input index, and nowhere else.
  @Test
  void anAnnouncedChangeIsInThePanel() {
    var day = on("TSI", FACTS.lastDate());
    var told = "Google announces 1.50 from 2027-01-01 (rule I-54)";
    assertTrue(reason(day, "gemini-3.8-flash").contains(told), "" + day.panel());
    var before = on("TSI", FACTS.lastDate().minusDays(1)).panel().toString();
    assertTrue(!before.contains("announces"), "not before it was known: " + before);
    assertTrue(!on("TFI", FACTS.lastDate()).panel().toString().contains("announces"));
  }

  /// Rule I-50: an open model needs its hosts; rule I-55: no archive fixing is an A.
  @Test
  void openModelsNeedHostsAndTheArchiveIsNeverAnA() {
    var day = on("TOO", FACTS.lastDate());
    for (var row : day.panel())
      if (row.weight() > 0) assertTrue(row.records() >= 3, row.toString());
    for (var method : TokenIndices.archive(FACTS))
      for (var fixing : walk(method))
        assertTrue(fixing.grade().isEmpty() || fixing.grade().get().ordinal() > 0);
  }

  @Test
  void aRunGoesOnFromAPublishedState() {
    for (var method : TokenIndices.archive(FACTS)) {
      var whole = walk(method);
      for (int cut : List.of(30, 100, 396, 397, 500, 900)) {
        var run = method.resume(whole.get(cut).next());
        for (int i = cut + 1; i < Math.min(cut + 60, whole.size()); i++)
          assertEquals(whole.get(i), run.close(FIRST.plusDays(i)), method.index() + " " + i);
      }
    }
  }

  private static Determination on(String index, LocalDate date) {
    return HISTORY
        .computeIfAbsent(index, _ -> walk(method(index)))
        .get((int) (date.toEpochDay() - FIRST.toEpochDay()));
  }

  private static final TreeMap<String, List<Determination>> HISTORY = new TreeMap<>();

  private static IndexMethod method(String index) {
    return TokenIndices.archive(FACTS).stream()
        .filter(method -> method.index().equals(index))
        .findFirst()
        .orElseThrow();
  }

  private static List<Determination> walk(IndexMethod method) {
    var days = new ArrayList<Determination>();
    var run = method.resume(State.NONE);
    for (var day = FIRST; !day.isAfter(FACTS.lastDate()); day = day.plusDays(1))
      days.add(run.close(day));
    return days;
  }

  private static String reason(Determination day, String model) {
    return day.panel().stream()
        .filter(row -> row.provider().equals(model) && row.screen() != Screen.STALE)
        .map(row -> row.reason())
        .findFirst()
        .orElse("no row of " + model);
  }
}
