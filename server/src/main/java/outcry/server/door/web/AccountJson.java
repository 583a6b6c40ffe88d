// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outcry.core.engine.PortfolioMargin;
import outcry.server.read.Holding;
import outcry.server.read.Market;
import outcry.server.read.Order;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import outcry.wire.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// Accounts and their orders in the door's words.
final class AccountJson {
  private static final int AVERAGE_DECIMALS = 6;

  private AccountJson() {}

  static ObjectNode order(Market market, Order order) {
    var json =
        Json.object()
            .put("id", order.clientId())
            .put("order", order.number())
            .put("contract", market.contract(order.contract()))
            .put("side", Words.of(order.side()))
            .put("price", market.price(order.contract(), order.price()))
            .put("tif", Words.of(order.timeInForce()))
            .put("qty", Long.toString(order.total()))
            .put("left", Long.toString(order.left()))
            .put("filled", Long.toString(order.filled()))
            .put("average", average(order))
            .put("status", Words.of(order.status()))
            .put("reason", order.cancelReason() == null ? null : Words.of(order.cancelReason()));
    conditions(json, market, order);
    return json;
  }

  /// What an order says beyond a plain limit order, where it says it.
  private static void conditions(ObjectNode json, Market market, Order order) {
    var conditions = order.conditions();
    if (conditions.type() != OrderType.LIMIT) {
      json.put("type", Words.of(conditions.type()));
    }
    conditions.stop().ifPresent(stop -> json.put("stop", market.price(order.contract(), stop)));
    conditions.until().ifPresent(until -> json.put("until", Words.time(until)));
    if (conditions.display() != 0) {
      json.put("display", Long.toString(conditions.display()));
    }
    if (conditions.minQuantity() != 0) {
      json.put("minQty", Long.toString(conditions.minQuantity()));
    }
    mark(json, "postOnly", conditions.postOnly());
    mark(json, "reduceOnly", conditions.reduceOnly());
    mark(json, "quote", conditions.quote());
    mark(json, "block", conditions.block());
    mark(json, "waits", order.waits() && order.status() == Order.Status.OPEN);
  }

  private static void mark(ObjectNode json, String field, boolean set) {
    if (set) {
      json.put(field, true);
    }
  }

  /// The average price of an order's fills; null before the first, and when some were before this
  /// process started.
  private static String average(Order order) {
    if (order.filled() == 0 || !order.turnoverKnown()) {
      return null;
    }
    return BigDecimal.valueOf(order.turnover(), AVERAGE_DECIMALS)
        .divide(BigDecimal.valueOf(order.filled()), AVERAGE_DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }

  static ObjectNode account(Holding holding, PortfolioMargin margin) {
    var standing = holding.standing(margin);
    return Json.object()
        .put("account", holding.account())
        .put("cash", Decimals.money(standing.cash()))
        .put("collateral", Decimals.money(standing.collateral()))
        .put("required", Decimals.money(standing.required()))
        .put("orderMargin", Decimals.money(standing.orderMargin()))
        .put("free", Decimals.money(standing.free()));
  }

  static ObjectNode positions(Holding holding) {
    var json = Json.object();
    holding.positions().forEach((contract, lots) -> json.put(contract, Long.toString(lots)));
    return json;
  }

  /// An account with everything, as those see it who see every account.
  static ObjectNode participant(Holding holding, PortfolioMargin margin) {
    var json = account(holding, margin);
    json.put("member", holding.member()).put("kind", Words.of(holding.kind()));
    json.set("positions", positions(holding));
    return json;
  }
}
