// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.index.observation.Currency;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.PriceUnit;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// The table models.dev: USD for a million tokens, by seller and model, with the dearer prices of
/// prompts over 200,000 tokens inside `context_over_200k`.
///
/// A model without `cost` has no list price (a flat subscription) and says nothing. A seller whose
/// subscription covers the model often states 0, which is refused as unknown.
public final class ModelsDev implements PriceSource {
  @Override
  public String id() {
    return "models.dev";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.get("all", "https://models.dev/api.json"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var seller : Json.object(capture).properties()) {
      for (var model : seller.getValue().path("models").properties()) {
        var entry =
            TokenEntry.of(
                quotes, ++line, seller.getKey(), model.getKey(), Currency.USD, PriceUnit.MTOK);
        var cost = model.getValue().path("cost");
        if (cost.isMissingNode() || cost.isNull()) continue;
        if (!cost.isObject()) {
          entry.refuse("malformed", "\"cost\" is no object (rule I-65)");
          continue;
        }
        prices(entry, cost);
        prices(entry.over(ContextTier.LONG), cost.path("context_over_200k"));
      }
    }
  }

  private static void prices(TokenEntry entry, JsonNode cost) {
    entry.price(Component.INPUT, cost.path("input"));
    entry.price(Component.CACHED, cost.path("cache_read"));
    entry.price(Component.CACHE_WRITE, cost.path("cache_write"));
    entry.price(Component.OUTPUT, cost.path("output"));
  }
}
