// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import java.util.function.Function;
import outcry.server.read.Holding;
import outcry.server.read.Market;
import outcry.server.read.Order;
import outcry.server.read.ReadModel;
import outcry.server.read.Settlement;
import outcry.server.read.Trade;
import tools.jackson.databind.node.ObjectNode;

/// The data of the stream's pushes, whole or in part.
final class Pictures {
  private static final int RECENT = 50;

  private final ReadModel model;
  private final Function<Market, ObjectNode> status;

  Pictures(ReadModel model, Function<Market, ObjectNode> status) {
    this.model = model;
    this.status = status;
  }

  static ObjectNode recentTrades(Market market, String contract) {
    return trades(
        market,
        market
            .trades()
            .newest(
                RECENT,
                trade -> contract == null || contract.equals(market.contract(trade.contract()))));
  }

  static ObjectNode trades(Market market, List<Trade> trades) {
    var json = Json.object();
    var list = json.putArray("trades");
    trades.forEach(
        trade -> list.add(HistoryRoutes.trade(market, RecentHistory.row(market, trade))));
    return json;
  }

  static ObjectNode recentSettlements(Market market) {
    return settlements(market, market.settlements().newest(RECENT, _ -> true));
  }

  static ObjectNode settlements(Market market, List<Settlement> settlements) {
    var json = Json.object();
    var list = json.putArray("settlements");
    settlements.forEach(
        each -> list.add(HistoryRoutes.settlement(market, RecentHistory.row(market, each))));
    return json;
  }

  static ObjectNode openOrders(Market market, String account) {
    return orders(market, AccountRoutes.opened(market, account).open());
  }

  static ObjectNode orders(Market market, List<Order> orders) {
    var json = Json.object();
    var list = json.putArray("orders");
    orders.forEach(order -> list.add(AccountJson.order(market, order)));
    return json;
  }

  /// What is summed outside the market's lock: a topic whose pushes are always whole.
  ObjectNode whole(Topic.Key key) {
    return switch (key.topic()) {
      case STATUS -> model.read(status::apply);
      case PARTICIPANTS -> AccountRoutes.participants(model);
      case POSITIONS -> {
        var json = Json.object();
        json.set("positions", AccountJson.positions(holding(key.of())));
        yield json;
      }
      case ACCOUNT -> {
        var holding = holding(key.of());
        yield AccountJson.account(holding, holding.margin());
      }
      case BOOK, TRADES, INDEX, SETTLEMENTS, ORDERS ->
          throw new IllegalArgumentException(key + " is pushed change by change");
    };
  }

  private Holding holding(String account) {
    return model.read(market -> Holding.of(market, AccountRoutes.opened(market, account)));
  }
}
