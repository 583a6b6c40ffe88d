// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;
import static outcry.core.engine.CommandWriter.NO_NUMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outcry.core.engine.DefaultCommands.Bid;

/// Commands of default management: default, close-out, porting, liquidation, recovery.
final class Defaults {
  private Defaults() {}

  static Command declare(Fields fields) throws LineFault {
    fields.only("member");
    var member = fields.name("member");
    return (writer, _) -> writer.defaults().declareDefault(member);
  }

  static Command closeOut(Fields fields) throws LineFault {
    fields.only("member", "prices", "bids", "cost", "clients");
    var member = fields.name("member");
    var prices = fields.has("prices") ? fields.prices("prices") : Map.<String, Long>of();
    var bids = fields.has("bids") ? bids(fields.elements("bids")) : List.<Bid>of();
    long asked = fields.decimalOr("cost", 0);
    long cost = asked == ABSENT ? NO_NUMBER : asked;
    boolean clients = fields.flagOr("clients", false);
    return (writer, _) -> writer.defaults().closeOut(member, clients, cost, prices, bids);
  }

  private static List<Bid> bids(List<Fields> elements) throws LineFault {
    var bids = new ArrayList<Bid>();
    for (var bid : elements) {
      bid.only("account", "contract", "qty", "price");
      var account = bid.name("account");
      var contract = bid.name("contract");
      bids.add(new Bid(account, contract, bid.whole("qty"), bid.decimal("price")));
    }
    return bids;
  }

  static Command port(Fields fields) throws LineFault {
    fields.only("account", "to");
    var account = fields.name("account");
    var to = fields.name("to");
    return (writer, _) -> writer.defaults().port(account, to);
  }

  static Command liquidate(Fields fields) throws LineFault {
    fields.only("account");
    var account = fields.name("account");
    return (writer, _) -> writer.defaults().liquidate(account);
  }

  static Command recover(Fields fields) throws LineFault {
    fields.only("member", "amount");
    var member = fields.name("member");
    long amount = fields.decimal("amount");
    return (writer, _) -> writer.defaults().recover(member, amount);
  }
}
