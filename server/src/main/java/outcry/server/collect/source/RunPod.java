// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quote;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// RunPod's price list: dollars for a GPU-hour. Its terms forbid an index of its prices; it is off
/// unless asked for by name, and nothing taken here reaches a fixing (rule I-2).
///
/// `securePrice` is RunPod's own machines, `communityPrice` other people's: a marketplace.
/// `minimumBidPrice` is the floor for an interruptible rental, `oneMonthPrice` needs a month's
/// commitment. A card without stock status is not offered and says nothing.
///
/// Doubts. Some collectors send a key and some do not; without one the answer may lack prices. A
/// community price of a card nobody offers stays at its last value.
public final class RunPod implements PriceSource {
  private static final String QUESTION =
      "{\"query\":\"{ gpuTypes { id displayName memoryInGb securePrice communityPrice oneMonthPrice"
          + " lowestPrice(input: {gpuCount: 1})"
          + " { minimumBidPrice uninterruptablePrice stockStatus } } }\"}";

  @Override
  public String id() {
    return "runpod";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.post("all", "https://api.runpod.io/graphql", QUESTION));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var answer = Json.of(capture);
    if (!answer.path("errors").isEmpty()) {
      throw new UnreadablePayload(
          "malformed", "it answers: " + Json.text(answer.path("errors").path(0), "message"));
    }
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var type : Json.required(answer.path("data"), "gpuTypes").values()) {
      line++;
      var lowest = type.path("lowestPrice");
      if (Json.text(lowest, "stockStatus").isEmpty()) continue;
      var memory = Json.whole(type, "memoryInGb");
      var gpu = GpuName.in(Json.text(type, "displayName"), memory);
      if (gpu.isEmpty()) {
        quotes
            .at(line)
            .by("runpod", Tier.NEOCLOUD)
            .refuse(
                "unknown-good",
                "'" + Json.text(type, "displayName") + "' is no card we know (rule I-63)");
        continue;
      }
      price(quotes.at(line).of(gpu.get()), Tier.NEOCLOUD, Terms.ON_DEMAND, type, "securePrice");
      price(
          quotes.at(line).of(gpu.get()), Tier.MARKETPLACE, Terms.ON_DEMAND, type, "communityPrice");
      price(
          quotes.at(line).of(gpu.get()),
          Tier.MARKETPLACE,
          Terms.INTERRUPTIBLE,
          lowest,
          "minimumBidPrice");
      price(quotes.at(line).of(gpu.get()), Tier.NEOCLOUD, Terms.RESERVED, type, "oneMonthPrice");
    }
  }

  /// A price that is null is one that is not offered.
  private static void price(Quote quote, Tier tier, Terms terms, JsonNode from, String field) {
    var amount = Json.text(from, field);
    if (!amount.isEmpty()) {
      quote.by("runpod", tier).on(terms).priced(amount, Currency.USD, PriceUnit.GPU_HOUR);
    }
  }
}
