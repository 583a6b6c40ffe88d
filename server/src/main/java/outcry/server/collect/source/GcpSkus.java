// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Digits;
import outcry.server.collect.Json;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quote;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// Google Cloud's billing catalogue of Compute Engine: units and billionths of a unit for an hour
/// of one card in a region.
///
/// A machine there is the sum of its card, processor and memory items. We take the card items alone
/// and say so: their form is `card-only`, another good than a machine's GPU-hour (9.80 against
/// 11.06 for the same H100).
///
/// Doubts. The card is named in a description for people. Dynamic workload and calendar prices are
/// told apart by words in it only, and stay out. `tieredRates` has one step for cards; of several
/// the last counts, as the first may be a free allowance.
public final class GcpSkus implements PriceSource {
  private static final String ADDRESS =
      "https://cloudbilling.googleapis.com/v1/services/6F81-5844-456A/skus?currencyCode=USD"
          + "&pageSize=5000";
  private static final Pattern CARD =
      Pattern.compile("(?i)\\bGPUs?\\b.*\\b(?:running|attached)\\b");
  private static final Pattern OTHER_GOODS =
      Pattern.compile("(?i)DWS|calendar|reserved|commitment|sole tenancy|suspended");

  @Override
  public String id() {
    return "gcp";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.get("page-1", ADDRESS).with("X-Goog-Api-Key", key));
  }

  @Override
  public Optional<Request> next(Request asked, Capture answer) {
    try {
      var token = Json.text(Json.of(answer), "nextPageToken");
      if (!token.matches("[\\w=./+-]+")) return Optional.empty();
      int page = Integer.parseInt(asked.part().substring("page-".length())) + 1;
      return Optional.of(
          asked.at(
              "page-" + page,
              ADDRESS + "&pageToken=" + token.replace("+", "%2B").replace("=", "%3D")));
    } catch (UnreadablePayload _) {
      return Optional.empty();
    }
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var sku : Json.required(Json.of(capture), "skus").values()) {
      line++;
      var description = Json.text(sku, "description");
      var terms = terms(Json.text(sku.path("category"), "usageType"));
      if (terms.isPresent()
          && Json.text(sku.path("category"), "resourceFamily").equals("Compute")
          && CARD.matcher(description).find()
          && !OTHER_GOODS.matcher(description).find()) {
        for (var region : sku.path("serviceRegions").values()) {
          read(sku, quotes.at(line).on(terms.get()).in(Json.text(region)));
        }
      }
    }
  }

  private static void read(JsonNode sku, Quote quote) {
    quote.by("gcp", Tier.HYPERSCALER);
    var gpu = GpuName.in(Json.text(sku, "description"));
    if (gpu.isEmpty()) {
      quote.refuse(
          "unknown-good",
          "'" + Json.text(sku, "description") + "' names no card we know (rule I-63)");
      return;
    }
    quote.of(GpuName.cardOnly(gpu.get()));
    var pricing = sku.path("pricingInfo").path(0);
    since(Json.text(pricing, "effectiveTime")).ifPresent(quote::from);
    var expression = pricing.path("pricingExpression");
    if (!Json.text(expression, "usageUnit").equals("h")) {
      quote.refuse(
          "unknown-unit",
          "unit '" + Json.text(expression, "usageUnit") + "', of which we know 'h' (rule I-61)");
      return;
    }
    var rates = expression.path("tieredRates");
    var price = rates.path(rates.size() - 1).path("unitPrice");
    quote.priced(
        amount(price), new Currency(Json.text(price, "currencyCode"), 1), PriceUnit.GPU_HOUR);
  }

  private static BigDecimal amount(JsonNode price) {
    var units = Json.number(price, "units").orElse(BigDecimal.ZERO);
    var nanos = Json.number(price, "nanos").orElse(BigDecimal.ZERO);
    // A sum of what nobody means would be written out digit by digit.
    if (!Digits.isMeant(units)) return units;
    return Digits.isMeant(nanos) ? units.add(nanos.movePointLeft(9)) : nanos;
  }

  private static Optional<Terms> terms(String usageType) {
    return switch (usageType) {
      case "OnDemand" -> Optional.of(Terms.ON_DEMAND);
      case "Preemptible" -> Optional.of(Terms.SPOT);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> since(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
