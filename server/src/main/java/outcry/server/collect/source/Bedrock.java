// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
/// A second price list has the models that are sold through the marketplace, the current ones of
/// Anthropic among them. There the model is the `servicename`, a unit is a million tokens and says
/// so in its description only, and a price for answers from anywhere (`_Global`) stands beside the
/// dearer one of the region.
///
/// What is billed is in words (`Input tokens`, `USE1-NovaPro-cache-read-input-token-count`). Batch
/// is another term; priority, flexible, latency-optimised and provisioned service, training, and
/// tokens of sound and pictures are other goods and are left alone.
public final class Bedrock implements PriceSource {
  private static final Pattern OTHER_GOODS =
      Pattern.compile(
          "flex|priority|latency|provision|custom|training|audio|speech|image|video|embed|guardrail"
              + "|rerank|reserved|cross-?geo|grounding|write.{0,16}1h");

  private static final Pattern LONG = Pattern.compile("long-?_?context|lctx");
  private static final String HOME = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/";

  /// How the second list ends the name of a model.
  private static final String EDITION = " (Amazon Bedrock Edition)";

  private final List<String> regions;

  public Bedrock() {
    this(Regions.of("aws-bedrock"));
  }

  private Bedrock(List<String> regions) {
    this.regions = regions;
  }

  @Override
  public PriceSource in(List<String> others) {
    return new Bedrock(Regions.checked(others));
  }

  @Override
  public String id() {
    return "aws-bedrock";
  }

  @Override
  public List<Request> requests(String key) {
    return regions.stream()
        .flatMap(
            region ->
                Stream.of(
                    request(region, "AmazonBedrock", region),
                    request(region + "-marketplace", "AmazonBedrockFoundationModels", region)))
        .toList();
  }

  private static Request request(String part, String list, String region) {
    return Request.get(part, HOME + list + "/current/" + region + "/index.json");
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
    // Old listings by length of prompt, `Claude Instant (100K)`, have no list price of today.
    if (Json.text(attributes, "servicename").contains("K) (")) return;
    for (var offer : offers.values()) {
      for (var dimension : offer.path("priceDimensions").values()) {
        var entry = entry(quotes, line, attributes, words);
        var unit = unit(Json.text(dimension, "unit"), Json.text(dimension, "description"));
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
    var named = model(attributes);
    boolean anywhere = words.contains("global");
    return TokenEntry.of(
            quotes,
            line,
            "bedrock",
            named.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"),
            Currency.USD,
            PriceUnit.KTOK)
        .in(anywhere ? "global" : Json.text(attributes, "regionCode"))
        .on(words.contains("batch") ? Terms.BATCH : Terms.ON_DEMAND)
        .over(LONG.matcher(words).find() ? ContextTier.LONG : ContextTier.SHORT);
  }

  private static String model(JsonNode attributes) {
    for (var attribute : List.of("model", "titanModel")) {
      var model = Json.text(attributes, attribute);
      if (!model.isEmpty()) return model;
    }
    var service = Json.text(attributes, "servicename");
    return service.endsWith(EDITION)
        ? service.substring(0, service.length() - EDITION.length())
        : "";
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

  private static Optional<PriceUnit> unit(String said, String description) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "units" ->
          description.toLowerCase(Locale.ROOT).contains("million")
              ? Optional.of(PriceUnit.MTOK)
              : Optional.empty();
      case "1k tokens" -> Optional.of(PriceUnit.KTOK);
      case "1m tokens" -> Optional.of(PriceUnit.MTOK);
      case "token", "tokens" -> Optional.of(PriceUnit.TOKEN);
      default -> Optional.empty();
    };
  }
}
