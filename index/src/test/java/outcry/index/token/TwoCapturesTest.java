// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Reading;

/// When a change counts (rule I-52) and what is no change (rule I-53). Four lines of equal weight
/// at 5, 2, 2 and 4: the level is 3.25, and a line that doubles adds a quarter.
class TwoCapturesTest {
  private static final long LEVEL = 3_250_000;
  private static final String OPUS = "claude-opus-4.7";

  @Test
  void twoSourcesOnOneDayAreEnough() {
    var days = opus(Captures.fourLines(0, 5), 2, 5, 10, 10).walk(Captures.method("TFI"), 5);
    assertEquals("3.25 3.25 4.0625 4.0625 4.0625 4.0625", values(days));
    assertEquals(Grade.C, days.get(3).grade().orElseThrow());
  }

  @Test
  void aSingleSourceNeedsTwoDays() {
    var captures = opus(Captures.fourLines(0, 5), 2, 5, 10, 10);
    captures.without(0, 5, "beta", OPUS);
    var days = captures.walk(Captures.method("TFI"), 5);
    assertEquals("3.25 3.25 3.25 4.0625 4.0625 4.0625", values(days));
    assertTrue(
        dropped(days.get(2)).contains("HELD claude-opus-4.7@Anthropic"), dropped(days.get(2)));
  }

  @Test
  void aFlipOfOneDayChangesNothing() {
    var captures = opus(Captures.fourLines(0, 5), 2, 2, 10, 10).without(0, 5, "beta", OPUS);
    assertEquals("3.25 3.25 3.25 3.25 3.25 3.25", values(captures.walk(Captures.method("TFI"), 5)));
  }

  @Test
  void twoSourcesThatDisagreeLeaveTheLastAgreedPrice() {
    var captures = opus(Captures.fourLines(0, 9), 2, 9, 10, 5);
    opus(captures, 6, 9, 10, 10);
    var days = captures.walk(Captures.method("TFI"), 9);
    assertEquals("3.25 3.25 3.25 3.25 3.25 3.25 4.0625 4.0625 4.0625 4.0625", values(days));
    var row = row(days.get(3), OPUS);
    assertEquals(Screen.CONFLICT, row.screen());
    assertEquals(5_000_000, row.price());
    assertEquals(0.25, row.weight(), 1e-9);
    assertTrue(row.reason().contains("sources disagree: alpha 10.00, beta 5.00"), row.reason());
    assertTrue(days.get(3).downgrades().toString().contains("captures disagree about " + OPUS));
    assertEquals(Screen.INCLUDED, row(days.get(6), OPUS).screen());
  }

  /// Two sources that disagree and are read on alternate days must not throw the price to and fro.
  @Test
  void whoSpeaksOnAnotherDayWithAnOlderWordDisagrees() {
    var captures = Captures.fourLines(0, 9);
    for (int day = 2; day <= 9; day++) {
      boolean alpha = day <= 3 || day % 2 == 1;
      captures.without(day, day, "alpha", OPUS).without(day, day, "beta", OPUS);
      captures.row(day, alpha ? "alpha" : "beta", "Anthropic", OPUS, alpha ? 10 : 5);
    }
    var days = captures.walk(Captures.method("TFI"), 9);
    var steady = "4.0625 4.0625 4.0625 4.0625 4.0625 4.0625 4.0625";
    assertEquals("3.25 3.25 3.25 " + steady, values(days));
    for (int day = 4; day <= 9; day++)
      assertEquals(Screen.CONFLICT, row(days.get(day), OPUS).screen(), "day " + day);
    assertTrue(
        row(days.get(4), OPUS).reason().contains("sources disagree: alpha 10.00, beta 5.00"),
        row(days.get(4), OPUS).reason());
  }

  /// A source that falls silent in a conflict keeps its word; the other cannot wait it out in a
  /// day.
  @Test
  void silenceDoesNotEndAConflict() {
    var captures = opus(Captures.fourLines(0, 20), 2, 20, 10, 5).without(3, 20, "beta", OPUS);
    var days = captures.walk(Captures.method("TFI"), 20);
    assertEquals(LEVEL, days.get(15).value());
    assertEquals(4_062_500, days.get(18).value(), "fourteen days after its last word");
  }

  @Test
  void mostOfThreeSourcesOnThreeDays() {
    var captures = opus(Captures.fourLines(0, 7), 2, 7, 10, 10);
    captures.rows(0, 7, "gamma", "Anthropic", OPUS, 5);
    var days = captures.walk(Captures.method("TFI"), 7);
    assertEquals("3.25 3.25 3.25 3.25 4.0625 4.0625 4.0625 4.0625", values(days));
    assertEquals(Screen.CONFLICT, row(days.get(3), OPUS).screen());
    assertEquals(Screen.INCLUDED, row(days.get(5), OPUS).screen());
    assertTrue(row(days.get(5), OPUS).reason().contains("most of 3 sources have said so"));
  }

  @Test
  void aPowerOfTenWaitsForASecondSourceForEver() {
    for (double slip : List.of(0.005, 0.5, 50.0, 5_000.0, 0.00505)) {
      var captures =
          opus(Captures.fourLines(0, 40), 2, 40, slip, slip).without(0, 40, "beta", OPUS);
      var days = captures.walk(Captures.method("TFI"), 40);
      for (var day : days) assertEquals(LEVEL, day.value(), slip + " on " + day.date());
      assertTrue(dropped(days.get(30)).contains("QUARANTINED"), dropped(days.get(30)));
      captures.row(35, "beta", "Anthropic", OPUS, slip);
      assertFalse(captures.walk(Captures.method("TFI"), 40).get(36).value() == LEVEL);
    }
  }

  @Test
  void vanishAndReturnWithinFourteenDays() {
    var captures = Captures.fourLines(0, 40);
    for (var source : List.of("alpha", "beta")) captures.without(3, 15, source, OPUS);
    var days = captures.walk(Captures.method("TFI"), 40);
    for (var day : days) assertEquals(LEVEL, day.value());
    assertTrue(row(days.get(10), OPUS).carried());
    assertEquals(4, days.get(15).providers());
  }

  /// Out after fourteen days, without a move; back as an entrant, at another price, without a move.
  @Test
  void whatStaysAwayLeavesAndComesBackWithoutAMove() {
    var captures = Captures.fourLines(0, 40);
    captures
        .rows(0, 40, "alpha", "Mistral", "mistral-large-3", 0.5)
        .rows(0, 40, "beta", "Mistral", "mistral-large-3", 0.5);
    for (var source : List.of("alpha", "beta")) captures.without(3, 30, source, OPUS);
    for (var source : List.of("alpha", "beta"))
      captures.without(31, 40, source, OPUS).rows(31, 40, source, "Anthropic", OPUS, 8);
    var days = captures.walk(Captures.method("TFI"), 40);
    long base = days.getFirst().value();
    for (var day : days) assertEquals(base, day.value(), day.date().toString());
    assertEquals(5, days.get(16).providers());
    assertEquals(4, days.get(17).providers());
    assertEquals(Screen.ENTRANT, row(days.get(31), OPUS).screen());
    assertEquals(5, days.get(32).providers());
  }

  /// The first price of a model is nobody's change; corrected at once, it moves nothing.
  @Test
  void aFirstPriceThatIsCorrectedMovesNothing() {
    var captures =
        Captures.fourLines(0, 9).without(0, 9, "alpha", OPUS).without(0, 9, "beta", OPUS);
    captures.row(0, "alpha", "Anthropic", OPUS, 50).rows(1, 9, "alpha", "Anthropic", OPUS, 5);
    var days = captures.walk(Captures.method("TFI"), 9);
    long base = days.getFirst().value();
    assertTrue(days.getFirst().downgrades().toString().contains("said once by one source"));
    for (var day : days) assertEquals(base, day.value(), day.date().toString());
    assertEquals(5_000_000, row(days.get(3), OPUS).price());
  }

  /// Rules I-50 and I-54: what a file says in another order is the same, announcements too.
  @Test
  void theOrderOfTheRowsChangesNothing() {
    var captures = Captures.fourLines(0, 6);
    for (var dollars : List.of(9.0, 7.0, 8.0))
      captures.row(2, "alpha", "Anthropic", OPUS, dollars, "", DayTier.ALL_DAY, 4);
    captures.row(2, "beta", "Anthropic", OPUS, 10, "", DayTier.PEAK, 4);
    captures.row(2, "beta", "Anthropic", OPUS, 6, "", DayTier.OFF_PEAK, 4);
    captures.row(2, "alpha", "xAI", "grok-4.20", 3, "", DayTier.PEAK, 4);
    for (int day = 1; day <= 3; day++) captures.row(day, "alpha", "Google", "gemini-3.1-pro", 2.1);
    captures.rows(1, 3, "alpha", "Google", "gemini-3.1-pro", 2);
    var method = Captures.method("TFI");
    var straight = walk(method, captures.readings());
    var announced = row(straight.get(3), OPUS).reason();
    assertTrue(announced.contains("announces 7.00 from 2026-05-05"), announced);
    assertTrue(announced.contains("announces 7.166667 from 2026-05-05"), announced);
    assertFalse(row(straight.get(3), "grok-4.20").reason().contains("announces"), "half a price");
    var random = new Random(50);
    for (int trial = 0; trial < 50; trial++) {
      var rows = new ArrayList<>(captures.readings());
      Collections.shuffle(rows, random);
      assertEquals(straight, walk(method, rows), "shuffle " + trial);
    }
  }

  private static List<Determination> walk(IndexMethod method, List<Reading> rows) {
    var run = method.resume(State.NONE);
    rows.forEach(run::take);
    var made = new ArrayList<Determination>();
    for (int day = 0; day <= 6; day++) made.add(run.close(Captures.START.plusDays(day)));
    return made;
  }

  private static Captures opus(Captures captures, int from, int to, double alpha, double beta) {
    captures.without(from, to, "alpha", OPUS).without(from, to, "beta", OPUS);
    captures.rows(from, to, "alpha", "Anthropic", OPUS, alpha);
    return captures.rows(from, to, "beta", "Anthropic", OPUS, beta);
  }

  private static String values(List<Determination> days) {
    return days.stream().map(day -> "" + day.value() / 1e6).collect(Collectors.joining(" "));
  }

  private static String dropped(Determination day) {
    return day.dropped().stream()
        .map(d -> d.screen() + " " + d.provider() + " " + d.reason())
        .collect(Collectors.joining("\n"));
  }

  private static PanelRow row(Determination day, String model) {
    return day.panel().stream()
        .filter(row -> row.provider().equals(model))
        .findFirst()
        .orElseThrow(() -> new AssertionError(model + " is not in " + day.panel()));
  }
}
