// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.HashMap;
import java.util.Map;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.JsonNode;

/// The top of a contract's book, micro-dollars and lots; 0 where a side is empty.
record Quote(long bid, long bidLots, long ask, long askLots) {
  static final Quote EMPTY = new Quote(0, 0, 0, 0);

  /// The tops of all books, by contract.
  static Map<String, Quote> all(Door door) {
    var quotes = new HashMap<String, Quote>();
    for (var each : door.get("/v1/instruments").orFail("reading the market").path("instruments")) {
      quotes.put(each.path("contract").asString(), of(each));
    }
    return quotes;
  }

  private static Quote of(JsonNode each) {
    return new Quote(
        price(each.path("bid")), lots(each.path("bidQty")),
        price(each.path("ask")), lots(each.path("askQty")));
  }

  private static long price(JsonNode node) {
    return node.isString() ? Decimals.micros(node.asString()) : 0;
  }

  private static long lots(JsonNode node) {
    return node.isString() ? Long.parseLong(node.asString()) : 0;
  }
}
