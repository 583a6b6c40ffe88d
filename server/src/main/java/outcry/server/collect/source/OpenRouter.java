// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.index.observation.Currency;
import outcry.index.observation.Good.Component;
import outcry.index.observation.PriceUnit;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;

/// What the router OpenRouter asks: USD for one token, decimal texts, 0 for free or unknown, -1
/// where the price depends on the answering host.
///
/// The router is the seller; its price is that of its cheapest or first host and is no price of the
/// laboratory. Charges per request, picture or search are other goods.
public final class OpenRouter implements PriceSource {
  @Override
  public String id() {
    return "openrouter";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.get("all", "https://openrouter.ai/api/v1/models"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var model : Json.required(Json.of(capture), "data").values()) {
      var entry =
          TokenEntry.of(
              quotes, ++line, "openrouter", Json.text(model, "id"), Currency.USD, PriceUnit.TOKEN);
      var pricing = model.path("pricing");
      if (!pricing.isObject()) {
        entry.refuse("malformed", "the entry has no object \"pricing\" (rule I-65)");
        continue;
      }
      entry.price(Component.INPUT, pricing.path("prompt"));
      entry.price(Component.CACHED, pricing.path("input_cache_read"));
      entry.price(Component.CACHE_WRITE, pricing.path("input_cache_write"));
      entry.price(Component.OUTPUT, pricing.path("completion"));
    }
  }
}
