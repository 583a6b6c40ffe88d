// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.ArrayList;
import java.util.List;
import outcry.core.engine.NewOrder;
import outcry.core.engine.QuoteEntry;
import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// Commands that put orders and quotes in, change them and take them out.
final class OrderCommands {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};
  private static final SelfMatch[] ACTIONS = {
    SelfMatch.CANCEL_RESTING, SelfMatch.CANCEL_AGGRESSOR, SelfMatch.CANCEL_BOTH, SelfMatch.DECREMENT
  };

  private OrderCommands() {}

  static Command order(Fields fields) throws LineFault {
    fields.only(
        "account",
        "id",
        "contract",
        "side",
        "qty",
        "type",
        "price",
        "stop",
        "tif",
        "until",
        "display",
        "minQty",
        "postOnly",
        "reduceOnly",
        "smp");
    var account = fields.name("account");
    var contract = fields.name("contract");
    var order = newOrder(fields);
    return (writer, numbers) ->
        writer.placeOrder(
            numbers.accountNumber(account), order.in(numbers.contractNumber(contract)));
  }

  private static NewOrder newOrder(Fields fields) throws LineFault {
    var id = fields.id("id");
    var side = fields.word("side", SIDES);
    long quantity = fields.whole("qty");
    var type = fields.wordOr("type", OrderType.values(), OrderType.LIMIT);
    long price = price(fields, type);
    var tif = fields.wordOr("tif", TimeInForce.values(), TimeInForce.DAY);
    var action = SelfMatch.NONE;
    var group = "";
    if (fields.has("smp")) {
      var smp = fields.inner("smp");
      smp.only("group", "action");
      group = smp.name("group");
      action = smp.word("action", ACTIONS);
    }
    return new NewOrder(
        0,
        side,
        quantity,
        type,
        price,
        fields.decimalIfAny("stop"),
        tif,
        until(fields),
        fields.countIfAny("display"),
        fields.countIfAny("minQty"),
        fields.flagOr("postOnly", false),
        fields.flagOr("reduceOnly", false),
        action,
        group,
        id);
  }

  /// A price that is no number of micro-dollars is as none where one is needed, and not where none
  /// may be.
  private static long price(Fields fields, OrderType type) throws LineFault {
    boolean needed = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
    return needed ? fields.decimalOr("price", ABSENT) : fields.decimalIfAny("price");
  }

  /// 1970 itself is on the wire "no end"; as an end it lies behind in any case.
  private static long until(Fields fields) throws LineFault {
    if (!fields.has("until")) {
      return 0;
    }
    long until = fields.time("until");
    return until == 0 ? -1 : until;
  }

  static Command replace(Fields fields) throws LineFault {
    fields.only("account", "id", "qty", "price", "newId");
    var account = fields.name("account");
    var id = fields.id("id");
    Long quantity = fields.has("qty") ? fields.whole("qty") : null;
    Long price = fields.has("price") ? fields.decimal("price") : null;
    var newId = fields.idOr("newId", "");
    return (writer, numbers) ->
        writer.replaceOrder(numbers.accountNumber(account), id, quantity, price, newId);
  }

  static Command cancel(Fields fields) throws LineFault {
    fields.only("account", "id");
    var account = fields.name("account");
    var id = fields.id("id");
    return (writer, numbers) -> writer.cancelOrder(numbers.accountNumber(account), id);
  }

  static Command cancelAll(Fields fields) throws LineFault {
    fields.only("account", "contract");
    var account = fields.name("account");
    var contract = fields.nameOr("contract", null);
    return (writer, numbers) ->
        writer.cancelAll(
            numbers.accountNumber(account),
            contract == null ? null : numbers.contractNumber(contract));
  }

  static Command block(Fields fields) throws LineFault {
    fields.only("account", "id", "contract", "side", "qty", "price", "counterparty");
    var account = fields.name("account");
    var id = fields.id("id");
    var contract = fields.name("contract");
    var side = fields.word("side", SIDES);
    long quantity = fields.whole("qty");
    long price = fields.decimal("price");
    var counterparty = fields.name("counterparty");
    return (writer, numbers) ->
        writer.reportBlock(
            numbers.accountNumber(account),
            numbers.accountNumber(counterparty),
            numbers.contractNumber(contract),
            side,
            quantity,
            price,
            id);
  }

  private record Quoted(String contract, QuoteEntry entry) {}

  static Command quote(Fields fields) throws LineFault {
    fields.only("account", "reset", "id", "contract", "bid", "bidQty", "ask", "askQty");
    return quotes(fields, List.of(quoted(fields)));
  }

  static Command massQuote(Fields fields) throws LineFault {
    fields.only("account", "reset", "quotes");
    var quoted = new ArrayList<Quoted>();
    for (var element : fields.elements("quotes")) {
      element.only("id", "contract", "bid", "bidQty", "ask", "askQty");
      quoted.add(quoted(element));
    }
    return quotes(fields, quoted);
  }

  private static Command quotes(Fields fields, List<Quoted> quoted) throws LineFault {
    var account = fields.name("account");
    boolean reset = fields.flagOr("reset", false);
    return (writer, numbers) ->
        writer.quote(
            numbers.accountNumber(account),
            reset,
            quoted.stream()
                .map(each -> each.entry().in(numbers.contractNumber(each.contract())))
                .toList());
  }

  private static Quoted quoted(Fields fields) throws LineFault {
    var contract = fields.name("contract");
    var id = fields.id("id");
    long bids = side(fields, "bid", "bidQty");
    long asks = side(fields, "ask", "askQty");
    return new Quoted(
        contract,
        new QuoteEntry(
            0, id, fields.decimalOr("bid", ABSENT), bids, fields.decimalOr("ask", ABSENT), asks));
  }

  /// Lots of one side of a quote; price and quantity come together, and 0 lots are no side.
  private static long side(Fields fields, String price, String quantity) throws LineFault {
    long lots = fields.has(quantity) ? fields.whole(quantity) : 0;
    if (fields.has(price) != fields.has(quantity) && (lots != 0 || fields.has(price))) {
      throw fields.fault(
          "missing-field",
          "\"%s\" and \"%s\" together".formatted(price, quantity),
          fields.has(price) ? quantity : price);
    }
    return lots;
  }

  static Command protection(Fields fields) throws LineFault {
    fields.only("account", "product", "window", "qty");
    var account = fields.name("account");
    var product = fields.name("product");
    long quantity = fields.whole("qty");
    long window = quantity == 0 && !fields.has("window") ? 0 : fields.duration("window");
    return (writer, numbers) ->
        writer.setProtection(numbers.accountNumber(account), product, window, quantity);
  }

  static Command kill(Fields fields, boolean on) throws LineFault {
    fields.only("account", "member");
    var named = fields.either("account", "member");
    var name = fields.name(named);
    return (writer, _) -> writer.switchKill(on, named.equals("member"), name);
  }
}
