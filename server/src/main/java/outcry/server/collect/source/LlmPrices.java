// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

/// The tables of llm-prices: USD for a million tokens, the vendors' own lists. The current table
/// has what holds; the historical one adds `from_date` (the first day; null when not known) and
/// `to_date` (the day it no longer held).
///
/// A price that has ended was seen, as far as anybody says, on its first day: it is an observation
/// of that day and never of today. One that begins later is announced. Long prompts are entries of
/// their own, named `... >200k` and numbered `alpha-200k`.
public final class LlmPrices implements PriceSource {
  private static final Pattern LONG_ID = Pattern.compile("(.+)-\\d{3,4}k");

  @Override
  public String id() {
    return "llm-prices";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(
        Request.get("current", "https://www.llm-prices.com/current-v1.json"),
        Request.get("historical", "https://www.llm-prices.com/historical-v1.json"));
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    int line = 0;
    for (var model : Json.required(Json.of(capture), "prices").values()) {
      var entry = entry(quotes, ++line, model);
      try {
        dated(entry, capture.taken(), day(model, "from_date"), day(model, "to_date"))
            .ifPresent(when -> prices(when, model));
      } catch (DateTimeException _) {
        entry.refuse(
            "bad-time",
            "from '"
                + Json.text(model, "from_date")
                + "' to '"
                + Json.text(model, "to_date")
                + "': a day is written 2026-09-01 (rule I-65)");
      }
    }
  }

  private static TokenEntry entry(Quotes quotes, int line, JsonNode model) {
    var id = Json.text(model, "id");
    var longer = LONG_ID.matcher(id);
    boolean split = Json.text(model, "name").contains(">") && longer.matches();
    return TokenEntry.of(
            quotes,
            line,
            Json.text(model, "vendor"),
            split ? longer.group(1) : id,
            Currency.USD,
            PriceUnit.MTOK)
        .over(split ? ContextTier.LONG : ContextTier.SHORT);
  }

  /// The entry with its time; empty for a price that has ended and whose beginning nobody knows.
  private static Optional<TokenEntry> dated(
      TokenEntry entry, Instant now, Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      entry.refuse("bad-time", "it begins on the day it ends, or later (rule I-65)");
      return Optional.empty();
    }
    boolean ended = to.isPresent() && !to.get().isAfter(now);
    if (!ended) return Optional.of(from.map(entry::from).orElse(entry));
    if (from.isEmpty()) {
      entry.refuse("bad-time", "a price of the past without its first day (rule I-65)");
    }
    return from.map(entry::past);
  }

  private static void prices(TokenEntry entry, JsonNode model) {
    entry.price(Component.INPUT, model.path("input"));
    entry.price(Component.CACHED, model.path("input_cached"));
    entry.price(Component.OUTPUT, model.path("output"));
  }

  /// Midnight UTC of a day.
  private static Optional<Instant> day(JsonNode model, String name) {
    var text = Json.text(model, name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
