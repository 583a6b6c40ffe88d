// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Dollars;
import outcry.index.observation.Forbidden;

/// The table the module ships: what is in it, and what must not be.
class ShippedFactsTest {

  private final PriceFacts facts = PriceFacts.shipped();

  @Test
  void thirtyGpuSellersOfFourKindsAreInIt() {
    var sellers =
        facts.observations().stream()
            .filter(o -> o.tier().isHardware())
            .collect(
                Collectors.groupingBy(
                    PriceFact::tier, Collectors.mapping(PriceFact::provider, Collectors.toSet())));
    assertEquals(4, sellers.size(), "hyperscaler, neocloud, serverless, marketplace");
    int all = sellers.values().stream().mapToInt(java.util.Set::size).sum();
    assertTrue(all >= 30, "GPU sellers: " + all);
    for (var good : List.of("A100", "B200", "H100", "H200")) {
      assertTrue(facts.providers(good).size() >= 15, good + ": " + facts.providers(good));
    }
  }

  /// Rule I-1: four cards by the hour and models by the million tokens, and no other good.
  @Test
  void everyGoodIsACardOrAModelComponent() {
    for (var observation : facts.observations()) {
      boolean card = List.of("A100", "B200", "H100", "H200").contains(observation.good());
      assertEquals(card ? "GPU-hour" : "Mtok", observation.unit(), observation.toString());
      assertEquals(card, observation.tier().isHardware(), observation.toString());
      assertTrue(
          card || observation.good().matches(".+\\.(input|cached|output)"), observation.toString());
    }
  }

  @Test
  void thirtyFiveModelListPricesAreInIt() {
    var models =
        facts.observations().stream()
            .filter(o -> o.good().endsWith(".output"))
            .map(PriceFact::good)
            .distinct()
            .count();
    assertTrue(models >= 35, "models with a price: " + models);
  }

  @Test
  void gpt55CostsFiveAndThirty() {
    var day = LocalDate.of(2026, 8, 22);
    assertPrice("5", "gpt-5.5.input", "OpenAI", day);
    assertPrice("0.50", "gpt-5.5.cached", "OpenAI", day);
    assertPrice("30", "gpt-5.5.output", "OpenAI", day);
    assertEquals(
        OptionalLong.empty(), facts.price("gpt-5.5.output", "OpenAI", LocalDate.of(2026, 4, 22)));
  }

  @Test
  void bedrockRowsAreInIt() {
    var day = LocalDate.of(2026, 8, 22);
    assertPrice("33", "gpt-5.5.output", "AWS Bedrock", day);
    assertPrice("3.20", "nova-pro.output", "AWS Bedrock", day);
    assertPrice("0.72", "llama-3.3-70b.input", "AWS Bedrock", day);
    assertTrue(
        facts.observations().stream().filter(o -> o.provider().equals("AWS Bedrock")).count()
            >= 40);
  }

  @Test
  void pricesStepOnTheDayTheyChanged() {
    assertPrice("12.29", "H100", "AWS", LocalDate.of(2025, 5, 31));
    assertPrice("6.88", "H100", "AWS", LocalDate.of(2025, 6, 1));
    assertPrice("40", "o3.output", "OpenAI", LocalDate.of(2025, 6, 9));
    assertPrice("8", "o3.output", "OpenAI", LocalDate.of(2025, 6, 10));
    assertPrice("6", "gpt-5.6-luna.output", "OpenAI", LocalDate.of(2026, 7, 29));
    assertPrice("1.20", "gpt-5.6-luna.output", "OpenAI", LocalDate.of(2026, 7, 30));
    assertPrice("3.48", "deepseek-v4-pro.output", "DeepSeek", LocalDate.of(2026, 5, 23));
    assertPrice("0.87", "deepseek-v4-pro.output", "DeepSeek", LocalDate.of(2026, 5, 24));
  }

  /// Rule I-14: an announced price is known before its day and counts from its day.
  @Test
  void announcedChangesAreKnownAndDoNotMoveTheLastDate() {
    assertEquals(LocalDate.of(2026, 10, 10), facts.lastDate());
    var announced = facts.announcedAfter(facts.lastDate());
    assertFalse(announced.isEmpty());
    assertTrue(announced.stream().allMatch(o -> o.date().equals(LocalDate.of(2027, 1, 1))));
    assertPrice("3.75", "gemini-3.6-flash.output", "Google", LocalDate.of(2026, 12, 31));
    assertPrice("7.50", "gemini-3.6-flash.output", "Google", LocalDate.of(2027, 1, 1));
  }

  /// Rule I-14: the rise of Claude Sonnet 5 was announced and called off.
  @Test
  void anAnnouncementThatWasCalledOffIsNoPrice() {
    assertPrice("10", "claude-sonnet-5.output", "Anthropic", LocalDate.of(2026, 8, 31));
    assertPrice("10", "claude-sonnet-5.output", "Anthropic", LocalDate.of(2026, 9, 1));
  }

  /// Rule I-5: a seller that stopped selling has no price.
  @Test
  void aWithdrawnPriceIsNotCarried() {
    assertPrice("3.19", "H100", "FluidStack", LocalDate.of(2025, 6, 18));
    assertEquals(
        OptionalLong.empty(), facts.price("H100", "FluidStack", LocalDate.of(2025, 6, 19)));
  }

  /// Rule I-2: every row names a source with a licence and an attribution.
  @Test
  void everyFactNamesItsSourceAndDay() {
    for (var observation : facts.observations()) {
      var source = facts.sources().get(observation.source());
      assertFalse(
          source.licence().isBlank() || source.attribution().isBlank(), observation.toString());
      assertTrue(observation.date().isAfter(LocalDate.of(2022, 1, 1)), observation.toString());
    }
    var used = facts.observations().stream().map(PriceFact::source).collect(Collectors.toSet());
    facts.levels().forEach(level -> used.add(level.source()));
    assertEquals(facts.sources().keySet(), used, "sources named and used");
    assertEquals(
        "GPU rental price data by gpurentalprices.com",
        facts.sources().get("gpurentalprices").attribution());
    assertEquals("CC BY 4.0", facts.sources().get("gpurentalprices").licence());
  }

  /// Rule I-2: sellers and publishers whose terms forbid an index are not in it.
  @Test
  void nobodyWhoForbidsItIsInIt() {
    for (var observation : facts.observations())
      assertFalse(Forbidden.names(observation.provider()));
    for (var source : facts.sources().values()) {
      assertFalse(
          Forbidden.names(source.name()) || Forbidden.names(source.address()), source.toString());
    }
  }

  @Test
  void levelsCoverAllFourGoodsUpTo2026() {
    for (var good : List.of("A100", "B200", "H100", "H200")) {
      assertTrue(
          facts.level(good, LocalDate.of(2026, 10, 1)).orElseThrow().date().getYear() == 2026);
    }
    assertEquals(
        Dollars.parse("4.59"),
        facts.level("H100", LocalDate.of(2024, 8, 31)).orElseThrow().price());
  }

  private void assertPrice(String dollars, String good, String provider, LocalDate day) {
    assertEquals(
        OptionalLong.of(Dollars.parse(dollars)),
        facts.price(good, provider, day),
        good + " at " + provider + " on " + day);
  }
}
