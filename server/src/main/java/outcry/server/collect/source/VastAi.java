// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
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

/// Vast.ai's offers: many hosts behind one counter, dollars for an hour of the whole offer. Its
/// terms forbid an index of its prices; it is off unless asked for by name, and nothing taken here
/// reaches a fixing (rule I-2).
///
/// One machine is often offered several times, whole and in parts: its largest offer speaks, of two
/// as large the cheaper (rule I-62). Several machines of a host speak with one voice, the lower
/// median of their prices per GPU. The rest is refused as `duplicate`. An offer is firm; `min_bid`
/// is the floor for an interruptible rental of the same.
///
/// Doubts. An answer has at most 64 offers whatever the query asks for, best score first: the
/// dearest are missing. `gpu_frac` offers share a machine we cannot see whole. Unverified hosts ask
/// anything. Answers hold the hosts' public addresses, which are blanked before anything is kept.
public final class VastAi implements PriceSource {
  private static final String ADDRESS = "https://console.vast.ai/api/v0/bundles/";
  private static final List<String> CARDS =
      List.of(
          "A100 PCIE",
          "A100 SXM4",
          "H100 PCIE",
          "H100 SXM",
          "H100 NVL",
          "H200",
          "H200 NVL",
          "B200");
  private static final int CAP = 64;
  private static final Pattern SECRET =
      Pattern.compile(
          "\"(?:public_ipaddr|local_ipaddrs|ssh_host|hostname)\"\\s*:\\s*\"[^\"]*(?:\"|$)"
              + "|\"\\w+\"\\s*:\\s*\"[^\"]*\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b[^\"]*(?:\"|$)");

  @Override
  public String id() {
    return "vastai";
  }

  @Override
  public List<Request> requests(String key) {
    return CARDS.stream()
        .map(
            card ->
                Request.post(
                    card.replace(' ', '-'),
                    ADDRESS,
                    "{\"gpu_name\":{\"in\":[\""
                        + card
                        + "\"]},\"rentable\":{\"eq\":true},\"rented\":{\"eq\":false},"
                        + "\"order\":[[\"score\",\"desc\"]],\"limit\":3000}"))
        .toList();
  }

  @Override
  public Optional<Pattern> secret() {
    return Optional.of(SECRET);
  }

  private record Offer(
      int line, String machine, String host, Good.Gpu gpu, int gpus, JsonNode said) {
    BigDecimal perGpu() {
      return Json.number(said, "dph_total")
          .filter(Digits::isMeant)
          .map(total -> total.divide(BigDecimal.valueOf(gpus), 12, RoundingMode.HALF_UP))
          .orElse(BigDecimal.ZERO);
    }
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var rows = Json.required(Json.of(capture), "offers");
    var offers = new ArrayList<Offer>();
    int line = 0;
    for (var said : rows.values()) {
      line++;
      // We ask for what can be rented; an answer that has more than that offers no more.
      if (said.path("rented").asBoolean(false) || !said.path("rentable").asBoolean(true)) continue;
      offer(line, said, quotes).ifPresent(offers::add);
    }
    var machines =
        speakers(
            offers,
            offer -> offer.machine,
            same ->
                same.stream()
                    .min(
                        Comparator.comparingInt((Offer offer) -> -offer.gpus)
                            .thenComparing(Offer::perGpu))
                    .orElseThrow(),
            quotes);
    var hosts =
        speakers(
            machines,
            offer -> offer.host,
            same ->
                same.stream()
                    .sorted(Comparator.comparing(Offer::perGpu))
                    .toList()
                    .get((same.size() - 1) / 2),
            quotes);
    hosts.forEach(offer -> take(offer, quotes));
    if (rows.size() >= CAP) {
      var part = capture.part().replace('-', ' ');
      quotes.cut(
          rows.size(),
          GpuName.in(part).map(Good.Gpu::name).orElse(""),
          rows.size() + " offers, and no query answers more than " + CAP);
    }
  }

  private static Optional<Offer> offer(int line, JsonNode said, Quotes quotes) {
    int gpus = Json.whole(said, "num_gpus");
    var card = Json.text(said, "gpu_name");
    var memory = Math.round(Json.whole(said, "gpu_ram") / 1024f);
    var gpu = GpuName.in(card, memory);
    var host = Json.text(said, "host_id");
    if (gpu.isEmpty() || gpus < 1) {
      quote(line, quotes)
          .refuse("unknown-good", "'" + card + "' x " + gpus + " is no card we know (rule I-63)");
      return Optional.empty();
    }
    var machine = Json.text(said, "machine_id");
    return Optional.of(
        new Offer(
            line,
            gpu.get() + (machine.isEmpty() ? " of host " + host : " " + machine),
            gpu.get() + " " + (host.isEmpty() ? machine : host),
            gpu.get(),
            gpus,
            said));
  }

  /// One offer for each key; the others are refused.
  private static List<Offer> speakers(
      List<Offer> offers,
      Function<Offer, String> key,
      Function<List<Offer>, Offer> choice,
      Quotes quotes) {
    var groups = new LinkedHashMap<String, List<Offer>>();
    for (var offer : offers) {
      groups.computeIfAbsent(key.apply(offer), _ -> new ArrayList<>()).add(offer);
    }
    var speakers = new ArrayList<Offer>();
    for (var same : groups.values()) {
      var speaker = choice.apply(same);
      speakers.add(speaker);
      for (var other : same) {
        if (other != speaker) {
          quote(other.line, quotes)
              .of(other.gpu)
              .refuse(
                  "duplicate",
                  "the offer on line " + speaker.line + " speaks for this host (rule I-62)");
        }
      }
    }
    return speakers;
  }

  private static void take(Offer offer, Quotes quotes) {
    whole(offer, quotes)
        .priced(Json.text(offer.said, "dph_total"), Currency.USD, PriceUnit.OFFER_HOUR);
    var bid = Json.text(offer.said, "min_bid");
    if (!bid.isEmpty()) {
      whole(offer, quotes).on(Terms.INTERRUPTIBLE).priced(bid, Currency.USD, PriceUnit.OFFER_HOUR);
    }
  }

  private static Quote whole(Offer offer, Quotes quotes) {
    return quote(offer.line, quotes)
        .of(offer.gpu)
        .count(offer.gpus)
        .in(Json.text(offer.said, "geolocation"))
        .as(Kind.FIRM);
  }

  private static Quote quote(int line, Quotes quotes) {
    return quotes.at(line).by("vast.ai", Tier.MARKETPLACE);
  }
}
