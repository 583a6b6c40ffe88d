// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

/// The table of LiteLLM: USD for one token, in scientific notation, by its own name of model and
/// seller. Prices ending in `_batches` are of the batch service, `_above_200k_tokens` of long
/// prompts; `_flex` and `_priority` are other services and are left alone.
///
/// Its figures went through binary floating point on the way (`1.9999999999999998e-07`): rounded
/// half up to 10^-12 USD a token, a millionth of a dollar per million tokens, they are what was
/// meant.
public final class LiteLlm implements PriceSource {
  private static final Map<String, Component> COMPONENTS =
      Map.of(
          "input_cost_per_token", Component.INPUT,
          "cache_read_input_token_cost", Component.CACHED,
          "cache_creation_input_token_cost", Component.CACHE_WRITE,
          "output_cost_per_token", Component.OUTPUT);

  private static final Pattern PRICE =
      Pattern.compile("([a-z_]+?)(_above_(\\d{3,4})k_tokens)?(_batches)?");

  /// What answers in tokens. An entry that does not say is taken for one of them.
  private static final Set<String> MODES = Set.of("", "chat", "completion", "responses");

  @Override
  public String id() {
    return "litellm";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(
        Request.get(
            "all",
            "https://raw.githubusercontent.com/BerriAI/litellm/main/"
                + "model_prices_and_context_window.json"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var model : Json.object(capture).properties()) {
      line++;
      var said = model.getValue();
      if (model.getKey().equals("sample_spec") || !MODES.contains(Json.text(said, "mode"))) {
        continue;
      }
      var entry =
          TokenEntry.of(
              quotes,
              line,
              Json.text(said, "litellm_provider"),
              model.getKey(),
              Currency.USD,
              PriceUnit.TOKEN);
      if (!said.isObject()) {
        entry.refuse("malformed", "the entry is no object (rule I-65)");
        continue;
      }
      int limit = firstLimit(said);
      for (var field : said.properties()) {
        var name = PRICE.matcher(field.getKey());
        if (!name.matches() || !COMPONENTS.containsKey(name.group(1))) continue;
        if (name.group(3) != null && Integer.parseInt(name.group(3)) != limit) continue;
        entry
            .over(name.group(2) == null ? ContextTier.SHORT : ContextTier.LONG)
            .on(name.group(4) == null ? Terms.ON_DEMAND : Terms.BATCH)
            .price(COMPONENTS.get(name.group(1)), field.getValue());
      }
    }
  }

  /// The prompt's length in thousands above which an entry asks more; the first when it has several
  /// (rule I-65).
  private static int firstLimit(JsonNode said) {
    return said.propertyNames().stream()
        .map(PRICE::matcher)
        .filter(Matcher::matches)
        .filter(name -> COMPONENTS.containsKey(name.group(1)) && name.group(3) != null)
        .mapToInt(name -> Integer.parseInt(name.group(3)))
        .min()
        .orElse(0);
  }
}
