// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import java.util.Map;
import outcry.core.engine.CommandWriter;
import outcry.server.door.web.Route.Access;
import outcry.server.scenario.ModelCharges;
import tools.jackson.databind.node.ObjectNode;

/// What the operator does: list, open, pay in and out, set states, publish, settle. Bodies have the
/// fields of the scenario language's commands.
final class OperatorRoutes {
  private static final int LONGEST_RISK_ARRAYS = 4 * 1024 * 1024;

  private final Floor floor;

  OperatorRoutes(Floor floor) {
    this.floor = floor;
  }

  List<Route> routes() {
    return List.of(
        post("products", "product"),
        post("contracts", "contract"),
        post("spreads", "spread"),
        post("options", "option"),
        post("calendars", "calendar"),
        post("accounts", "account"),
        post("deposits", "deposit"),
        post("withdrawals", "withdraw"),
        post("members", "member"),
        post("contributions", "contribute"),
        post("ccp", "ccp"),
        post("assets", "asset"),
        post("collateral", "collateral"),
        post("reservations", "reserve"),
        post("reservations/post", "post"),
        post("reservations/void", "void"),
        post("interest", "interest"),
        post("cycles", "cycles"),
        post("state", "state"),
        post("kill", "kill"),
        post("unkill", "unkill"),
        post("fixings", "fixing"),
        post("fixings/withheld", "withhold"),
        post("risk-arrays", this::riskArrays).longestBody(LONGEST_RISK_ARRAYS),
        post("settle", "settle"),
        post("busts", "bust"),
        post("corrections", "correct"),
        post("transfers", "transfer"),
        post("defaults", "default"),
        post("close-outs", "closeOut"),
        post("ports", "port"),
        post("liquidations", "liquidate"),
        post("recoveries", "recover"),
        post("clock", this::clock));
  }

  private static Route post(String name, Route.Answerer answerer) {
    return Route.of("POST", "/v1/operator/" + name, Access.OPERATOR, answerer);
  }

  /// A route whose body is a command of the scenario language.
  private Route post(String name, String word) {
    return post(name, request -> answer(floor.call(word, request.body(Map.of("cmd", word)))));
  }

  private static ObjectNode answer(Floor.Told told) {
    var json = Json.object().put("position", told.position());
    json.putArray("events").addAll(told.events());
    return json;
  }

  private ObjectNode riskArrays(Request request) {
    var body = request.body(ModelCharges.fields());
    var model = RiskArraysBody.read(body);
    return answer(floor.call(body, to -> to.publishRiskArrays(model)));
  }

  private ObjectNode clock(Request request) {
    return answer(floor.call(request.body(), CommandWriter::advanceClock));
  }
}
