// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outcry.server.door.web.Caller.Role;
import outcry.server.door.web.Floor.Told;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Contract;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Decimals;
import outcry.wire.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// Orders, quotes, blocks and protection, in and out. Bodies have the fields of the scenario
/// language's commands, less the account, which is the caller's.
///
/// What can be seen to be wrong is refused here, with the field's name and without troubling the
/// exchange; the exchange repeats every check and decides.
final class OrderRoutes {
  private final Floor floor;
  private final ReadModel model;

  OrderRoutes(Floor floor, ReadModel model) {
    this.floor = floor;
    this.model = model;
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "/v1/orders", Access.TRADE, this::place).query("account"),
        Route.of("POST", "/v1/quotes", Access.TRADE, this::quote).query("account"),
        Route.of("POST", "/v1/blocks", Access.TRADE, this::block).query("account"),
        Route.of("POST", "/v1/protection", Access.TRADE, request -> command(request, "protection"))
            .query("account"),
        Route.of("POST", "/v1/kill", Access.TRADE, request -> command(request, "kill"))
            .query("account"),
        Route.of("PATCH", "/v1/orders/{id}", Access.TRADE, this::replace).query("account"),
        Route.of("DELETE", "/v1/orders/{id}", Access.TRADE, this::cancel).query("account"),
        Route.of("DELETE", "/v1/orders", Access.TRADE, this::cancelAll)
            .query("account", "contract"));
  }

  private ObjectNode place(Request request) {
    var body = given(request, "order");
    body.id("id");
    var contract = contract(body.name("contract"));
    body.quantity("qty");
    boolean limited = body.word("type", OrderType.values(), OrderType.LIMIT) == OrderType.LIMIT;
    if (limited || body.has("price")) {
      price(body, "price", contract);
    }
    if (body.has("stop")) {
      price(body, "stop", contract);
    }
    return answer(request, floor.call("order", body));
  }

  private ObjectNode replace(Request request) {
    var body = given(request, "replace");
    if (body.has("qty")) {
      body.quantity("qty");
    }
    if (body.has("price")) {
      price(body, "price", contractOf(number(request.account()), body.id("id")));
    }
    if (!body.has("qty") && !body.has("price") && !body.has("newId")) {
      throw Refusal.bad("missing-field", "a replace needs qty, price or newId", null);
    }
    return answer(request, floor.call("replace", body));
  }

  /// A side that is not taken does not undo the others: rejections are told among the events.
  private ObjectNode quote(Request request) {
    var body = given(request, "quote");
    if (!body.has("quotes")) {
      return events(request, floor.callInParts("quote", body));
    }
    return events(request, floor.callInParts("massQuote", body));
  }

  private ObjectNode block(Request request) {
    var body = given(request, "block");
    number(body.name("counterparty"));
    price(body, "price", contract(body.name("contract")));
    return answer(request, floor.call("block", body));
  }

  private ObjectNode command(Request request, String word) {
    return events(request, floor.call(word, given(request, word)));
  }

  /// The fields of a command whose account is the caller's, and whose order may be in the path.
  private Body given(Request request, String word) {
    var account = request.account();
    number(account);
    var id = request.path("id");
    return request.body(
        id == null
            ? Map.of("cmd", word, "account", account)
            : Map.of("cmd", word, "account", account, "id", id));
  }

  private ObjectNode cancel(Request request) {
    var account = request.account();
    number(account);
    var fields = Map.of("cmd", "cancel", "account", account, "id", request.path("id"));
    return answer(request, floor.call("cancel", Body.of(Json.object(), fields)));
  }

  private ObjectNode cancelAll(Request request) {
    var account = request.account();
    number(account);
    var name = request.query("contract");
    var fields = new HashMap<>(Map.of("cmd", "cancelAll", "account", account));
    if (name != null) {
      fields.put("contract", contract(name).name());
    }
    return events(request, floor.callInParts("cancelAll", Body.of(Json.object(), fields)));
  }

  private ObjectNode answer(Request request, Told told) {
    var json = events(request, told);
    json.set(
        "order",
        model.read(
            market -> {
              var order = told.order() == 0 ? null : market.order(told.order());
              return order == null ? null : AccountJson.order(market, order);
            }));
    return json;
  }

  /// A participant is told what happened to its own account, and not with whom it traded.
  private static ObjectNode events(Request request, Told told) {
    var json = Json.object().put("position", told.position());
    var list = json.putArray("events");
    var caller = request.caller();
    for (var event : told.events()) {
      if (!caller.is(Role.PARTICIPANT)) {
        list.add(event);
      } else if (event.has("account")) {
        if (caller.account().equals(event.get("account").stringValue())) {
          list.add(event);
        }
      } else {
        list.add(withoutOthers(event, caller.account()));
      }
    }
    return json;
  }

  private static ObjectNode withoutOthers(ObjectNode event, String account) {
    hide(event, "buyer", "buyId", account);
    hide(event, "seller", "sellId", account);
    return event;
  }

  private static void hide(ObjectNode event, String who, String id, String account) {
    if (event.has(who) && !account.equals(event.get(who).stringValue())) {
      event.putNull(who).putNull(id);
    }
  }

  private int number(String account) {
    return model.read(market -> AccountRoutes.opened(market, account).number());
  }

  private Contract contract(String name) {
    return model.read(market -> MarketRoutes.listed(market, name));
  }

  /// The contract of a live order; null when there is no such order, which the exchange then says.
  private Contract contractOf(int account, String id) {
    return model.read(
        market -> {
          var order = market.accountNumbered(account).order(id);
          return order == null ? null : market.contractNumbered(order.contract());
        });
  }

  private static void price(Body body, String field, Contract contract) {
    long price = body.micros(field, "bad-price");
    var text = field + " " + body.text(field);
    boolean spread = contract != null && contract.makeup().isSpread();
    if (price == ABSENT) {
      var fault = Decimals.fault(body.text(field));
      throw Refusal.bad("bad-price", text + " is " + fault + " (rule X-2)", field);
    }
    if (price <= 0 && !spread) {
      throw Refusal.bad("bad-price", text + " is not positive (rule X-2)", field);
    }
    if (contract != null && price % contract.product().tick() != 0) {
      var tick = Decimals.price(contract.product().tick(), 0);
      throw Refusal.bad(
          "bad-price", text + " is not a multiple of tick " + tick + " (rule X-2)", field);
    }
  }
}
