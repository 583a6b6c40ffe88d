// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import outcry.core.engine.CommandWriter;
import outcry.server.door.web.Route.Access;
import outcry.server.scenario.Decimals;
import outcry.wire.AccountKind;
import outcry.wire.Cycle;
import outcry.wire.ProductKind;
import outcry.wire.StateScope;
import outcry.wire.TradingState;
import tools.jackson.databind.node.ObjectNode;

/// What the operator does: list, open, pay in and out, set states, publish, settle. Bodies have the
/// fields of the scenario language's commands.
final class OperatorRoutes {
  private static final int LONGEST_RISK_ARRAYS = 1024 * 1024;

  private final Floor floor;

  OperatorRoutes(Floor floor) {
    this.floor = floor;
  }

  List<Route> routes() {
    return List.of(
        post("products", this::product),
        post("contracts", this::contract),
        post("accounts", this::account),
        post("deposits", this::deposit),
        post("withdrawals", this::withdrawal),
        post("state", this::state),
        post("fixings", this::fixing),
        post("risk-arrays", this::riskArrays).longestBody(LONGEST_RISK_ARRAYS),
        post("settle", this::settle),
        post("clock", this::clock));
  }

  private static Route post(String name, Route.Answerer answerer) {
    return Route.of("POST", "/v1/operator/" + name, Access.OPERATOR, answerer);
  }

  private ObjectNode call(Body body, ToIntFunction<CommandWriter> write) {
    var told = floor.call(body, write);
    var json = Json.object().put("position", told.position());
    json.putArray("events").addAll(told.events());
    return json;
  }

  private ObjectNode product(Request request) {
    var body = request.body("product", "kind", "multiplier", "tick", "margin", "fee");
    var name = body.name("product");
    var kind = body.word("kind", ProductKind.values());
    long multiplier = body.integer("multiplier", "bad-terms");
    long tick = body.micros("tick", "bad-terms");
    long margin = body.micros("margin", "bad-terms", 0);
    long fee = body.micros("fee", "bad-terms", 0);
    return call(body, to -> to.listProduct(name, kind, multiplier, tick, margin, fee));
  }

  private ObjectNode contract(Request request) {
    var body = request.body("contract", "product", "lastTrade", "settlement", "reference");
    var name = body.name("contract");
    var product = body.name("product");
    long reference = reference(body);
    var lastTrade = body.date("lastTrade", null);
    if (!body.has("settlement")) {
      return call(
          body, to -> to.listContract(name, product, reference, lastTrade, null, null, null));
    }
    var settlement = Body.of(body.object("settlement"), "index", "from", "to");
    var index = settlement.name("index");
    var from = settlement.date("from");
    var to = settlement.date("to");
    return call(
        body, write -> write.listContract(name, product, reference, lastTrade, index, from, to));
  }

  /// The wire has one word for "not given" and "no number of micro-dollars"; the latter goes as
  /// nought and is refused.
  private static long reference(Body body) {
    if (!body.has("reference")) {
      return ABSENT;
    }
    long reference = body.micros("reference", "bad-terms");
    return reference == ABSENT ? 0 : reference;
  }

  private ObjectNode account(Request request) {
    var body = request.body("account", "member", "kind");
    var name = body.name("account");
    var member = body.name("member", name);
    var kind = body.word("kind", AccountKind.values(), AccountKind.HOUSE);
    return call(body, to -> to.openAccount(name, member, kind));
  }

  private ObjectNode deposit(Request request) {
    var body = request.body("account", "amount", "ref");
    var account = body.name("account");
    long amount = body.micros("amount", "bad-amount");
    var ref = body.name("ref", "");
    return call(body, to -> to.deposit(account, amount, ref));
  }

  private ObjectNode withdrawal(Request request) {
    var body = request.body("account", "amount", "ref");
    var account = body.name("account");
    long amount = body.micros("amount", "bad-amount");
    var ref = body.name("ref", "");
    return call(body, to -> to.withdraw(account, amount, ref));
  }

  private ObjectNode state(Request request) {
    var body = request.body("product", "contract", "state");
    boolean ofProduct = body.has("product");
    if (ofProduct == body.has("contract")) {
      throw Refusal.bad("missing-field", "either product or contract is needed", "contract");
    }
    var scope = ofProduct ? StateScope.PRODUCT : StateScope.CONTRACT;
    var name = body.name(ofProduct ? "product" : "contract");
    var state = body.word("state", TradingState.values());
    return call(body, to -> to.setState(scope, name, state));
  }

  private ObjectNode fixing(Request request) {
    var body = request.body("index", "date", "value");
    var index = body.name("index");
    var date = body.date("date");
    long value = body.micros("value", "bad-amount");
    return call(body, to -> to.publishFixing(index, date, value));
  }

  private ObjectNode riskArrays(Request request) {
    var body = request.body("model", "arrays", "sets");
    var model = RiskArraysBody.read(body);
    return call(body, to -> to.publishRiskArrays(model));
  }

  private ObjectNode settle(Request request) {
    var body = request.body("date", "cycle", "prices");
    var date = body.date("date");
    var cycle = body.word("cycle", Cycle.values(), Cycle.FINAL);
    var prices = prices(body);
    return call(body, to -> to.settle(date, cycle, prices));
  }

  private static Map<String, Long> prices(Body body) {
    var prices = new LinkedHashMap<String, Long>();
    for (var entry : body.object("prices").properties()) {
      var price = entry.getValue();
      if (!price.isString() || !Decimals.isDecimal(price.stringValue())) {
        throw Refusal.bad(
            "bad-price",
            "price " + price + " of " + entry.getKey() + " is not a decimal string",
            "prices");
      }
      prices.put(entry.getKey(), Decimals.micros(price.stringValue()));
    }
    return prices;
  }

  private ObjectNode clock(Request request) {
    return call(request.body(), CommandWriter::advanceClock);
  }
}
