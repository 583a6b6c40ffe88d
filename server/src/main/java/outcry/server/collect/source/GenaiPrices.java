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

/// The table genai-prices: USD for a million tokens, by seller and model. A model has one set of
/// prices, or a list of sets of which a later one overrules an earlier one from a day on or for
/// some hours of every day ({@link PriceTimes}).
///
/// A price may have tiers by the length of the prompt; the first of them is the long one.
public final class GenaiPrices implements PriceSource {
  @Override
  public String id() {
    return "genai-prices";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(
        Request.get(
            "all",
            "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var sellers = Json.of(capture);
    if (!sellers.isArray()) {
      throw new UnreadablePayload("malformed", "the answer is no list of sellers");
    }
    int line = 0;
    for (var seller : sellers.values()) {
      for (var model : seller.path("models").values()) {
        var entry =
            TokenEntry.of(
                quotes,
                ++line,
                Json.text(seller, "id"),
                Json.text(model, "id"),
                Currency.USD,
                PriceUnit.MTOK);
        read(entry, model.path("prices"));
      }
    }
  }

  private static void read(TokenEntry entry, JsonNode prices) {
    if (prices.isObject()) {
      set(entry, prices);
    } else if (prices.isArray()) {
      PriceTimes.of(entry, prices).sets().forEach(set -> set(set.entry(), set.prices()));
    } else {
      entry.refuse("malformed", "\"prices\" is no object or list (rule I-65)");
    }
  }

  private static void set(TokenEntry entry, JsonNode prices) {
    price(entry, Component.INPUT, prices.path("input_mtok"));
    price(entry, Component.CACHED, prices.path("cache_read_mtok"));
    price(entry, Component.CACHE_WRITE, prices.path("cache_write_mtok"));
    price(entry, Component.OUTPUT, prices.path("output_mtok"));
  }

  private static void price(TokenEntry entry, Component component, JsonNode said) {
    if (!said.isObject()) {
      entry.price(component, said);
      return;
    }
    entry.price(component, said.path("base"));
    entry.over(ContextTier.LONG).price(component, said.path("tiers").path(0).path("price"));
  }
}
