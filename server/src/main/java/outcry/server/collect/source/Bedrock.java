// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/// The public price list of AWS for Bedrock: USD for a thousand tokens, by model in words and by
/// region. Older products name the model in `titanModel`. Both of its shapes are read: the offer
/// file (`products` and `terms` side by side) and the list of products that each hold their terms.
///
/// What is billed is in words (`Input tokens`, `USE1-NovaPro-cache-read-input-token-count`). Batch
/// is another term; priority, flexible, latency-optimised and provisioned service, training, and
/// tokens of sound and pictures are other goods and are left alone.
public final class Bedrock implements PriceSource {
  private static final Pattern OTHER_GOODS =
      Pattern.compile(
          "flex|priority|latency|provision|custom|training|audio|speech|image|video|embed|guardrail"
              + "|rerank");

  private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1");

  @Override
  public String id() {
    return "aws-bedrock";
  }

  @Override
  public List<Request> requests(String key) {
    return REGIONS.stream()
        .map(
            region ->
                Request.get(
                    region,
                    "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/"
                        + region
                        + "/index.json"))
        .toList();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var list = Json.of(capture);
    int line = 0;
    if (list.has("products")) {
      var offers = Json.required(list, "terms").path("OnDemand");
      for (var product : Json.required(list, "products").properties()) {
        product(quotes, ++line, product.getValue(), offers.path(product.getKey()));
      }
      return;
    }
    var each = list.isArray() ? list : Json.required(list, "PriceList");
    for (var one : each.values()) {
      product(quotes, ++line, one.path("product"), one.path("terms").path("OnDemand"));
    }
  }

  private static void product(Quotes quotes, int line, JsonNode product, JsonNode offers) {
    var attributes = product.path("attributes");
    var words =
        String.join(
                " ",
                Json.text(attributes, "feature"),
                Json.text(attributes, "featureType"),
                Json.text(attributes, "inferenceType"),
                Json.text(attributes, "usagetype"))
            .toLowerCase(Locale.ROOT);
    var billed = component(words);
    if (billed.isEmpty() || OTHER_GOODS.matcher(words).find()) return;
    for (var offer : offers.values()) {
      for (var dimension : offer.path("priceDimensions").values()) {
        var entry = entry(quotes, line, attributes, words);
        var unit = unit(Json.text(dimension, "unit"));
        if (unit.isEmpty()) {
          entry.refuse(
              "unknown-unit",
              "'"
                  + Json.text(dimension, "unit")
                  + "' is none of 1K tokens, 1M tokens, tokens (rule I-65)");
          continue;
        }
        price(dated(entry.per(unit.get()), offer), billed.get(), dimension.path("pricePerUnit"));
      }
    }
  }

  private static TokenEntry entry(Quotes quotes, int line, JsonNode attributes, String words) {
    var model = Json.text(attributes, "model");
    var named = model.isEmpty() ? Json.text(attributes, "titanModel") : model;
    return TokenEntry.of(
            quotes,
            line,
            "bedrock",
            named.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"),
            Currency.USD,
            PriceUnit.KTOK)
        .in(Json.text(attributes, "regionCode"))
        .on(words.contains("batch") ? Terms.BATCH : Terms.ON_DEMAND)
        .over(words.contains("long-context") ? ContextTier.LONG : ContextTier.SHORT);
  }

  private static void price(TokenEntry entry, Component billed, JsonNode perUnit) {
    if (perUnit.has("USD")) {
      entry.price(billed, perUnit.path("USD"));
      return;
    }
    entry.refuse("malformed", "the product has no price in USD (rule I-65)");
  }

  private static TokenEntry dated(TokenEntry entry, JsonNode offer) {
    try {
      return entry.from(OffsetDateTime.parse(Json.text(offer, "effectiveDate")).toInstant());
    } catch (DateTimeException _) {
      return entry;
    }
  }

  private static Optional<Component> component(String words) {
    if (!words.contains("token")) return Optional.empty();
    if (words.contains("output")) return Optional.of(Component.OUTPUT);
    if (!words.contains("input")) return Optional.empty();
    if (!words.contains("cache")) return Optional.of(Component.INPUT);
    return Optional.of(words.contains("write") ? Component.CACHE_WRITE : Component.CACHED);
  }

  private static Optional<PriceUnit> unit(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "1k tokens" -> Optional.of(PriceUnit.KTOK);
      case "1m tokens" -> Optional.of(PriceUnit.MTOK);
      case "token", "tokens" -> Optional.of(PriceUnit.TOKEN);
      default -> Optional.empty();
    };
  }
}
