// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.server.door.web.History.SettlementRow;
import outcry.server.door.web.History.TradeRow;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import tools.jackson.databind.node.ObjectNode;

/// What happened: trades, bars, settlement prices, fixings and cash.
///
/// History may lag behind the market by a batch, so the newest trades and settlements come from
/// memory and join what history has.
final class HistoryRoutes {
  private static final int MOST = 1_000;
  private static final Map<String, Duration> INTERVALS =
      Map.of(
          "1m", Duration.ofMinutes(1),
          "5m", Duration.ofMinutes(5),
          "1h", Duration.ofHours(1),
          "1d", Duration.ofDays(1));

  private final ReadModel model;
  private final History history;
  private final History recent;

  HistoryRoutes(ReadModel model, History history) {
    this.model = model;
    this.history = history;
    this.recent = new RecentHistory(model);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/trades", Access.PUBLIC, this::trades).query("contract", "limit"),
        Route.of("GET", "/v1/bars", Access.PUBLIC, this::bars)
            .query("contract", "interval", "limit"),
        Route.of("GET", "/v1/settlements", Access.PUBLIC, this::settlements)
            .query("contract", "limit"),
        Route.of("GET", "/v1/index", Access.PUBLIC, this::index).query("name", "limit"),
        Route.of("GET", "/v1/ledger", Access.EVERY_ACCOUNT_WITH_KEY, this::ledger).query("limit"));
  }

  private ObjectNode trades(Request request) {
    var contract = contract(request);
    int limit = request.limit("limit", 50, MOST);
    var rows = new TreeMap<Long, TradeRow>();
    var newest = recent.trades(contract, limit);
    newest.forEach(row -> rows.put(row.trade(), row));
    if (newest.size() < limit) {
      history.trades(contract, limit).forEach(row -> rows.putIfAbsent(row.trade(), row));
    }
    return model.read(
        market -> {
          var json = Json.object().put("position", market.position());
          var list = json.putArray("trades");
          rows.descendingMap().values().stream()
              .limit(limit)
              .forEach(row -> list.add(trade(market, row)));
          return json;
        });
  }

  /// `kind` is told of what is no plain trade of the book.
  static ObjectNode trade(Market market, TradeRow row) {
    var json =
        Json.object()
            .put("trade", row.trade())
            .put("contract", row.contract())
            .put("price", price(market, row.contract(), row.price()))
            .put("qty", Long.toString(row.quantity()))
            .put("aggressor", row.aggressor())
            .put("t", Words.time(row.time()))
            .put("position", row.position());
    return row.kind().equals("book") ? json : json.put("kind", row.kind());
  }

  private ObjectNode bars(Request request) {
    request.neededQuery("contract");
    var contract = contract(request);
    var interval = request.query("interval") == null ? "1d" : request.query("interval");
    var length = INTERVALS.get(interval);
    if (length == null) {
      throw Refusal.bad(
          "bad-interval", "interval " + interval + " is not 1m, 5m, 1h or 1d", "interval");
    }
    var bars = history.bars(contract, length, request.limit("limit", 100, MOST));
    return model.read(
        market -> {
          var json = Json.object().put("position", market.position());
          json.put("contract", contract).put("interval", interval);
          var list = json.putArray("bars");
          for (var bar : bars) {
            var each = list.addObject().put("t", Words.time(bar.time()));
            if (interval.equals("1d")) {
              each.put("date", Words.date(Math.floorDiv(bar.time(), length.toMillis())));
            }
            each.put("open", price(market, contract, bar.open()))
                .put("high", price(market, contract, bar.high()))
                .put("low", price(market, contract, bar.low()))
                .put("close", price(market, contract, bar.close()))
                .put("volume", Long.toString(bar.volume()))
                .put("trades", Long.toString(bar.trades()));
          }
          return json;
        });
  }

  private ObjectNode settlements(Request request) {
    var contract = contract(request);
    int limit = request.limit("limit", 50, MOST);
    var rows = new TreeMap<String, SettlementRow>();
    var newest = recent.settlements(contract, limit);
    newest.forEach(row -> rows.put(key(row), row));
    if (newest.size() < limit) {
      history.settlements(contract, limit).forEach(row -> rows.putIfAbsent(key(row), row));
    }
    return model.read(
        market -> {
          var json = Json.object().put("position", market.position());
          var list = json.putArray("settlements");
          rows.descendingMap().values().stream()
              .limit(limit)
              .forEach(row -> list.add(settlement(market, row)));
          return json;
        });
  }

  private static String key(SettlementRow row) {
    return "%020d %s".formatted(row.position(), row.contract());
  }

  static ObjectNode settlement(Market market, SettlementRow row) {
    return Json.object()
        .put("contract", row.contract())
        .put("date", Words.date(row.date()))
        .put("price", price(market, row.contract(), row.price()))
        .put("tier", row.tier())
        .put("cycle", row.cycle())
        .put("t", Words.time(row.time()))
        .put("position", row.position());
  }

  private ObjectNode index(Request request) {
    var name = request.query("name");
    if (name == null) {
      return model.read(HistoryRoutes::latest);
    }
    int limit = request.limit("limit", 60, MOST);
    var values = new TreeMap<Integer, Long>();
    history.fixings(name, limit).forEach(each -> values.put(each.date(), each.value()));
    recent.fixings(name, limit).forEach(each -> values.put(each.date(), each.value()));
    if (values.isEmpty()) {
      throw Refusal.notFound("unknown-index", "index " + name + " has no fixing", "name");
    }
    var json = Json.object().put("position", model.position()).put("name", name);
    var list = json.putArray("fixings");
    values.descendingMap().entrySet().stream()
        .limit(limit)
        .forEach(
            entry ->
                list.addObject()
                    .put("date", Words.date(entry.getKey()))
                    .put("value", Decimals.brief(entry.getValue())));
    return json;
  }

  /// The latest fixing of every index.
  static ObjectNode latest(Market market) {
    var json = Json.object().put("position", market.position());
    var list = json.putArray("fixings");
    for (var name : market.indices()) {
      market.fixings(name, 1).forEach(fixing -> list.add(MarketJson.fixing(fixing)));
    }
    return json;
  }

  private ObjectNode ledger(Request request) {
    int limit = request.limit("limit", 100, MOST);
    var rows = new TreeMap<String, History.LedgerRow>();
    var newest = recent.ledger(limit);
    newest.forEach(row -> rows.put(key(row), row));
    if (newest.size() < limit) {
      history.ledger(limit).forEach(row -> rows.putIfAbsent(key(row), row));
    }
    var json = Json.object().put("position", model.position());
    var list = json.putArray("entries");
    rows.descendingMap().values().stream()
        .limit(limit)
        .forEach(
            row ->
                list.addObject()
                    .put("position", row.position())
                    .put("index", row.index())
                    .put("t", Words.time(row.time()))
                    .put("account", row.account())
                    .put("kind", row.kind())
                    .put("amount", Decimals.money(row.amount()))
                    .put("cash", Decimals.money(row.cash()))
                    .put("ref", row.ref() == null || row.ref().isEmpty() ? null : row.ref()));
    return json;
  }

  private static String key(History.LedgerRow row) {
    return "%020d %010d".formatted(row.position(), row.index());
  }

  private static String price(Market market, String contract, long micros) {
    var known = market.contractNamed(contract);
    return known == null ? Decimals.brief(micros) : market.price(known.number(), micros);
  }

  /// The contract a request names, which must be listed; null when it names none.
  private String contract(Request request) {
    var name = request.query("contract");
    if (name != null) {
      model.read(market -> MarketRoutes.listed(market, name));
    }
    return name;
  }
}
