// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import outcry.server.feed.Makeup;
import outcry.server.read.BookChange;
import outcry.server.read.Contract;
import outcry.server.read.Fixing;
import outcry.server.read.Level;
import outcry.server.read.Market;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import outcry.wire.ProductKind;
import outcry.wire.Side;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Market data in the door's words: prices, money and quantities as decimal strings.
final class MarketJson {
  private MarketJson() {}

  static ObjectNode contract(Market market, Contract contract) {
    var product = contract.product();
    var terms = contract.terms();
    var bid = contract.book().best(Side.BUY);
    var ask = contract.book().best(Side.SELL);
    var json =
        Json.object()
            .put("contract", contract.name())
            .put("product", product.name())
            .put("kind", Words.of(product.kind()))
            .put("unit", unit(product.kind()))
            .put("state", state(contract))
            .put("tick", Decimals.price(product.tick(), 0))
            .put("multiplier", Long.toString(contract.multiplier()))
            .put("margin", Decimals.money(contract.margin()))
            .put("fee", Decimals.money(contract.fee()))
            .put("index", terms.index().isEmpty() ? null : terms.index())
            .put("from", date(terms.from()))
            .put("to", date(terms.to()))
            .put("lastTrade", date(terms.lastTrade()))
            .put("reference", price(market, contract, terms.reference()))
            .put("settlement", price(market, contract, contract.settlement()))
            .put("last", price(market, contract, contract.last()))
            .put("bid", bid == null ? null : market.price(contract.number(), bid.price()))
            .put("ask", ask == null ? null : market.price(contract.number(), ask.price()))
            .put("bidQty", bid == null ? null : Long.toString(bid.quantity()))
            .put("askQty", ask == null ? null : Long.toString(ask.quantity()))
            .put("openInterest", Long.toString(contract.openInterest()))
            .put("volume", Long.toString(contract.volume()));
    makeup(json, market, contract.makeup());
    if (contract.indicative().isPresent()) {
      json.put("indicative", price(market, contract, contract.indicative()));
      json.put("indicativeQty", Long.toString(contract.indicativeQuantity()));
    }
    return json;
  }

  /// The months of a strip, the legs of a spread, the terms of an option.
  private static void makeup(ObjectNode json, Market market, Makeup makeup) {
    if (makeup.isStrip()) {
      var months = json.putArray("months");
      makeup.months().forEach(month -> months.add(market.contract(month)));
    }
    if (makeup.isSpread()) {
      var legs = json.putArray("legs");
      for (var leg : makeup.legs()) {
        var contract = market.contract(leg.contract());
        legs.addObject().put("contract", contract).put("ratio", leg.ratio());
      }
    }
    if (makeup.isOption()) {
      var option = makeup.option();
      json.put("underlying", market.contract(option.underlying()));
      json.put("right", Words.of(option.right())).put("style", Words.of(option.style()));
      json.put("strike", market.price(option.underlying(), option.strike()));
      json.put("expiry", Words.date(option.expiry())).put("premium", Words.of(option.premium()));
    }
  }

  /// What one lot holds `multiplier` of.
  private static String unit(ProductKind kind) {
    return switch (kind) {
      case GPU_HOUR -> "GPU-hour";
      case TOKEN -> "million tokens";
      case BASKET -> "basket";
      case NULL_VAL -> null;
    };
  }

  /// A trading state, or `expired`.
  static String state(Contract contract) {
    return contract.expired() ? "expired" : Words.of(contract.state());
  }

  static ObjectNode book(Market market, Contract contract, int depth) {
    var json = Json.object();
    json.set("bids", levels(market, contract, contract.book().top(Side.BUY, depth)));
    json.set("asks", levels(market, contract, contract.book().top(Side.SELL, depth)));
    return json;
  }

  static ObjectNode change(Market market, BookChange change) {
    var contract = market.contractNumbered(change.contract());
    var json = Json.object();
    json.set("bids", levels(market, contract, change.bids()));
    json.set("asks", levels(market, contract, change.asks()));
    return json;
  }

  private static ArrayNode levels(Market market, Contract contract, List<Level> levels) {
    var list = Json.array();
    for (var level : levels) {
      list.addArray()
          .add(market.price(contract.number(), level.price()))
          .add(Long.toString(level.quantity()))
          .add(level.orders());
    }
    return list;
  }

  /// An index has no tick: two decimals, or as many as it takes.
  static ObjectNode fixing(Fixing fixing) {
    return Json.object()
        .put("name", fixing.index())
        .put("date", Words.date(fixing.date()))
        .put("value", Decimals.brief(fixing.value()));
  }

  static String price(Market market, Contract contract, OptionalLong price) {
    return price.isEmpty() ? null : market.price(contract.number(), price.getAsLong());
  }

  static String date(OptionalInt days) {
    return days.isEmpty() ? null : Words.date(days.getAsInt());
  }
}
