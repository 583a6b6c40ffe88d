// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import java.util.regex.Pattern;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// Lambda's own interface: cents for an hour of a whole instance.
///
/// Form and memory are words in the description (`8x H100 (80 GB SXM5)`). One price holds in every
/// region, so the region stays empty. A type without capacity keeps its price; whether a machine
/// can be had is not said by the price, and we take it as a list price, not as a firm offer.
public final class Lambda implements PriceSource {
  private static final Pattern NAME = Pattern.compile("(?<=gpu_)(\\d{1,3})x");

  @Override
  public String id() {
    return "lambda";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(
        Request.get("all", "https://cloud.lambda.ai/api/v1/instance-types")
            .with("Authorization", "Bearer " + key));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var entry : Json.required(Json.of(capture), "data").values()) {
      line++;
      var type = entry.path("instance_type");
      var description = Json.text(type, "description");
      if (description.contains("CPU")) continue;
      var quote = quotes.at(line).by("lambda", Tier.NEOCLOUD);
      var gpu = GpuName.in(description);
      if (gpu.isEmpty()) {
        quote.refuse("unknown-good", "'" + description + "' names no card we know (rule I-61)");
        continue;
      }
      int count = GpuName.count(description);
      quote.of(gpu.get()).count(count);
      var others = contradiction(type, count);
      if (!others.isEmpty()) {
        quote.refuse("contradiction", "'" + description + "' and " + others + " (rule I-63)");
        continue;
      }
      quote.priced(
          Json.text(type, "price_cents_per_hour"), Currency.US_CENT, PriceUnit.INSTANCE_HOUR);
    }
  }

  /// What says another number of cards than the description: the name, or the specification. A
  /// machine's price would be taken for a card's.
  private static String contradiction(JsonNode type, int count) {
    var name = NAME.matcher(Json.text(type, "name"));
    if (name.find() && Integer.parseInt(name.group(1)) != count)
      return name.group() + " in its name";
    int specified = Json.whole(type.path("specs"), "gpus");
    return specified != 0 && specified != count ? specified + " in its specification" : "";
  }
}
