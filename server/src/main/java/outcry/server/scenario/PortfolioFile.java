// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.contract.Contract.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.core.engine.MarginExplanation;
import outcry.core.engine.PortfolioMargin;
import outcry.core.engine.ProductTerms;
import outcry.wire.ProductKind;
import outcry.wire.RefusedDecoder;
import outcry.wire.RiskModelActivatedDecoder;
import outcry.wire.Side;

/// A portfolio kept elsewhere, in one JSON object: the model (the fields of `riskArrays`, or the
/// name of a file that holds them), terms of contracts, positions, orders and collateral. Its
/// margin is worked out by the exchange's own code, and a model is checked as the exchange checks
/// one.
public final class PortfolioFile {
  private static final long MOST_LOTS = Integer.MAX_VALUE;
  private static final String HELD = "PORTFOLIO";

  private final Line file;
  private final Path folder;
  private final Exchange exchange = new Exchange();
  private final CommandWriter writer = new CommandWriter();
  private final Names names = new Names();
  private final List<String> contracts = new ArrayList<>();
  private PortfolioMargin.Model model = PortfolioMargin.Model.NONE;
  private long sequence;
  private LineFault refused;

  private PortfolioFile(Line file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /// `folder` is where a model's file is looked for.
  public static MarginExplanation explain(String text, Path folder) throws LineFault, IOException {
    var file = Line.document(text, "a portfolio");
    file.only("model", "contracts", "positions", "orders", "collateral");
    return new PortfolioFile(file, folder).explain();
  }

  private MarginExplanation explain() throws LineFault, IOException {
    var arrays = model();
    list(arrays);
    if (arrays != null) {
      var text = RiskArrays.read(arrays);
      send(writer.publishRiskArrays(text), arrays);
    }
    known();
    var margin = new PortfolioMargin(model);
    for (var contract : contracts) {
      hold(margin, contract);
    }
    long collateral = file.has("collateral") ? file.decimal("collateral") : 0;
    if (collateral == NONE) {
      throw new LineFault("collateral is no whole number of micro-dollars");
    }
    return margin.explain(collateral, number -> contracts.get(number - 1));
  }

  /// Null when every contract is margined flat.
  private Line model() throws LineFault, IOException {
    if (!file.has("model")) {
      return null;
    }
    var node = file.required("model");
    if (node.isString()) {
      var text = Files.readString(folder.resolve(node.asString()));
      return named(Line.document(text.strip(), "the model"));
    }
    return named(Line.element(node, "model"));
  }

  private static Line named(Line model) throws LineFault {
    return model.has("model") ? model : model.with("model", "unnamed");
  }

  /// Contracts with terms of their own, then those the model alone names, each a product of its
  /// own.
  private void list(Line arrays) throws LineFault {
    if (file.has("contracts")) {
      for (var entry : file.object("contracts").properties()) {
        var terms = Line.element(entry.getValue(), "contract " + entry.getKey());
        terms.only("margin", "multiplier", "settlement", "upfront");
        list(entry.getKey(), terms.decimalOr("margin", 0), terms);
      }
    }
    if (arrays != null) {
      for (var name : new TreeSet<>(arrays.object("arrays").propertyNames())) {
        if (!contracts.contains(name)) {
          list(name, 0, arrays);
        }
      }
    }
  }

  private void list(String contract, long margin, Line line) throws LineFault {
    contracts.add(Line.name(contract, "a contract"));
    var product = HELD + " " + contract;
    send(
        writer.listProduct(ProductTerms.of(product, ProductKind.GPU_HOUR, 1, 1).margin(margin)),
        line);
    send(writer.listContract(contract, product, NONE, null, null, null, null), line);
  }

  private void send(int length, Line line) throws LineFault {
    writer.stamp(1, ++sequence);
    exchange.apply(0, writer.buffer(), 0, length);
    exchange.tape().forEach((template, buffer, at, _) -> learn(template, buffer, at, line));
    if (refused != null) {
      throw refused;
    }
  }

  private void learn(int template, DirectBuffer buffer, int offset, Line line) {
    if (template == RiskModelActivatedDecoder.TEMPLATE_ID) {
      model = PortfolioMargin.Model.of(buffer, offset);
    } else if (template == RefusedDecoder.TEMPLATE_ID) {
      var event = new EventJson(names).write(template, buffer, offset, 0, 0, line);
      refused = new LineFault(event.path("text").asString());
    }
  }

  private void hold(PortfolioMargin margin, String contract) throws LineFault {
    long lots = position(contract);
    long buys = 0;
    long sells = 0;
    long premiums = 0;
    var terms = terms(contract);
    long multiplier = terms == null ? 1 : number(terms, "multiplier", 1);
    for (var order : orders(contract)) {
      long quantity = lots(order, "qty");
      if (quantity < 1) {
        throw new LineFault("an order of " + contract + " has qty " + quantity + " (rule X-3)");
      }
      boolean buy = order.word("side", new Side[] {Side.BUY, Side.SELL}) == Side.BUY;
      buys += buy ? quantity : 0;
      sells += buy ? 0 : quantity;
      if (buy && order.has("price")) {
        long paid = Math.multiplyExact(Math.multiplyExact(multiplier, quantity), price(order));
        premiums = Math.addExact(premiums, paid);
      }
    }
    int number = contracts.indexOf(contract) + 1;
    long flat = terms == null ? 0 : terms.decimalOr("margin", 0);
    if (terms != null && terms.flagOr("upfront", false)) {
      long settlement = terms.decimalOr("settlement", NONE);
      margin.holdOption(number, flat, multiplier, settlement, lots, buys, sells, premiums);
    } else {
      margin.hold(number, flat, lots, buys, sells);
    }
  }

  private static long price(Line order) throws LineFault {
    long price = order.decimal("price");
    if (price == NONE || price < 0) {
      throw new LineFault("price %s of an order (rule X-2)".formatted(order.text("price")));
    }
    return price;
  }

  private Line terms(String contract) throws LineFault {
    var node = file.has("contracts") ? file.object("contracts").get(contract) : null;
    return node == null ? null : Line.element(node, "contract " + contract);
  }

  private static long number(Line terms, String field, long otherwise) throws LineFault {
    long value = terms.has(field) ? terms.whole(field) : otherwise;
    if (value < 1) {
      throw new LineFault("%s %d is not positive (rule T-1)".formatted(field, value));
    }
    return value;
  }

  private long position(String contract) throws LineFault {
    if (!file.has("positions")) {
      return 0;
    }
    var positions = file.inner("positions");
    return positions.has(contract) ? lots(positions, contract) : 0;
  }

  private static long lots(Line of, String field) throws LineFault {
    long lots = of.whole(field);
    if (Math.abs(lots) > MOST_LOTS) {
      throw new LineFault(
          "%s %d is more than %d lots (rule X-3)".formatted(field, lots, MOST_LOTS));
    }
    return lots;
  }

  private List<Line> orders(String contract) throws LineFault {
    var orders = new ArrayList<Line>();
    if (file.has("orders")) {
      for (var node : file.list("orders")) {
        var order = Line.element(node, "an order");
        order.only("contract", "side", "qty", "price");
        if (order.name("contract").equals(contract)) {
          orders.add(order);
        }
      }
    }
    return orders;
  }

  private void known() throws LineFault {
    if (file.has("positions")) {
      for (var name : file.object("positions").propertyNames()) {
        known(name, "positions");
      }
    }
    if (file.has("orders")) {
      for (var node : file.list("orders")) {
        known(Line.element(node, "an order").name("contract"), "orders");
      }
    }
  }

  private void known(String contract, String field) throws LineFault {
    if (!contracts.contains(contract)) {
      throw new LineFault(
          "%s name %s, which neither the model nor contracts have (rule T-5)"
              .formatted(field, contract));
    }
  }
}
