// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Account;
import outcry.server.read.Holding;
import outcry.server.read.MarginCopy;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import tools.jackson.databind.node.ObjectNode;

/// What accounts have: orders, positions, cash and margin.
final class AccountRoutes {
  private static final int ENDED_SHOWN = 100;

  private final ReadModel model;

  AccountRoutes(ReadModel model) {
    this.model = model;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/orders", Access.OWN_ACCOUNT, this::orders).query("account", "status"),
        Route.of("GET", "/v1/positions", Access.OWN_ACCOUNT, this::positions).query("account"),
        Route.of("GET", "/v1/account", Access.OWN_ACCOUNT, this::account).query("account"),
        Route.of("GET", "/v1/accounts/{account}/margin", Access.ONE_ACCOUNT, this::margin),
        Route.of("GET", "/v1/participants", Access.EVERY_ACCOUNT, _ -> participants(model)));
  }

  /// The account of a name; refuses one that is not open.
  static Account opened(Market market, String name) {
    var account = market.accountNamed(name);
    if (account == null) {
      throw Refusal.notFound(
          "unknown-account", "account " + name + " is not open (rule T-5)", "account");
    }
    return account;
  }

  private ObjectNode orders(Request request) {
    var name = request.account();
    var status = request.query("status") == null ? "open" : request.query("status");
    if (!status.equals("open") && !status.equals("all")) {
      throw Refusal.bad("bad-status", "status " + status + " is not open or all", "status");
    }
    return model.read(
        market -> {
          var account = opened(market, name);
          var json = Json.object().put("position", market.position()).put("account", name);
          var list = json.putArray("orders");
          account.open().forEach(order -> list.add(AccountJson.order(market, order)));
          if (status.equals("all")) {
            account.ended(ENDED_SHOWN).forEach(order -> list.add(AccountJson.order(market, order)));
          }
          return json;
        });
  }

  private record At(long position, Holding holding) {}

  private At holding(Request request) {
    var name = request.account();
    return model.read(
        market -> new At(market.position(), Holding.of(market, opened(market, name))));
  }

  private ObjectNode positions(Request request) {
    var at = holding(request);
    var json = Json.object().put("position", at.position()).put("account", at.holding().account());
    json.set("positions", AccountJson.positions(at.holding()));
    return json;
  }

  private ObjectNode account(Request request) {
    var at = holding(request);
    return AccountJson.account(at.holding(), at.holding().margin()).put("position", at.position());
  }

  /// The margin explained; copied at one position, summed afterwards.
  private ObjectNode margin(Request request) {
    var name = request.account(request.path("account"));
    return MarginView.of(model.read(market -> MarginCopy.of(market, opened(market, name))));
  }

  /// Every account with what it holds and needs; copied at one position, summed afterwards.
  static ObjectNode participants(ReadModel model) {
    record All(long position, List<Holding> holdings) {}
    var all =
        model.read(
            market ->
                new All(
                    market.position(),
                    market.accounts().stream().map(each -> Holding.of(market, each)).toList()));
    var json = Json.object().put("position", all.position());
    var list = json.putArray("participants");
    if (!all.holdings().isEmpty()) {
      var margin = all.holdings().getFirst().margin();
      all.holdings().forEach(each -> list.add(AccountJson.participant(each, margin)));
    }
    return json;
  }
}
