// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The chain against a second one (rules I-48, I-49, I-51), and by hand, to the micro-dollar.
class NaiveTwinTest {
  private static final Map<String, List<String>> LINES =
      new TreeMap<>(
          Map.of(
              "OpenAI", List.of("gpt-5.2", "gpt-5.4", "gpt-5.5"),
              "Anthropic", List.of("claude-opus-4.6", "claude-opus-4.7"),
              "Google", List.of("gemini-3-pro", "gemini-3.1-pro"),
              "xAI", List.of("grok-4", "grok-4.20"),
              "Mistral", List.of("mistral-large-3"),
              "Alibaba", List.of("qwen3-max"),
              "AWS Bedrock", List.of("nova-premier"),
              "Cohere", List.of("command-a")));
  private static final Map<String, Integer> SHARES =
      Map.of(
          "OpenAI",
          15,
          "Anthropic",
          15,
          "Google",
          15,
          "xAI",
          13,
          "Mistral",
          12,
          "Alibaba",
          10,
          "AWS Bedrock",
          10,
          "Cohere",
          10);

  @Test
  void twoHundredRandomMarkets() {
    var random = new Random(4_951);
    for (int market = 0; market < 200; market++) {
      var twin = new NaiveChain(LINES, SHARES, 4);
      var captures = new Captures();
      var births = births(random);
      var prices = new HashMap<String, BigDecimal>();
      var expected = new long[31];
      var story = new StringBuilder();
      for (int day = 0; day <= 30; day++) {
        for (var seller : LINES.keySet())
          for (var model : LINES.get(seller)) {
            if (births.get(model) > day) continue;
            if (births.get(model) == day || random.nextInt(20) == 0)
              prices.put(model, other(random, prices.get(model)));
            double dollars = prices.get(model).doubleValue();
            captures.row(day, "alpha", seller, model, dollars);
            captures.row(day, "beta", seller, model, dollars);
          }
        story.append(day).append(' ').append(new TreeMap<>(prices)).append('\n');
        expected[day] = twin.day(prices);
      }
      var made = captures.walk(Captures.method("TFI"), 30);
      for (int day = 0; day <= 30; day++) {
        long apart = Math.abs(expected[day] - made.get(day).value());
        assertEquals(
            true,
            apart == 0,
            market
                + ": day "
                + day
                + " "
                + expected[day]
                + " against "
                + made.get(day).value()
                + "\n"
                + story);
      }
    }
  }

  /// At least five lines on the first day, the rest and the successors later.
  private static Map<String, Integer> births(Random random) {
    var births = new HashMap<String, Integer>();
    for (var models : LINES.values()) {
      births.put(
          models.getFirst(), births.size() < 9 || random.nextBoolean() ? 0 : random.nextInt(30));
      for (var model : models.subList(1, models.size())) births.put(model, 1 + random.nextInt(30));
    }
    return births;
  }

  /// Another price, no power of ten away.
  private static BigDecimal other(Random random, BigDecimal price) {
    while (true) {
      var next = BigDecimal.valueOf(100 + random.nextInt(9_900), 3);
      if (price == null) return next;
      double ratio = next.doubleValue() / price.doubleValue();
      double tens = Math.log10(ratio);
      if (Math.abs(ratio - 1) > 0.02 && Math.abs(tens - Math.rint(tens)) > 0.02) return next;
    }
  }

  /// | day | opus | pro | grok | flagship | relative | P |
  /// |---|---|---|---|---|---|---|
  /// | 0 | 5 | 2 | 2 | 4 | | 3.250000 |
  /// | 1 | 5 | 2 | 1 | 4 | 0.875 | 2.843750 |
  /// | 2 | 6 | 2 | 1 | 4 | (0.30 + 0.25 + 0.125 + 0.25) / 0.875 = 0.925 / 0.875 | 3.006250 |
  /// | 3 | 6 | 3 | 1 | 3 | (0.30 + 0.375 + 0.125 + 0.1875) / 0.925 | 3.209375 |
  @Test
  void byHand() {
    var captures = new Captures();
    var table = new double[][] {{5, 2, 2, 4}, {5, 2, 1, 4}, {6, 2, 1, 4}, {6, 3, 1, 3}};
    for (int day = 0; day < 4; day++)
      for (var source : List.of("alpha", "beta"))
        captures
            .row(day, source, "Anthropic", "claude-opus-4.7", table[day][0])
            .row(day, source, "Google", "gemini-3.1-pro", table[day][1])
            .row(day, source, "xAI", "grok-4.20", table[day][2])
            .row(day, source, "OpenAI", "gpt-5.5", table[day][3]);
    var made = captures.walk(Captures.method("TFI"), 3);
    var values = made.stream().map(day -> day.value()).toList();
    assertEquals(List.of(3_250_000L, 2_843_750L, 3_006_250L, 3_209_375L), values);
  }
}
