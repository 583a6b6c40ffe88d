// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import outcry.server.collect.Quote;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// The open data of gpurentalprices.com: what some forty sellers post, read once a day, dollars for
/// a GPU-hour.
///
/// Doubts. The day's file carries a seller whose page could not be read from the day before and
/// marks it `stale`: such a row counts as seen when it was last verified. Of Google Cloud it has
/// the price of the card without its machine, and some sellers bill processor and memory apart:
/// their form is `card-only`, another good. Early files call a 40 GB card `a100-sxm-80`: the stated
/// memory counts, not the name. A currency other than the dollar was changed by the publisher, at a
/// rate it does not state. `out-of-stock` rows are list prices like any other.
public final class GpuRentalPrices implements PriceSource {
  @Override
  public String id() {
    return "gpurentalprices";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(
        Request.get(
            "latest",
            "https://raw.githubusercontent.com/adriannutiu/gpu-rental-prices/main/data/latest.json"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var file = Json.of(capture);
    var sellers = file.path("providers");
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var offer : Json.required(file, "offers").values()) {
      read(offer, sellers.path(Json.text(offer, "provider")), quotes.at(++line));
    }
  }

  private static void read(JsonNode offer, JsonNode state, Quote quote) {
    var seen = seen(offer, state);
    seen.ifPresent(quote::seen);
    var card = Json.text(offer, "gpu");
    var gpu = GpuName.in(card, Json.whole(offer, "vram_gb"));
    gpu.ifPresent(quote::of);
    var seller = Sellers.said(quote, Json.text(offer, "provider"));
    if (seller.isEmpty()) return;
    if (gpu.isEmpty()) {
      quote.refuse("unknown-good", "'" + card + "' is no card we know (rule I-63)");
    } else if (seen.isEmpty()) {
      quote.refuse(
          "bad-time",
          state.path("stale").asBoolean(false)
              ? "its seller is stale since '"
                  + Json.text(state, "last_verified")
                  + "', which is no instant (rule I-61)"
              : "fetched_at '" + Json.text(offer, "fetched_at") + "' is no instant (rule I-61)");
    } else if (terms(quote, seller.get(), Json.text(offer, "kind"))) {
      if (isCardOnly(offer)) quote.of(GpuName.cardOnly(gpu.get()));
      quote
          .count(Math.max(1, Json.whole(offer, "min_gpus")))
          .in(Json.text(offer, "region"))
          .priced(Json.text(offer, "usd_hr"), Currency.USD, PriceUnit.GPU_HOUR);
    }
  }

  /// Says terms and tier; false when the kind is unknown and the quote was refused.
  private static boolean terms(Quote quote, Sellers.Seller seller, String kind) {
    switch (kind) {
      case "on-demand", "secure" -> quote.on(Terms.ON_DEMAND);
      case "community", "marketplace" ->
          quote.by(seller.name(), Tier.MARKETPLACE).on(Terms.ON_DEMAND);
      case "serverless" -> quote.by(seller.name(), Tier.SERVERLESS).on(Terms.ON_DEMAND);
      case "spot" -> quote.on(Terms.SPOT);
      case "interruptible" -> quote.on(Terms.INTERRUPTIBLE);
      case "reserved" -> quote.on(Terms.RESERVED);
      default -> {
        quote.refuse("unknown-terms", "kind '" + kind + "' is none we know (rule I-63)");
        return false;
      }
    }
    return true;
  }

  /// When the price was seen: when it was fetched, or last verified if that is longer ago. Of a
  /// stale seller that was verified nobody knows when, nobody knows.
  private static Optional<Instant> seen(JsonNode offer, JsonNode state) {
    var fetched = instant(Json.text(offer, "fetched_at"));
    if (!state.path("stale").asBoolean(false)) return fetched;
    var verified = instant(Json.text(state, "last_verified"));
    if (fetched.isEmpty() || verified.isEmpty()) return Optional.empty();
    return verified.get().isBefore(fetched.get()) ? verified : fetched;
  }

  private static boolean isCardOnly(JsonNode offer) {
    return Json.text(offer, "provider").equals("gcp")
        || Json.text(offer, "instance").contains("GPU rate only");
  }

  /// Some times have no seconds: `2026-07-08T07:42Z`.
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
