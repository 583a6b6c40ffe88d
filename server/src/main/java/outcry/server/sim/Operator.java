// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.curve.ForwardCurve;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs the venue with the operator's key: lists products and months, opens accounts, opens and
/// closes the sessions, publishes fixings and margin, settles, and lets months expire and roll.
final class Operator {
  private static final double FLAT_MARGIN = 0.15;
  private static final long CENT = 10_000;
  private static final int FACTS_SHOWN = 30;

  private final Door door;
  private final Street street;
  private final Administration benchmark;
  private final Map<String, Integer> wires = new HashMap<>();
  private final Margins margins;

  Operator(Door door, Street street, Administration benchmark) {
    this.door = door;
    this.street = street;
    this.benchmark = benchmark;
    this.margins = new Margins(street);
  }

  /// What came of a day, for those who watch. `expired` holds final prices by contract.
  record Evening(
      LocalDate day,
      String front,
      String frontPrice,
      String index,
      String value,
      long volume,
      Map<String, String> expired,
      YearMonth listed) {}

  /// Lists what trades on `first` and publishes the dated facts its month began with.
  void setUp(LocalDate first) {
    Listing.ALL.forEach(this::listProduct);
    publishFacts(first.withDayOfMonth(1), first);
    for (int i = 0; i < Listing.MONTHS; i++) {
      list(first, YearMonth.from(first).plusMonths(i));
    }
    var eve = first.minusDays(1);
    publishMargins(eve, Map.of());
    settle(eve);
  }

  /// Publishes dated facts of the weeks before `first` that nobody needs in order to trade.
  void publishOlderFacts(LocalDate first) {
    publishFacts(first.minusDays(FACTS_SHOWN), first.withDayOfMonth(1));
  }

  private void publishFacts(LocalDate from, LocalDate until) {
    for (var listing : Listing.ALL) {
      from.datesUntil(until).forEach(day -> fix(listing, day));
    }
  }

  private JsonNode settle(LocalDate day) {
    return post("settle", Door.body().put("date", day.toString()).put("cycle", "final"));
  }

  private void listProduct(Listing listing) {
    long margin = Math.round(street.level(listing) * listing.unit() * FLAT_MARGIN / CENT) * CENT;
    var body =
        Door.body()
            .put("product", listing.product())
            .put("kind", listing.kind().word())
            .put("multiplier", listing.unit())
            .put("tick", Decimals.brief(listing.tick()))
            .put("margin", Decimals.brief(margin))
            .put("fee", Decimals.brief(listing.fee()))
            .put("dailyLimit", "0.25")
            .put("band", "0.10")
            .put("protection", Decimals.brief(20 * listing.tick()))
            .put("positionLimit", 10_000);
    body.putObject("settlementPrice").put("vwap", "day").put("minVolume", 10);
    body.putObject("block").put("minQty", 50).put("range", "0.05");
    post("products", body);
  }

  private void list(LocalDate today, YearMonth month) {
    for (var listing : Listing.ALL) {
      var body =
          Door.body()
              .put("contract", listing.contract(month))
              .put("product", listing.product())
              .put("lastTrade", month.atEndOfMonth().toString())
              .put("reference", Decimals.brief(worth(listing, month, today)));
      body.putObject("settlement")
          .put("index", listing.index())
          .put("from", month.atDay(1).toString())
          .put("to", month.atEndOfMonth().toString());
      post("contracts", body);
    }
  }

  /// Opens an account with cash and returns the key of its owner.
  String admit(String account, long dollars) {
    post("accounts", Door.body().put("account", account));
    wire(account, dollars);
    var key = post("keys", Door.body().put("account", account).put("role", "participant"));
    return key.path("key").asString();
  }

  /// Books a wire that has come.
  void wire(String account, long dollars) {
    int number = wires.merge(account, 1, Integer::sum);
    post(
        "deposits",
        Door.body()
            .put("account", account)
            .put("amount", dollars + ".00")
            .put("ref", account + " wire " + number));
  }

  void open() {
    state("continuous");
  }

  /// Closes the session, fixes and settles the day, publishes the margin of the next, and lists a
  /// month when one has expired.
  Evening close(LocalDate day) {
    state("closed");
    var before = instruments();
    benchmark.publish(day);
    for (var listing : Listing.ALL) {
      fix(listing, day);
    }
    var settled = settle(day);
    var prices = new HashMap<String, Long>();
    var expired = new LinkedHashMap<String, String>();
    for (var event : settled.path("events")) {
      var contract = event.path("contract").asString("");
      switch (event.path("event").asString("")) {
        case "settled" -> prices.put(contract, Decimals.micros(event.path("price").asString()));
        case "expired" -> expired.put(contract, event.path("price").asString());
        default -> {}
      }
    }
    var listed = YearMonth.from(day).plusMonths(Listing.MONTHS);
    if (!expired.isEmpty()) {
      list(day.plusDays(1), listed);
    }
    publishMargins(day, prices);
    return evening(day, before, prices, expired, expired.isEmpty() ? null : listed);
  }

  private Evening evening(
      LocalDate day,
      List<JsonNode> before,
      Map<String, Long> prices,
      Map<String, String> expired,
      YearMonth listed) {
    var leading = Listing.ALL.getFirst();
    var front = leading.contract(YearMonth.from(day));
    long volume =
        before.stream().mapToLong(each -> Long.parseLong(each.path("volume").asString())).sum();
    return new Evening(
        day,
        front,
        Decimals.price(prices.getOrDefault(front, 0L), 3),
        leading.index(),
        Decimals.price(benchmark.fixing(leading, day).orElse(0), 4),
        volume,
        expired,
        listed);
  }

  /// Trades since the first day, as the exchange counts them.
  long trades() {
    return door.get("/v1/status").orFail("reading the status").path("trades").asLong(0);
  }

  /// All accounts with what they hold and owe.
  JsonNode participants() {
    return door.get("/v1/participants").orFail("reading the accounts").path("participants");
  }

  private List<JsonNode> instruments() {
    var all = new ArrayList<JsonNode>();
    door.get("/v1/instruments").orFail("reading the market").path("instruments").forEach(all::add);
    return all;
  }

  private void publishMargins(LocalDate day, Map<String, Long> prices) {
    var open = new ArrayList<Margins.Open>();
    var first = YearMonth.from(day.plusDays(1));
    for (var listing : Listing.ALL) {
      for (int i = 0; i < Listing.MONTHS; i++) {
        var month = first.plusMonths(i);
        long known = prices.getOrDefault(listing.contract(month), 0L);
        long price = known > 0 ? known : worth(listing, month, day.plusDays(1));
        open.add(new Margins.Open(listing, month, price));
      }
    }
    door.post("/v1/operator/risk-arrays", margins.body(day, open))
        .orFail("publishing the margin model of " + day);
  }

  private long worth(Listing listing, YearMonth month, LocalDate day) {
    var curve =
        new ForwardCurve(day, street.level(listing), listing.slope(), street.announced(listing));
    return curve.month(month, listing.tick());
  }

  private void fix(Listing listing, LocalDate day) {
    var body = Door.body().put("index", listing.index()).put("date", day.toString());
    var fixing = benchmark.fixing(listing, day);
    if (fixing.isPresent()) {
      post("fixings", body.put("value", Decimals.brief(fixing.getAsLong())));
    } else {
      post("fixings/withheld", body.put("reason", "the benchmark has no fixing for the day"));
    }
  }

  private void state(String state) {
    for (var listing : Listing.ALL) {
      post("state", Door.body().put("product", listing.product()).put("state", state));
    }
  }

  private JsonNode post(String what, ObjectNode body) {
    return door.post("/v1/operator/" + what, body).orFail(what + " " + body);
  }
}
