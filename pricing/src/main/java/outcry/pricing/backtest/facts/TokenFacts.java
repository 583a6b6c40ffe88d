// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Token prices from lists of models: price changes of one and the same model only.
///
/// One record is read at a time, until 2025-06-04 that of LiteLLM, then that of models.dev; a
/// change that only the other one saw is not in the series. A laboratory's model whose output first
/// cost 6 USD a million or more is frontier, a cheaper one standard; models of hosts are open. In
/// the blended tiers a price is three parts input and one part output. Names that point to changing
/// models (`-latest`) and models that make no text are left out.
///
/// What is not in the series is succession: when a laboratory's next model costs twice as much, no
/// price of one model has changed.
final class TokenFacts {
  private static final String FILE = "token_price_events.csv.gz";
  private static final LocalDate SWITCH = LocalDate.of(2025, 6, 5);
  private static final LocalDate END = LocalDate.of(2026, 4, 30);
  private static final double FRONTIER_FROM = 6;

  private static final Map<String, String> LABS =
      Map.ofEntries(
          Map.entry("openai", "OpenAI"),
          Map.entry("anthropic", "Anthropic"),
          Map.entry("gemini", "Google"),
          Map.entry("google", "Google"),
          Map.entry("xai", "xAI"),
          Map.entry("mistral", "Mistral"),
          Map.entry("cohere", "Cohere"));

  private static final Map<String, String> HOSTS =
      Map.ofEntries(
          Map.entry("deepinfra", "DeepInfra"),
          Map.entry("groq", "Groq"),
          Map.entry("together_ai", "Together"),
          Map.entry("togetherai", "Together"),
          Map.entry("fireworks_ai", "Fireworks"),
          Map.entry("fireworks-ai", "Fireworks"),
          Map.entry("deepseek", "DeepSeek"),
          Map.entry("sambanova", "SambaNova"),
          Map.entry("cerebras", "Cerebras"),
          Map.entry("hyperbolic", "Hyperbolic"),
          Map.entry("novita-ai", "Novita"),
          Map.entry("nebius", "Nebius"),
          Map.entry("chutes", "Chutes"),
          Map.entry("siliconflow", "SiliconFlow"),
          Map.entry("baseten", "Baseten"));

  private static final Set<String> NO_TEXT =
      Set.of("audio", "tts", "image", "embed", "whisper", "realtime", "transcribe", "latest");

  /// Input and output of one model as they stand.
  private static final class Pair {
    double input = Double.NaN;
    double output = Double.NaN;
    boolean frontier;
    boolean rated;
  }

  private final Map<String, Quotes> tiers = new TreeMap<>();
  private final Map<String, Pair> pairs = new HashMap<>();

  private TokenFacts() {}

  static Map<String, Series> read(Path folder) throws IOException {
    var facts = new TokenFacts();
    FactFile.read(
        folder.resolve(FILE),
        List.of("date", "source", "provider", "model", "price_kind", "usd_per_mtok", "event"),
        facts::take);
    var series = new TreeMap<String, Series>();
    facts.tiers.forEach((tier, quotes) -> series.put(tier, quotes.series(END)));
    return series;
  }

  private void take(FactFile row) {
    var date = row.date("date");
    boolean before = date.isBefore(SWITCH);
    if (!row.is("source", before ? "litellm" : "models.dev")) {
      return;
    }
    var kind = row.text("price_kind");
    var model = row.text("model");
    var provider = row.text("provider");
    if (!kind.equals("input") && !kind.equals("output")
        || !LABS.containsKey(provider) && !HOSTS.containsKey(provider)
        || NO_TEXT.stream().anyMatch(model::contains)) {
      return;
    }
    var pair = pairs.computeIfAbsent(row.text("source") + provider + model, _ -> new Pair());
    double price = row.is("event", "removed") ? Double.NaN : row.price("usd_per_mtok");
    if (kind.equals("input")) {
      pair.input = price;
    } else {
      pair.output = price;
    }
    if (!pair.rated && !Double.isNaN(pair.output)) {
      pair.rated = true;
      pair.frontier = pair.output >= FRONTIER_FROM;
    }
    vote(row.text("source") + ' ' + model, provider, date, pair);
  }

  /// Both prices of a day arrive one after the other; the day's last word counts.
  private void vote(String item, String provider, LocalDate date, Pair pair) {
    double blend = (3 * pair.input + pair.output) / 4;
    if (HOSTS.containsKey(provider)) {
      put("TOB", HOSTS.get(provider), item, date, blend);
    } else if (pair.rated && pair.frontier) {
      put("TFI", LABS.get(provider), item, date, pair.input);
      put("TFO", LABS.get(provider), item, date, pair.output);
    } else if (pair.rated) {
      put("TSB", LABS.get(provider), item, date, blend);
    }
  }

  private void put(String tier, String seller, String item, LocalDate date, double price) {
    tiers.computeIfAbsent(tier, _ -> new Quotes()).put(seller, item, date, price);
  }
}
