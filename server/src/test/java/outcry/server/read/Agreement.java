// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.Map;
import java.util.TreeMap;
import outcry.core.engine.Exchange;
import outcry.wire.Side;

/// The same questions to an exchange and to a reader of its events, answered in words: states,
/// prices, books, positions, cash and margin.
public final class Agreement {
  private Agreement() {}

  /// What the exchange itself answers, in words.
  public static Map<String, String> of(Exchange exchange) {
    var view = exchange.view();
    var said = new TreeMap<String, String>();
    for (var name : view.contracts()) {
      int number = view.contract(name);
      var market = view.market(number);
      said.put(name, market.state() + " " + market.expired() + " " + market.openInterest());
      said.put(name + " settlement", Long.toString(market.settlement()));
      said.put(name + " last", Long.toString(market.last()));
      var book = view.book(number);
      said.put(name + " bids", book.bids().toString().replace("lots=", "quantity="));
      said.put(name + " asks", book.asks().toString().replace("lots=", "quantity="));
    }
    for (var name : view.accounts()) {
      int number = view.account(name);
      var money = view.money(number);
      said.put(name + " cash", Long.toString(money.cash()));
      said.put(name + " required", Long.toString(money.required()));
      said.put(name + " orders", Long.toString(money.orderMargin()));
      said.put(name + " positions", new TreeMap<>(view.positions(number)).toString());
    }
    return said;
  }

  /// What a reader of its events holds.
  public static Map<String, String> of(ReadModel model) {
    return model.read(
        market -> {
          var said = new TreeMap<String, String>();
          for (var contract : market.contracts()) {
            var name = contract.name();
            said.put(
                name, contract.state() + " " + contract.expired() + " " + contract.openInterest());
            said.put(
                name + " settlement", Long.toString(contract.settlement().orElse(Long.MIN_VALUE)));
            said.put(name + " last", Long.toString(contract.last().orElse(Long.MIN_VALUE)));
            said.put(name + " bids", contract.book().top(Side.BUY, 1_000).toString());
            said.put(name + " asks", contract.book().top(Side.SELL, 1_000).toString());
          }
          for (var account : market.accounts()) {
            var holding = Holding.of(market, account);
            var standing = holding.standing(holding.margin());
            said.put(account.name() + " cash", Long.toString(standing.cash()));
            said.put(account.name() + " required", Long.toString(standing.required()));
            said.put(account.name() + " orders", Long.toString(standing.orderMargin()));
            said.put(account.name() + " positions", holding.positions().toString());
          }
          return said;
        });
  }
}
