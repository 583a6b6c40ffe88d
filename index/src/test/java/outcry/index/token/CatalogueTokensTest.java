// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// The token indices over daily catalogues (rules I-47 to I-51, I-54, I-55).
class CatalogueTokensTest {
  private static final String OPUS = "claude-opus-4.7";

  @Test
  void onlyTheGoodOfTheIndexCounts() {
    var captures = Captures.fourLines(0, 2);
    var longContext = new Good.Tokens(OPUS, Component.INPUT, ContextTier.LONG, DayTier.ALL_DAY);
    var batch = new Good.Tokens(OPUS, Component.INPUT, ContextTier.SHORT, DayTier.ALL_DAY);
    for (var source : List.of("alpha", "beta")) {
      captures.row(1, source, "Anthropic", longContext, 99, "", Terms.ON_DEMAND, 1);
      captures.row(1, source, "Anthropic", batch, 2.5, "", Terms.BATCH, 1);
      captures.row(1, source, "Anthropic", OPUS, 5.5, "eu-west-1", DayTier.ALL_DAY, 1);
      captures.row(1, source, "OpenRouter", OPUS, 1);
      captures.row(1, source, "Anthropic", "claude-opus-9-turbo", 1);
      captures.row(1, source, "Anthropic", "gpt-neo", 1);
      captures.row(1, source, "Anthropic", "claude-sonnet-4.6", 77);
    }
    var day = captures.walk(Captures.method("TFI"), 2).get(1);
    assertEquals(3_250_000, day.value());
    var told = new ArrayList<String>();
    day.dropped().forEach(d -> told.add(d.count() + " " + d.screen().text() + " " + d.reason()));
    assertEquals(
        """
        2 another-good batch is another service (rule I-47)
        2 another-good long context is another good (rule I-47)
        2 another-good region eu-west-1 is another good (rule I-47)
        2 another-good resold: only Anthropic lists its own price (rule I-47)
        4 another-good no model of the published basket (rule I-47)\
        """,
        String.join("\n", told.stream().sorted().toList()));
  }

  /// The example of rule I-50, and a source that says only half of the day.
  @Test
  void peakHoursCountSevenOfTwentyFour() {
    var quote = new Quote();
    quote.say(DayTier.PEAK, new Quote.Said(2_000_000, 10, 0, 1));
    assertFalse(quote.whole());
    quote.say(DayTier.OFF_PEAK, new Quote.Said(1_000_000, 10, 0, 2));
    assertEquals(1_291_667, quote.price(7));
    var captures =
        Captures.fourLines(0, 1).without(0, 1, "alpha", OPUS).without(0, 1, "beta", OPUS);
    for (var source : List.of("alpha", "beta")) {
      captures.row(0, source, "Anthropic", OPUS, 2, "", DayTier.PEAK, 0);
      captures.row(0, source, "Anthropic", OPUS, 1, "global", DayTier.OFF_PEAK, 0);
      captures.row(1, source, "Anthropic", OPUS, 3, "", DayTier.PEAK, 1);
    }
    var days = captures.walk(Captures.method("TFI"), 1);
    assertEquals(1_291_667, row(days.getFirst(), OPUS).price());
    assertTrue(days.get(1).dropped().toString().contains("without the other half"));
  }

  /// Rule I-51: the successor costs a third and moves nothing; afterwards its own moves count.
  @Test
  void aSuccessorIsLinkedAndThenSpeaks() {
    var captures = Captures.fourLines(0, 9);
    for (var source : List.of("alpha", "beta")) {
      captures.rows(3, 5, source, "Anthropic", "claude-opus-4-8", 1.5);
      captures.rows(6, 9, source, "Anthropic", "anthropic/claude-opus-4.8", 3);
      captures.without(5, 9, source, OPUS);
    }
    var days = captures.walk(Captures.method("TFI"), 9);
    for (int i = 0; i < 6; i++) assertEquals(3_250_000, days.get(i).value(), "day " + i);
    assertTrue(row(days.get(3), OPUS).reason().contains("from tomorrow claude-opus-4.8"));
    assertEquals(1_500_000, row(days.get(4), "claude-opus-4.8").price());
    assertEquals(4_062_500, days.get(6).value(), "a line that doubles adds a quarter");
  }

  /// The same name at another price is a price change, whatever the vendor points it to.
  @Test
  void aNameThatIsPointedElsewhereIsAPriceChange() {
    var captures = Captures.fourLines(0, 1);
    for (var source : List.of("alpha", "beta")) {
      captures.without(1, 1, source, OPUS).row(1, source, "Anthropic", "Claude-Opus-4-7", 2.5);
    }
    assertEquals(2_843_750, captures.walk(Captures.method("TFI"), 1).get(1).value());
  }

  /// Rule I-50: hosts that come and go move nothing, the median of those known on both days does.
  @Test
  void anOpenModelIsTheMedianOfItsHosts() {
    var captures = new Captures();
    var models = List.of("llama-3.3-70b", "deepseek-v3.2", "gpt-oss-120b", "glm-5", "kimi-k2.5");
    var hosts = List.of("Together", "fireworks-ai", "groq", "deepinfra");
    for (var source : List.of("alpha", "beta"))
      for (var model : models) {
        for (int h = 0; h < hosts.size(); h++)
          captures.rows(0, 9, source, hosts.get(h), model, 1 + h);
        captures.rows(0, 9, source, "openrouter", model, 0.01);
        captures.rows(0, 9, source, "somebody", model, 0.01);
        captures.rows(3, 9, source, "Novita", model, 100);
      }
    for (var source : List.of("alpha", "beta"))
      captures
          .without(6, 9, source, "gpt-oss-120b")
          .rows(6, 9, source, "together", "gpt-oss-120b", 1)
          .rows(6, 9, source, "fireworks", "gpt-oss-120b", 3)
          .rows(6, 9, source, "groq", "gpt-oss-120b", 3)
          .rows(6, 9, source, "deepinfra", "gpt-oss-120b", 4)
          .rows(6, 9, source, "novita-ai", "gpt-oss-120b", 100);
    var days = captures.walk(Captures.method("TOI"), 9);
    assertEquals(2_500_000, days.getFirst().value());
    for (int i = 1; i < 6; i++) assertEquals(2_500_000, days.get(i).value(), "day " + i);
    assertEquals(2_500_000, days.get(6).value(), "the median of five stays 3");
    assertEquals(5, days.size() - 5);
    assertTrue(days.getFirst().dropped().toString().contains("a router is no host"));
    assertTrue(days.getFirst().dropped().toString().contains("no host of the published table"));
  }

  /// Rule I-54.
  @Test
  void anAnnouncedChangeTakesEffectOnItsDay() {
    var captures =
        Captures.fourLines(0, 9).without(6, 9, "alpha", OPUS).without(6, 9, "beta", OPUS);
    for (var source : List.of("alpha", "beta"))
      captures.row(1, source, "Anthropic", OPUS, 10, "", DayTier.ALL_DAY, 6);
    var run = (CatalogueTokens.Walk) Captures.method("TFI").resume(State.NONE);
    captures.readings().forEach(run::take);
    var days = new ArrayList<Determination>();
    for (int day = 0; day <= 9; day++) {
      days.add(run.close(Captures.START.plusDays(day)));
      assertEquals(day >= 1 && day < 6 ? 2 : 0, run.calendar().size(), "day " + day);
    }
    var told = "Anthropic announces 10.00 from 2026-05-07 (rule I-54)";
    assertTrue(row(days.get(2), OPUS).reason().contains(told), "" + row(days.get(2), OPUS));
    assertEquals(3_250_000, days.get(5).value());
    assertEquals(4_062_500, days.get(6).value());
  }

  /// Rule I-55: carried three days, then withheld, then on from where it was.
  @Test
  void aGapIsCarriedThenWithheldAndNothingIsLost() {
    var captures = Captures.fourLines(0, 2);
    for (var source : List.of("alpha", "beta"))
      for (var line :
          List.of(
              "claude-opus-4.7 Anthropic 10",
              "gemini-3.1-pro Google 2",
              "grok-4.20 xAI 2",
              "gpt-5.5 OpenAI 4")) {
        var f = line.split(" ");
        captures.rows(30, 40, source, f[1], f[0], Double.parseDouble(f[2]));
      }
    var days = captures.walk(Captures.method("TFI"), 40);
    assertEquals(Grade.C, days.get(16).grade().orElseThrow());
    for (int i = 17; i < 20; i++) assertEquals(Grade.D, days.get(i).grade().orElseThrow(), "" + i);
    for (int i = 20; i < 30; i++)
      assertTrue(
          days.get(i).withheld().contains("4 lines of 3 laboratories"), days.get(i).withheld());
    assertEquals(4_062_500, days.get(30).value());
  }

  @Test
  void refusalsLowerTheGradeOfTheirDay() {
    var run = Captures.method("TFI").resume(State.NONE);
    Captures.fourLines(0, 2).readings().forEach(run::take);
    for (int i = 0; i < 2; i++)
      run.refuse(
          new Refusal(
              Captures.second(1),
              "gamma",
              "Anthropic",
              "claude-opus-4-7",
              "zero",
              "0 is no price",
              0,
              i));
    run.close(Captures.START);
    var day = run.close(Captures.START.plusDays(1));
    assertTrue(
        day.downgrades().toString().contains("20 % of the day's observations were refused"),
        day.downgrades().toString());
  }

  /// Any order within a day, stopped and resumed from the published state anywhere: the same bytes.
  @Test
  void orderWithinADayAndAResumedRunChangeNothing() {
    var random = new Random(49);
    for (int trial = 0; trial < 20; trial++) {
      var captures = RandomMarket.captures(random, 40);
      var method = Captures.method("TFI");
      var days = captures.walk(method, 40);
      var shuffled = new ArrayList<>(captures.readings());
      Collections.shuffle(shuffled, random);
      int cut = random.nextInt(38);
      var run = method.resume(days.get(cut).next());
      shuffled.forEach(run::take);
      for (int i = cut + 1; i <= 40; i++) {
        var again = run.close(Captures.START.plusDays(i));
        assertEquals(days.get(i).value(), again.value(), "trial " + trial + " day " + i);
        assertEquals(days.get(i).panel(), again.panel(), "trial " + trial + " day " + i);
        assertEquals(days.get(i).next(), again.next(), "trial " + trial + " day " + i);
      }
    }
  }

  /// Rule I-48: the table itself keeps to the caps.
  @Test
  void aBasketBeyondTheCapsIsRefused() {
    var head = "from,tier,laboratory,line,share\n";
    var over =
        assertThrows(
            IllegalArgumentException.class,
            () -> Basket.parse(Tier.FRONTIER, head + "2026-01-01,frontier,A,a,0.16\n"));
    assertTrue(over.getMessage().contains("rule I-48"), over.getMessage());
    var laboratory = new StringBuilder(head);
    for (var line : List.of("a", "b", "c"))
      laboratory.append("2026-01-01,frontier,A,").append(line).append(",0.11\n");
    assertThrows(
        IllegalArgumentException.class, () -> Basket.parse(Tier.FRONTIER, laboratory.toString()));
    for (var tier : List.of(Tier.FRONTIER, Tier.STANDARD, Tier.OPEN))
      assertFalse(Basket.shipped(tier).at(Captures.START).isEmpty());
  }

  private static PanelRow row(Determination day, String model) {
    return day.panel().stream()
        .filter(row -> row.provider().equals(model) && row.screen() != Screen.STALE)
        .findFirst()
        .orElseThrow(() -> new AssertionError(model + " is not in " + day.panel()));
  }
}
