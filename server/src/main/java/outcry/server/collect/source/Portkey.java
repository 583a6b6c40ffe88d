// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import outcry.index.observation.Currency;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// The tables of Portkey: **cents** for one token, a file for each seller, which is the part of the
/// capture. The first entry, `default`, is what the others inherit and is no model; its currency is
/// theirs. Long prompts have an entry of their own, `alpha-gt-200k` beside `alpha-lte-200k`.
///
/// The tables of a cloud add prices by region under `custom_pricing`: `regions`, then the region,
/// then `execution_modes`. Each is an observation of that region; the price outside of any region
/// keeps none. Modes other than on-demand and batch are other services.
public final class Portkey implements PriceSource {
  private static final List<String> SELLERS =
      List.of(
          "openai",
          "anthropic",
          "google",
          "mistral-ai",
          "x-ai",
          "cohere",
          "deepseek",
          "dashscope",
          "moonshot",
          "z-ai",
          "bedrock",
          "azure-openai",
          "vertex-ai",
          "together-ai",
          "fireworks-ai",
          "groq",
          "deepinfra",
          "cerebras");

  /// Spellings of the mode everybody gets who asks for none, without hyphens.
  private static final Set<String> ON_DEMAND =
      Set.of("default", "standard", "ondemand", "payasyougo", "regional", "inregion");

  private static final Pattern PROMPT_LENGTH = Pattern.compile("(.+)-(gt|lte)-\\d+k");

  @Override
  public String id() {
    return "portkey";
  }

  @Override
  public List<Request> requests(String key) {
    return SELLERS.stream()
        .map(
            seller ->
                Request.get(
                    seller,
                    "https://raw.githubusercontent.com/Portkey-AI/models/main/pricing/"
                        + seller
                        + ".json"))
        .toList();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var table = Json.object(capture);
    var inherited = Json.text(table.path("default").path("pricing_config"), "currency");
    int line = 0;
    for (var model : table.properties()) {
      line++;
      if (model.getKey().equals("default")) continue;
      var config = model.getValue().path("pricing_config");
      var said = Json.text(config, "currency");
      var entry = entry(quotes, line, model.getKey(), cents(said.isEmpty() ? inherited : said));
      if (!config.isObject()) {
        entry.refuse("malformed", "the entry has no object \"pricing_config\" (rule I-65)");
        continue;
      }
      prices(entry, config.path("pay_as_you_go"));
      prices(entry.on(Terms.BATCH), config.path("batch_config"));
      for (var of : List.of(config, model.getValue())) {
        regions(entry, of.path("custom_pricing").path("regions"));
      }
    }
  }

  private static void regions(TokenEntry entry, JsonNode regions) {
    for (var region : regions.properties()) {
      var there = entry.in(region.getKey());
      for (var mode : region.getValue().path("execution_modes").properties()) {
        var name = mode.getKey().toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
        var said = mode.getValue();
        if (ON_DEMAND.contains(name)) {
          prices(there, said.has("pay_as_you_go") ? said.path("pay_as_you_go") : said);
          prices(there.on(Terms.BATCH), said.path("batch_config"));
        } else if (name.startsWith("batch")) {
          prices(
              there.on(Terms.BATCH), said.has("pay_as_you_go") ? said.path("pay_as_you_go") : said);
        }
      }
    }
  }

  private static TokenEntry entry(Quotes quotes, int line, String model, Currency currency) {
    var length = PROMPT_LENGTH.matcher(model);
    boolean split = length.matches();
    var name = split ? length.group(1) : model;
    return TokenEntry.of(quotes, line, quotes.capture().part(), name, currency, PriceUnit.TOKEN)
        .over(split && length.group(2).equals("gt") ? ContextTier.LONG : ContextTier.SHORT);
  }

  private static Currency cents(String code) {
    return code.isEmpty() || code.equals("USD") ? Currency.US_CENT : new Currency(code, 100);
  }

  private static void prices(TokenEntry entry, JsonNode tokens) {
    entry.price(Component.INPUT, price(tokens, "request_token"));
    entry.price(Component.CACHED, price(tokens, "cache_read_input_token"));
    entry.price(Component.CACHE_WRITE, price(tokens, "cache_write_input_token"));
    entry.price(Component.OUTPUT, price(tokens, "response_token"));
  }

  /// The price of a kind of token; what stands in its place when it is not an object.
  private static JsonNode price(JsonNode tokens, String kind) {
    var said = tokens.path(kind);
    return said.isObject() ? said.path("price") : said;
  }
}
