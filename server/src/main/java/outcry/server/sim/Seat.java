// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.node.ObjectNode;

/// A participant's place at the exchange: one account, its own key and connection, and order ids
/// that never repeat.
final class Seat {
  private static final int PRICE_DECIMALS = 2;

  private final Door door;
  private final String account;
  private final Funding funding;
  private final long wire;
  private long placed;

  /// `wire` is what the participant adds, in dollars, when its margin runs short.
  Seat(Door door, String account, Funding funding, long wire) {
    this.door = door;
    this.account = account;
    this.funding = funding;
    this.wire = wire;
  }

  String account() {
    return account;
  }

  Door door() {
    return door;
  }

  /// Places a limit order for the day, or one that takes what is there and leaves nothing.
  Answer place(String contract, boolean buy, long lots, long price, boolean resting) {
    var order =
        Door.body()
            .put("id", account + "-" + ++placed)
            .put("contract", contract)
            .put("side", buy ? "buy" : "sell")
            .put("qty", lots)
            .put("price", text(price))
            .put("tif", resting ? "day" : "ioc");
    var answer = door.post("/v1/orders", order);
    return answer.code().equals("margin") ? afterMargin(order, answer) : answer;
  }

  /// A margin refusal is met with cash while there is some, else with less at work.
  private Answer afterMargin(ObjectNode order, Answer refused) {
    if (!funding.wire(account, wire)) {
      cancelAll();
      return refused;
    }
    return door.post("/v1/orders", order.put("id", account + "-" + ++placed));
  }

  /// Moves an open order; `total` counts what it has filled already.
  Answer move(String id, long total, long price) {
    return door.patch(
        "/v1/orders/" + Door.quoted(id), Door.body().put("qty", total).put("price", text(price)));
  }

  Answer cancel(String id) {
    return door.delete("/v1/orders/" + Door.quoted(id));
  }

  void cancelAll() {
    door.delete("/v1/orders");
  }

  /// Lots held, by contract; longs positive.
  Map<String, Long> positions() {
    var held = new HashMap<String, Long>();
    var positions = door.get("/v1/positions").orFail("reading positions").path("positions");
    positions
        .properties()
        .forEach(each -> held.put(each.getKey(), Long.parseLong(each.getValue().asString())));
    return held;
  }

  List<Working> orders() {
    var orders = new ArrayList<Working>();
    for (var each : door.get("/v1/orders").orFail("reading orders").path("orders")) {
      orders.add(
          new Working(
              each.path("id").asString(),
              each.path("contract").asString(),
              each.path("side").asString().equals("buy"),
              Decimals.micros(each.path("price").asString()),
              Long.parseLong(each.path("left").asString()),
              Long.parseLong(each.path("filled").asString())));
    }
    return orders;
  }

  /// Tops the account up when its margin is called; without money it gives up its resting orders.
  void meetCall() {
    var standing = door.get("/v1/account").orFail("reading the account");
    boolean called = standing.path("free").asString().startsWith("-");
    if (called && !funding.wire(account, wire)) {
      cancelAll();
    }
  }

  private static String text(long price) {
    return Decimals.price(price, PRICE_DECIMALS);
  }
}
