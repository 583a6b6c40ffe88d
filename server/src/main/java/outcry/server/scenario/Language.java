// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.wire.AccountKind;
import outcry.wire.Cycle;
import outcry.wire.OrderType;
import outcry.wire.ProductKind;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// The commands of the scenario language: which fields each has, and what it asks of the exchange.
///
/// A line is read whole before anything happens, so a line with a fault changes nothing.
final class Language {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};
  static final List<String> COMMANDS =
      List.of(
          "product",
          "contract",
          "state",
          "account",
          "deposit",
          "withdraw",
          "order",
          "replace",
          "cancel",
          "cancelAll",
          "fixing",
          "riskArrays",
          "settle",
          "show",
          "clock");

  private Language() {}

  static Step step(Line line) throws LineFault {
    return switch (line.command()) {
      case "product" -> product(line);
      case "contract" -> contract(line);
      case "state" -> state(line);
      case "account" -> account(line);
      case "deposit" -> deposit(line);
      case "withdraw" -> withdraw(line);
      case "order" -> order(line);
      case "replace" -> replace(line);
      case "cancel" -> cancel(line);
      case "cancelAll" -> cancelAll(line);
      case "fixing" -> fixing(line);
      case "riskArrays" -> riskArrays(line);
      case "settle" -> settle(line);
      case "show" -> Show.step(line);
      case "clock" -> clock(line);
      default ->
          throw new LineFault(
              "unknown command \"%s\"; the commands are %s"
                  .formatted(line.command(), String.join(", ", COMMANDS)));
    };
  }

  private static Step product(Line line) throws LineFault {
    line.only("product", "kind", "multiplier", "tick", "matching", "priceRule", "margin", "fee");
    var name = line.name("product");
    var kind = line.word("kind", ProductKind.values());
    long multiplier = line.whole("multiplier");
    long tick = line.decimal("tick");
    line.mayBe("matching", "fifo");
    line.mayBe("priceRule", "resting");
    long margin = line.decimalOr("margin", 0);
    long fee = line.decimalOr("fee", 0);
    return stage ->
        stage.send(stage.writer().listProduct(name, kind, multiplier, tick, margin, fee));
  }

  private static Step contract(Line line) throws LineFault {
    line.only("contract", "product", "lastTrade", "settlement", "reference");
    var name = line.name("contract");
    var product = line.name("product");
    long reference = line.has("reference") ? reference(line) : ABSENT;
    var lastTrade = line.dateOr("lastTrade", null);
    if (!line.has("settlement")) {
      return stage ->
          stage.send(
              stage.writer().listContract(name, product, reference, lastTrade, null, null, null));
    }
    var settlement = line.inner("settlement");
    settlement.only("index", "from", "to");
    var index = settlement.name("index");
    var from = settlement.date("from");
    var to = settlement.date("to");
    return stage ->
        stage.send(
            stage.writer().listContract(name, product, reference, lastTrade, index, from, to));
  }

  /// "Not given" and "no number of micro-dollars" are one on the wire; nought stands for the latter
  /// and is refused.
  private static long reference(Line line) throws LineFault {
    long reference = line.decimal("reference");
    return reference == ABSENT ? 0 : reference;
  }

  private static Step state(Line line) throws LineFault {
    line.only("product", "contract", "state");
    boolean ofProduct = line.has("product");
    if (ofProduct == line.has("contract")) {
      throw new LineFault("state needs either \"product\" or \"contract\"");
    }
    var scope = ofProduct ? StateScope.PRODUCT : StateScope.CONTRACT;
    var name = line.name(ofProduct ? "product" : "contract");
    var state = line.word("state", TradingState.values());
    return stage -> stage.send(stage.writer().setState(scope, name, state));
  }

  private static Step account(Line line) throws LineFault {
    line.only("account", "member", "kind");
    var name = line.name("account");
    var member = line.nameOr("member", name);
    var kind = line.wordOr("kind", AccountKind.values(), AccountKind.HOUSE);
    return stage -> stage.send(stage.writer().openAccount(name, member, kind));
  }

  private static Step deposit(Line line) throws LineFault {
    line.only("account", "amount", "ref");
    var account = line.name("account");
    long amount = line.decimal("amount");
    var ref = line.nameOr("ref", "");
    return stage -> stage.send(stage.writer().deposit(account, amount, ref));
  }

  private static Step withdraw(Line line) throws LineFault {
    line.only("account", "amount", "ref");
    var account = line.name("account");
    long amount = line.decimal("amount");
    var ref = line.nameOr("ref", "");
    return stage -> stage.send(stage.writer().withdraw(account, amount, ref));
  }

  private static Step order(Line line) throws LineFault {
    line.only("account", "id", "contract", "side", "qty", "type", "price", "tif");
    var account = line.name("account");
    var id = line.id("id");
    var contract = line.name("contract");
    var side = line.word("side", SIDES);
    long quantity = line.whole("qty");
    line.wordOr("type", OrderType.values(), OrderType.LIMIT);
    long price = line.decimalOr("price", ABSENT);
    var tif = line.wordOr("tif", TimeInForce.values(), TimeInForce.DAY);
    return stage -> {
      stage.openIfNew(account);
      int holder = stage.names().accountNumber(account);
      int listed = stage.names().contractNumber(contract);
      stage.send(stage.writer().placeOrder(holder, listed, side, quantity, price, tif, id));
    };
  }

  private static Step replace(Line line) throws LineFault {
    line.only("account", "id", "qty", "price", "newId");
    var account = line.name("account");
    var id = line.id("id");
    Long quantity = line.has("qty") ? line.whole("qty") : null;
    Long price = line.has("price") ? line.decimal("price") : null;
    var newId = line.idOr("newId", "");
    return stage -> {
      int holder = stage.names().accountNumber(account);
      stage.send(stage.writer().replaceOrder(holder, id, quantity, price, newId));
    };
  }

  private static Step cancel(Line line) throws LineFault {
    line.only("account", "id");
    var account = line.name("account");
    var id = line.id("id");
    return stage ->
        stage.send(stage.writer().cancelOrder(stage.names().accountNumber(account), id));
  }

  private static Step cancelAll(Line line) throws LineFault {
    line.only("account", "contract");
    var account = line.name("account");
    var contract = line.nameOr("contract", null);
    return stage -> {
      int holder = stage.names().accountNumber(account);
      Integer listed = contract == null ? null : stage.names().contractNumber(contract);
      stage.send(stage.writer().cancelAll(holder, listed));
    };
  }

  private static Step fixing(Line line) throws LineFault {
    line.only("index", "date", "value");
    var index = line.name("index");
    var date = line.date("date");
    long value = line.decimal("value");
    return stage -> stage.send(stage.writer().publishFixing(index, date, value));
  }

  private static Step riskArrays(Line line) throws LineFault {
    line.only("model", "arrays", "sets");
    var model = RiskArrays.read(line);
    return stage -> stage.send(stage.writer().publishRiskArrays(model));
  }

  private static Step settle(Line line) throws LineFault {
    line.only("date", "cycle", "prices");
    var date = line.date("date");
    var cycle = line.wordOr("cycle", Cycle.values(), Cycle.FINAL);
    var prices = line.has("prices") ? prices(line) : Map.<String, Long>of();
    return stage -> stage.send(stage.writer().settle(date, cycle, prices));
  }

  private static Map<String, Long> prices(Line line) throws LineFault {
    var prices = new LinkedHashMap<String, Long>();
    for (var entry : line.object("prices").properties()) {
      var contract = Line.name(entry.getKey(), "a contract of prices");
      prices.put(contract, Line.decimal(entry.getValue(), "the price of " + contract));
    }
    RiskArrays.fits(prices.size(), "prices");
    return prices;
  }

  private static Step clock(Line line) throws LineFault {
    line.only();
    line.required("t");
    return stage -> stage.send(stage.writer().advanceClock());
  }
}
