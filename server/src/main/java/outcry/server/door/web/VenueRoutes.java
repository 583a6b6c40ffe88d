// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.util.List;
import outcry.core.engine.CommandWriter;
import outcry.server.door.web.Route.Access;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Asked;
import outcry.server.scenario.Words;
import tools.jackson.databind.node.ObjectNode;

/// The venue itself: is it up, where does it stand, keys, snapshot and stop.
final class VenueRoutes {
  private static final Caller.Role[] KEY_ROLES = {
    Caller.Role.PARTICIPANT, Caller.Role.VIEWER, Caller.Role.OPERATOR
  };

  private final ReadModel model;
  private final Floor floor;
  private final Keys keys;
  private final VenueControl control;
  private final WebDoor.Notice notice;

  VenueRoutes(
      ReadModel model, Floor floor, Keys keys, VenueControl control, WebDoor.Notice notice) {
    this.model = model;
    this.floor = floor;
    this.keys = keys;
    this.control = control;
    this.notice = notice;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/health", Access.PUBLIC, this::health),
        Route.of("GET", "/v1/status", Access.PUBLIC, _ -> model.read(this::status)),
        Route.of("POST", "/v1/operator/keys", Access.OPERATOR, this::makeKey),
        Route.of("POST", "/v1/operator/snapshot", Access.CONTROL, this::snapshot),
        Route.of("POST", "/v1/operator/stop", Access.CONTROL, this::stop),
        Route.of("POST", "/v1/operator/report", Access.CONTROL, this::report));
  }

  private ObjectNode health(Request request) {
    var health = control.health();
    boolean up = health.up() && model.isStarted();
    var json = Json.object().put("status", up ? "up" : "down").put("position", model.position());
    json.putObject("disk").put("freeBytes", health.freeBytes());
    var checks = json.putObject("checks");
    checks.put("readModel", model.isStarted() ? "live" : "waiting for the event stream");
    health.checks().forEach(checks::put);
    if (!up) {
      throw new Refusal(503, "down", "the venue takes no commands now", null, 0).with(json);
    }
    return json;
  }

  ObjectNode status(Market market) {
    var json =
        Json.object()
            .put("version", notice.version())
            .put("position", market.position())
            .put("t", Words.time(market.time()))
            .put("commands", market.commands())
            .put("trades", market.tradeCount())
            .put("tradingDate", Words.date(market.tradingDate()))
            .put("simulated", notice.simulated())
            .put("notice", notice.text());
    var states = json.putObject("states");
    market.contracts().forEach(each -> states.put(each.name(), MarketJson.state(each)));
    return json;
  }

  private ObjectNode makeKey(Request request) throws IOException {
    var body = request.body("account", "role");
    var role = body.word("role", KEY_ROLES, Caller.Role.PARTICIPANT);
    var json = Json.object().put("position", model.position()).put("role", Words.of(role));
    if (role != Caller.Role.PARTICIPANT) {
      if (body.has("account")) {
        throw Refusal.bad("bad-role", "only a participant's key is for one account", "account");
      }
      return json.put("key", role == Caller.Role.VIEWER ? keys.viewer() : keys.operator());
    }
    var account = body.name("account");
    model.read(market -> AccountRoutes.opened(market, account));
    return json.put("account", account).put("key", keys.participant(account));
  }

  private ObjectNode snapshot(Request request) throws Exception {
    return Json.object().put("position", control.snapshot());
  }

  private ObjectNode stop(Request request) {
    control.stop();
    return Json.object().put("position", model.position()).put("status", "stopping");
  }

  private ObjectNode report(Request request) {
    return floor.call(Asked.UNKNOWN, CommandWriter::reportState).report();
  }
}
