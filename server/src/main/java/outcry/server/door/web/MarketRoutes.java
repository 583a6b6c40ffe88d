// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Contract;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import outcry.wire.Side;
import tools.jackson.databind.node.ObjectNode;

/// The market as it stands: contracts, books and forward curves.
final class MarketRoutes {
  private static final int DEPTH = 20;
  private static final int MOST_DEPTH = 1_000;

  private final ReadModel model;

  MarketRoutes(ReadModel model) {
    this.model = model;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/instruments", Access.PUBLIC, this::contracts),
        Route.of("GET", "/v1/instruments/{contract}", Access.PUBLIC, this::contract),
        Route.of("GET", "/v1/instruments/{contract}/book", Access.PUBLIC, this::book)
            .query("depth"),
        Route.of("GET", "/v1/curve", Access.PUBLIC, this::curve).query("product"));
  }

  /// The contract of a name; refuses one that is not listed.
  static Contract listed(Market market, String name) {
    var contract = market.contractNamed(name);
    if (contract == null) {
      throw Refusal.notFound(
          "unknown-contract", "contract " + name + " is not listed (rule T-5)", "contract");
    }
    return contract;
  }

  private ObjectNode contracts(Request request) {
    return model.read(
        market -> {
          var json = Json.object().put("position", market.position());
          var list = json.putArray("instruments");
          market.contracts().forEach(each -> list.add(MarketJson.contract(market, each)));
          return json;
        });
  }

  private ObjectNode contract(Request request) {
    return model.read(
        market ->
            MarketJson.contract(market, listed(market, request.path("contract")))
                .put("position", market.position()));
  }

  private ObjectNode book(Request request) {
    int depth = request.limit("depth", DEPTH, MOST_DEPTH);
    return model.read(
        market -> {
          var contract = listed(market, request.path("contract"));
          var json =
              Json.object()
                  .put("contract", contract.name())
                  .put("seq", contract.book().seq())
                  .put("position", market.position());
          return json.setAll(MarketJson.book(market, contract, depth));
        });
  }

  private ObjectNode curve(Request request) {
    var product = request.neededQuery("product");
    return model.read(
        market -> {
          if (market.product(product) == null) {
            throw Refusal.notFound(
                "unknown-product", "product " + product + " is not listed (rule T-5)", "product");
          }
          var json = Json.object().put("position", market.position()).put("product", product);
          var list = json.putArray("points");
          String index = null;
          for (var contract : market.contracts()) {
            if (contract.product().name().equals(product) && !contract.expired()) {
              list.add(point(market, contract));
              index = index == null ? contract.terms().index() : index;
            }
          }
          var fixings =
              index == null ? List.<outcry.server.read.Fixing>of() : market.fixings(index, 1);
          json.set("index", fixings.isEmpty() ? null : MarketJson.fixing(fixings.getFirst()));
          return json;
        });
  }

  /// The best price a contract has: today's last trade, else the middle of bid and ask, else its
  /// settlement price, else the reference it was listed with.
  private static ObjectNode point(Market market, Contract contract) {
    var json =
        Json.object()
            .put("contract", contract.name())
            .put("from", MarketJson.date(contract.terms().from()))
            .put("to", MarketJson.date(contract.terms().to()));
    var bid = contract.book().best(Side.BUY);
    var ask = contract.book().best(Side.SELL);
    if (contract.volume() > 0) {
      return price(json, market, contract, contract.last().orElseThrow(), "trade");
    }
    if (bid != null && ask != null) {
      return price(json, market, contract, (bid.price() + ask.price()) / 2, "mid");
    }
    if (contract.settlement().isPresent()) {
      return price(json, market, contract, contract.settlement().getAsLong(), "settlement");
    }
    if (contract.terms().reference().isPresent()) {
      return price(json, market, contract, contract.terms().reference().getAsLong(), "reference");
    }
    return json.putNull("price").putNull("source");
  }

  private static ObjectNode price(
      ObjectNode json, Market market, Contract contract, long micros, String source) {
    return json.put("price", market.price(contract.number(), micros)).put("source", source);
  }
}
