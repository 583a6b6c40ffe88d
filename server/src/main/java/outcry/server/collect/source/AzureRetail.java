// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// Azure's retail prices: an hour of a virtual machine in a region, a page of at most 1,000 at a
/// time.
///
/// Passed over, as other goods: Windows, Dedicated hosts, Low Priority, Cloud Services, savings
/// plans and reservations, and meters that repeat another region's. `Spot` in the meter's name
/// makes it spot. What is in a machine comes from our table of machines: its name does not say the
/// form.
///
/// Doubts. The list keeps machines nobody can get. Prices in other currencies are, by its own word,
/// for reference only; we ask for dollars. Whether the filter finds a machine of a new name is up
/// to the name: `ND96asr_v4` does not name its A100 and is asked for by itself.
public final class AzureRetail implements PriceSource {
  private static final String ADDRESS =
      "https://prices.azure.com/api/retail/prices?api-version=2023-01-01-preview&$filter=";
  private static final String MACHINES =
      "serviceName eq 'Virtual Machines' and priceType eq 'Consumption' and ";
  private static final List<String> CARDS = List.of("A100", "H100", "H200", "B200", "MI300X");
  private static final List<String> OTHER_GOODS =
      List.of("Windows", "Dedicated", "Low Priority", "CloudServices", "Cloud Services");

  @Override
  public String id() {
    return "azure";
  }

  @Override
  public List<Request> requests(String key) {
    var requests = new ArrayList<Request>();
    for (var card : CARDS) requests.add(request(card, "contains(armSkuName, '" + card + "')"));
    requests.add(request("ND96asr_v4", "armSkuName eq 'Standard_ND96asr_v4'"));
    return requests;
  }

  private static Request request(String part, String filter) {
    return Request.get(
        part,
        ADDRESS + URLEncoder.encode(MACHINES + filter, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  @Override
  public Optional<Request> next(Request asked, Capture answer) {
    try {
      var link = Json.text(Json.of(answer), "NextPageLink");
      if (link.isEmpty()) return Optional.empty();
      var words = asked.part().split("-page-");
      int page = words.length == 1 ? 2 : Integer.parseInt(words[1]) + 1;
      return Optional.of(asked.at(words[0] + "-page-" + page, link.replace(" ", "%20")));
    } catch (UnreadablePayload | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var item : Json.required(Json.of(capture), "Items").values()) {
      line++;
      if (!isOtherGood(item) && !hasEnded(item, capture)) read(item, line, quotes);
    }
  }

  private static boolean isOtherGood(JsonNode item) {
    var names = Json.text(item, "productName") + " " + Json.text(item, "meterName");
    return !Json.text(item, "type").equals("Consumption")
        || !item.path("isPrimaryMeterRegion").asBoolean(true)
        || OTHER_GOODS.stream().anyMatch(names::contains);
  }

  /// A price of the past, kept in the list with its last day.
  private static boolean hasEnded(JsonNode item, Capture capture) {
    return since(Json.text(item, "effectiveEndDate"))
        .filter(end -> !end.isAfter(capture.taken()))
        .isPresent();
  }

  private static void read(JsonNode item, int line, Quotes quotes) {
    var name = Json.text(item, "armSkuName");
    var spot = (Json.text(item, "meterName") + Json.text(item, "skuName")).contains("Spot");
    var quote =
        quotes
            .at(line)
            .by("azure", Tier.HYPERSCALER)
            .in(Json.text(item, "armRegionName"))
            .on(spot ? Terms.SPOT : Terms.ON_DEMAND);
    since(Json.text(item, "effectiveStartDate")).ifPresent(quote::from);
    var machine = Machines.of("azure", name);
    if (machine.isEmpty()) {
      GpuName.in(name).ifPresent(quote::of);
      quote.refuse("unknown-good", "what is in " + name + " is not in machines.csv (rule I-63)");
      return;
    }
    quote.of(machine.get().gpu()).count(machine.get().count());
    if (!Json.text(item, "unitOfMeasure").equals("1 Hour")) {
      quote.refuse(
          "unknown-unit",
          "unit '" + Json.text(item, "unitOfMeasure") + "', of which we know '1 Hour' (I-61)");
      return;
    }
    var currency = Json.text(item, "currencyCode");
    quote.priced(
        Json.text(item, "retailPrice"), new Currency(currency, 1), PriceUnit.INSTANCE_HOUR);
  }

  private static Optional<Instant> since(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
