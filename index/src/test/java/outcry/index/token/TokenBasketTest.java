// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;

/// What the basket of a token index holds, to the last digit, and what its grade says of it (rules
/// I-48, I-51, I-54, I-55).
class TokenBasketTest {
  private static final String OPUS = "claude-opus-4.7";

  /// Seven lines under caps of 0.15: the shares of those held there are exactly that.
  @Test
  void sharesAtACapAreTheCap() {
    var lines =
        List.of(
            new Line("A", "a", 150_000),
            new Line("A", "b", 100_000),
            new Line("B", "a", 130_000),
            new Line("C", "a", 80_000),
            new Line("D", "a", 80_000),
            new Line("E", "a", 60_000),
            new Line("F", "a", 40_000));
    var shares = Shares.of(lines, true);
    assertTrue(shares.met());
    assertEquals(
        "{A/a=150000000000000, A/b=150000000000000, B/a=150000000000000, C/a=150000000000000,"
            + " D/a=150000000000000, E/a=150000000000000, F/a=100000000000000}",
        shares.byLine().toString());
    assertEquals(shares, Shares.of(lines.reversed(), true));
  }

  /// A laboratory of three lines over its cap is cut pro rata; the others make up for it.
  @Test
  void aLaboratoryOverItsCapIsCutProRata() {
    var lines =
        List.of(
            new Line("A", "a", 150_000),
            new Line("A", "b", 100_000),
            new Line("A", "c", 50_000),
            new Line("B", "a", 120_000),
            new Line("C", "a", 120_000),
            new Line("D", "a", 120_000),
            new Line("E", "a", 120_000),
            new Line("F", "a", 100_000));
    assertEquals(
        "{A/a=135937500000000, A/b=109375000000000, A/c=54687500000000, B/a=144827586206897,"
            + " C/a=144827586206897, D/a=144827586206897, E/a=144827586206897,"
            + " F/a=120689655172414}",
        Shares.of(lines, true).byLine().toString());
  }

  @Test
  void sixEqualLinesAreWorthSix() {
    var captures = Captures.fourLines(0, 1);
    for (var source : List.of("alpha", "beta"))
      captures
          .rows(0, 1, source, "Mistral", "mistral-large-3", 3)
          .rows(0, 1, source, "Cohere", "command-a", 2.5);
    var days = captures.walk(Captures.method("TFI"), 1);
    assertEquals(6, days.get(0).effectiveN(), 1e-9);
    for (var day : days)
      assertEquals(
          List.of(
              "too few lines or laboratories for the caps to sum to one (rule I-55)",
              "6 lines count, fewer than 8 (rule I-55)"),
          day.downgrades());
  }

  /// A postponed change is not also a change on its first date, even if the source is silent then.
  @Test
  void aLaterAnnouncementTakesThePlaceOfAnEarlierOne() {
    var captures =
        Captures.fourLines(0, 9).without(6, 9, "alpha", OPUS).without(6, 9, "beta", OPUS);
    for (var source : List.of("alpha", "beta"))
      captures
          .row(1, source, "Anthropic", OPUS, 10, "", DayTier.ALL_DAY, 7)
          .row(3, source, "Anthropic", OPUS, 10, "", DayTier.ALL_DAY, 40);
    var run = (CatalogueTokens.Walk) Captures.method("TFI").resume(State.NONE);
    captures.readings().forEach(run::take);
    for (int day = 0; day <= 9; day++)
      assertEquals(3_250_000, run.close(Captures.START.plusDays(day)).value(), "day " + day);
    assertEquals(
        List.of(LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 10)),
        run.calendar().stream().map(Announced::from).toList());
  }

  /// A line that is gone on the day another enters has no part in what the entrant holds, wherever
  /// it stands in the table.
  @Test
  void aLeaverHasNoPartInWhatAnEntrantHolds() {
    for (var leaver : List.of("gemini-3.1-pro Google", "command-a Cohere")) {
      var f = leaver.split(" ");
      var captures = Captures.fourLines(0, 20);
      for (var source : List.of("alpha", "beta")) {
        captures.rows(0, 20, source, "Mistral", "mistral-large-3", 3);
        captures.rows(0, 20, source, "Cohere", "command-a", 2.5);
        // Everybody but the leaver costs twice as much from the second day on.
        captures.without(0, 20, source, f[0]);
        captures.rows(0, 0, source, f[1], f[0], 2);
        for (var line :
            List.of(
                "claude-opus-4.7 Anthropic 10",
                "gemini-3.1-pro Google 4",
                "grok-4.20 xAI 4",
                "gpt-5.5 OpenAI 8",
                "mistral-large-3 Mistral 6",
                "command-a Cohere 5")) {
          var g = line.split(" ");
          if (g[0].equals(f[0])) continue;
          captures.without(1, 20, source, g[0]);
          captures.rows(1, 20, source, g[1], g[0], Double.parseDouble(g[2]));
        }
        captures.rows(15, 20, source, "AWS Bedrock", "nova-premier", 9);
      }
      var days = captures.walk(Captures.method("TFI"), 16);
      var weights = days.get(16).panel();
      double entrant = weight(weights, "nova-premier");
      double sum = weights.stream().mapToDouble(row -> row.weight()).sum();
      double shares = f[0].equals("command-a") ? 0.70 : 0.65;
      assertEquals(0.10 / (0.10 + shares), entrant / sum, 1e-9, leaver + ": " + weights);
    }
  }

  private static double weight(List<PanelRow> panel, String provider) {
    return panel.stream()
        .filter(row -> row.provider().equals(provider))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  /// A refusal does not say its component, so it is measured against all that was seen; and terms
  /// that forbid an index are no fault of the day.
  @Test
  void refusalsAreMeasuredAgainstAllComponents() {
    var captures = Captures.fourLines(0, 1);
    for (var source : List.of("alpha", "beta"))
      for (var component : List.of(Component.OUTPUT, Component.CACHED, Component.CACHE_WRITE))
        captures.row(
            1,
            source,
            "Anthropic",
            new Good.Tokens(OPUS, component, ContextTier.SHORT, DayTier.ALL_DAY),
            9,
            "",
            Terms.ON_DEMAND,
            1);
    for (int zeros = 1; zeros <= 2; zeros++) {
      var run = Captures.method("TFI").resume(State.NONE);
      captures.readings().forEach(run::take);
      for (int i = 0; i < zeros; i++) run.refuse(refusal("zero", i));
      for (int i = 0; i < 9; i++) run.refuse(refusal("forbidden", i));
      run.close(Captures.START);
      var told = run.close(Captures.START.plusDays(1)).downgrades().toString();
      // One of fifteen, two of sixteen.
      assertEquals(zeros == 2, told.contains("observations were refused"), told);
    }
  }

  private static Refusal refusal(String code, int line) {
    return new Refusal(
        Captures.second(1), "gamma", "Anthropic", "claude-opus-4-7", code, "why", 0, line);
  }
}
