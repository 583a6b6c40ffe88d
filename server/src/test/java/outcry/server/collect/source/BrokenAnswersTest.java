// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;
import outcry.server.collect.UnreadablePayload;

/// Whatever a source answers, a collector says what is wrong with it and stands (rule I-65).
class BrokenAnswersTest {
  private static final long SEED = 20261008;
  private static final int MUTANTS = 1_500;

  private static final Map<String, PriceSource> RECORDED = new LinkedHashMap<>();

  static {
    RECORDED.put("openrouter.json", new OpenRouter());
    RECORDED.put("models-dev.json", new ModelsDev());
    RECORDED.put("litellm.json", new LiteLlm());
    RECORDED.put("portkey-openai.json", new Portkey());
    RECORDED.put("llm-prices-current.json", new LlmPrices());
    RECORDED.put("llm-prices-historical.json", new LlmPrices());
    RECORDED.put("genai-prices.json", new GenaiPrices());
    RECORDED.put("bedrock-offer.json", new Bedrock());
    RECORDED.put("bedrock-products.json", new Bedrock());
  }

  /// Values a program or a slip might leave where a price belongs, and what is said about each.
  private static final String[][] BAD_PRICES = {
    {"NaN", "malformed"},
    {"\"NaN\"", "malformed"},
    {"-Infinity", "malformed"},
    {"\"\"", "malformed"},
    {"\"1,5\"", "malformed"},
    {"true", "malformed"},
    {"{\"usd\": 1}", "malformed"},
    {"[1]", "malformed"},
    {"0", "zero"},
    {"-0.0", "zero"},
    {"0e-400", "zero"},
    {"-1e-06", "not-positive"},
    {"\"-4\"", "not-positive"},
    {"1e+09", "absurd"},
    {"1e999999999", "absurd"},
    {"1e-999999999", "absurd"},
    {"\"1e-999999999\"", "absurd"},
    {"9".repeat(900), "absurd"}
  };

  @Test
  void aBadPriceIsRefusedWithItsReasonAndTheNextOneCounts() {
    var told = new ArrayList<String>();
    var expected = new ArrayList<String>();
    for (var bad : BAD_PRICES) {
      var answer =
          "{\"data\":[{\"id\":\"openai/gpt-5.5\",\"pricing\":{\"prompt\":"
              + bad[0]
              + ",\"completion\":\"0.00003\"}}]}";
      var read = read(new OpenRouter(), "all", answer.getBytes(StandardCharsets.UTF_8));
      var codes = read.refusals.stream().map(Refusal::code).toList();
      told.add(shortened(bad[0]) + " " + codes + " " + read.taken.size() + " " + read.unreadable);
      expected.add(shortened(bad[0]) + " [" + bad[1] + "] 1 null");
      read.refusals.forEach(one -> assertFalse(one.reason().isBlank(), () -> "no reason: " + one));
    }
    assertEquals(String.join("\n", expected), String.join("\n", told));
  }

  @Test
  void anAnswerCutAnywhereIsCalledTruncatedAndGivesNothing() {
    RECORDED.forEach(
        (name, source) -> {
          var whole = new String(Recorded.bytes(name), StandardCharsets.UTF_8).strip();
          var bytes = whole.getBytes(StandardCharsets.UTF_8);
          for (int cut = 0; cut < bytes.length; cut += 1 + bytes.length / 60) {
            var read = read(source, "openai", Arrays.copyOf(bytes, cut));
            var at = name + " cut at byte " + cut;
            assertEquals(0, read.taken.size() + read.refusals.size(), at + " was read");
            // cut inside a bare word, nobody can tell it from a wrong one
            boolean inWord = read.unreadable.contains("Unrecognized token");
            assertTrue(inWord || read.unreadable.startsWith("truncated"), at + read.unreadable);
          }
        });
  }

  @Test
  void anAnswerOfAnotherShapeIsMalformed() {
    for (var answer :
        List.of("[]", "{}", "3", "\"sorry\"", "null", "<html>", "[[[]]]", "{\"data\":1}")) {
      RECORDED.forEach(
          (name, source) -> {
            var read = read(source, "openai", answer.getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of(), read.taken, name + " reads " + answer);
          });
    }
  }

  @Test
  void aMutatedAnswerIsReadOrRefusedAndNeverThrows() {
    var random = new Random(SEED);
    RECORDED.forEach(
        (name, source) -> {
          var original = Recorded.bytes(name);
          for (int round = 0; round < MUTANTS; round++) {
            var mutant = mutate(original, random);
            try {
              var read = read(source, "openai", mutant);
              for (var observation : read.taken) {
                assertTrue(observation.price().amount() > 0, () -> "took " + observation);
                assertFalse(observation.good().name().isEmpty(), () -> "took " + observation);
              }
            } catch (RuntimeException | StackOverflowError e) {
              fail(
                  name
                      + " round "
                      + round
                      + " of seed "
                      + SEED
                      + ":\n"
                      + new String(mutant, StandardCharsets.UTF_8),
                  e);
            }
          }
        });
  }

  /// Swaps values for strange ones, drops, doubles and moves stretches, and hits single bytes.
  private static byte[] mutate(byte[] original, Random random) {
    var text = new StringBuilder(new String(original, StandardCharsets.UTF_8));
    for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        case 1 -> text.delete(at, to);
        case 2 -> text.insert(at, text.substring(at, to));
        case 3 -> replaceNumber(text, at, BAD_PRICES[random.nextInt(BAD_PRICES.length)][0]);
        case 4 -> replaceNumber(text, at, random.nextBoolean() ? "null" : "{}");
        default -> text.insert(at, random.nextInt() / 7);
      }
      if (text.isEmpty()) text.append('{');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Puts something else in place of the next number after `at`.
  private static void replaceNumber(StringBuilder text, int at, String with) {
    int start = at;
    while (start < text.length() && !Character.isDigit(text.charAt(start))) start++;
    int end = start;
    while (end < text.length() && "0123456789.e+-".indexOf(text.charAt(end)) >= 0) end++;
    text.replace(start, end, with);
  }

  private static final class Read implements ObservationSink {
    private final List<Observation> taken = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private String unreadable;

    @Override
    public void take(Observation observation) {
      taken.add(observation);
    }

    @Override
    public void refuse(Refusal refusal) {
      refusals.add(refusal);
    }
  }

  private static Read read(PriceSource source, String part, byte[] bytes) {
    var read = new Read();
    try {
      source.read(Capture.of(source.id(), part, Recorded.TAKEN, bytes), read);
    } catch (UnreadablePayload e) {
      read.unreadable = e.code() + ": " + e.getMessage();
    }
    return read;
  }

  private static String shortened(String text) {
    return text.length() <= 24 ? text : text.substring(0, 24) + "...";
  }
}
