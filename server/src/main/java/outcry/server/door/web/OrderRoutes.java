// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.List;
import java.util.regex.Pattern;
import outcry.server.door.web.Caller.Role;
import outcry.server.door.web.Floor.Told;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Contract;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Asked;
import outcry.server.scenario.Decimals;
import outcry.wire.Side;
import outcry.wire.TimeInForce;
import tools.jackson.databind.node.ObjectNode;

/// Placing, replacing and cancelling orders.
///
/// What can be seen to be wrong is refused here, with the field's name and without troubling the
/// exchange; the exchange repeats every check and decides.
final class OrderRoutes {
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,36}");
  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  private final Floor floor;
  private final ReadModel model;

  OrderRoutes(Floor floor, ReadModel model) {
    this.floor = floor;
    this.model = model;
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "/v1/orders", Access.TRADE, this::place).query("account"),
        Route.of("PATCH", "/v1/orders/{id}", Access.TRADE, this::replace).query("account"),
        Route.of("DELETE", "/v1/orders/{id}", Access.TRADE, this::cancel).query("account"),
        Route.of("DELETE", "/v1/orders", Access.TRADE, this::cancelAll)
            .query("account", "contract"));
  }

  private ObjectNode place(Request request) {
    var account = request.account();
    var body = request.body("id", "contract", "side", "qty", "price", "tif");
    var id = clientId(body.name("id"), "id");
    var contract = contract(body.name("contract"));
    var side = body.word("side", SIDES);
    long quantity = body.quantity("qty");
    long price = price(body, contract);
    var tif = body.word("tif", TimeInForce.values(), TimeInForce.DAY);
    int holder = number(account);
    var told =
        floor.call(
            asked(body, account),
            to -> to.placeOrder(holder, contract.number(), side, quantity, price, tif, id));
    return answer(request, told);
  }

  private ObjectNode replace(Request request) {
    var account = request.account();
    var id = clientId(request.path("id"), "id");
    var body = request.body("qty", "price", "newId");
    Long quantity = body.has("qty") ? body.quantity("qty") : null;
    int holder = number(account);
    Long price = body.has("price") ? price(body, contractOf(holder, id)) : null;
    if (quantity == null && price == null && !body.has("newId")) {
      throw Refusal.bad("missing-field", "a replace needs qty, price or newId", null);
    }
    var newId = body.has("newId") ? clientId(body.name("newId"), "newId") : "";
    var told =
        floor.call(asked(body, account), to -> to.replaceOrder(holder, id, quantity, price, newId));
    return answer(request, told);
  }

  private ObjectNode cancel(Request request) {
    var account = request.account();
    var id = clientId(request.path("id"), "id");
    int holder = number(account);
    var told = floor.call(asked(Asked.UNKNOWN, account), to -> to.cancelOrder(holder, id));
    return answer(request, told);
  }

  private ObjectNode cancelAll(Request request) {
    var account = request.account();
    int holder = number(account);
    var name = request.query("contract");
    Integer contract = name == null ? null : contract(name).number();
    var told = floor.call(asked(Asked.UNKNOWN, account), to -> to.cancelAll(holder, contract));
    return events(request, told);
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

  /// A request's own words, and the account its key stands for.
  private static Asked asked(Asked body, String account) {
    return field -> field.equals("account") ? account : body.text(field);
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

  private static String clientId(String id, String field) {
    if (!CLIENT_ID.matcher(id).matches()) {
      throw Refusal.bad(
          "bad-id", field + " must be 1 to 36 letters, digits or any of . _ : - (rule X-6)", field);
    }
    return id;
  }

  private static long price(Body body, Contract contract) {
    long price = body.micros("price", "bad-price");
    var text = body.text("price");
    if (price == ABSENT) {
      throw Refusal.bad(
          "bad-price", "price " + text + " is " + Decimals.fault(text) + " (rule X-2)", "price");
    }
    if (price <= 0) {
      throw Refusal.bad("bad-price", "price " + text + " is not positive (rule X-2)", "price");
    }
    if (contract != null && price % contract.product().tick() != 0) {
      var tick = Decimals.price(contract.product().tick(), 0);
      throw Refusal.bad(
          "bad-price",
          "price " + text + " is not a multiple of tick " + tick + " (rule X-2)",
          "price");
    }
    return price;
  }
}
