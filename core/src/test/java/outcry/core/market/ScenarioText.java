// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.core.money.Micros;
import outcry.wire.Matching;
import outcry.wire.OrderType;
import outcry.wire.PriceRule;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;

/// A story of commands as lines of the scenario language, to be saved and replayed.
final class ScenarioText {
  /// More than any of them can lose.
  private static final String MONEY = "30000000000";

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private final Terms terms;

  private ScenarioText(Terms terms) {
    this.terms = terms;
  }

  static List<String> of(Terms terms, List<Command> commands) {
    var text = new ScenarioText(terms);
    text.product();
    for (int number = 1; number <= terms.contracts().size(); number++) {
      text.contract(terms.contracts().get(number - 1), number);
    }
    for (int number = 1; number <= terms.accounts(); number++) {
      text.begin("deposit", NONE).put("account", CommandBytes.account(number));
      text.put("amount", MONEY).end();
    }
    commands.forEach(text::command);
    return text.lines;
  }

  private void product() {
    begin("product", NONE).put("product", CommandBytes.PRODUCT).put("kind", "gpu-hour");
    number("multiplier", terms.multiplier()).money("tick", terms.tick()).money("fee", terms.fee());
    if (terms.matching() == Matching.FIFO) {
      put("matching", "fifo");
    } else {
      put("matching", word(terms.matching())).number("top", terms.top());
      number("minAllocation", terms.minAllocation());
      if (terms.matching() == Matching.SPLIT) {
        money("fifoShare", terms.fifoShare());
      }
    }
    put("priceRule", terms.priceRule() == PriceRule.MIDDLE ? "middle" : "resting");
    money("dailyLimit", terms.dailyLimit()).money("band", terms.band());
    money("protection", terms.protection());
    if (terms.positionLimit() > 0) {
      number("positionLimit", terms.positionLimit());
    }
    if (!terms.windows().isEmpty()) {
      var windows =
          terms.windows().stream()
              .map(
                  window ->
                      "{\"window\":\"%dms\",\"move\":\"%s\",\"for\":\"%dms\"}"
                          .formatted(
                              window.window(), Micros.text(window.move(), 2), window.pause()))
              .toList();
      raw("pause", windows.toString());
    }
    if (terms.hasBlocks()) {
      var range = Micros.text(terms.blockRange(), 2);
      raw("block", "{\"minQty\":%d,\"range\":\"%s\"}".formatted(terms.blockMinimum(), range));
    }
    if (!terms.lockSteps().isEmpty()) {
      var steps = terms.lockSteps().stream().map(step -> quoted(Micros.text(step, 2))).toList();
      raw("limitLock", "{\"widen\":" + steps + "}");
    }
    end();
  }

  private void contract(Terms.Listing listing, int number) {
    if (listing.isSpread()) {
      var legs =
          listing.legs().stream()
              .map(
                  leg ->
                      "{\"contract\":\"%s\",\"ratio\":%d}"
                          .formatted(CommandBytes.contract(leg.contract()), leg.ratio()))
              .toList();
      begin("spread", NONE).put("contract", CommandBytes.contract(number));
      raw("legs", legs.toString()).end();
    } else {
      begin("contract", NONE).put("contract", CommandBytes.contract(number));
      put("product", CommandBytes.PRODUCT).money("reference", listing.reference()).end();
    }
  }

  private void command(Command command) {
    switch (command) {
      case Command.Place order -> place(order);
      case Command.Replace order -> {
        begin("replace", order.time()).order(order.account(), order.id());
        number("qty", order.quantity()).money("price", order.price());
        if (order.newId() != 0) {
          put("newId", Ids.text(order.newId()));
        }
      }
      case Command.Cancel order -> begin("cancel", order.time()).order(order.account(), order.id());
      case Command.CancelAll all -> {
        begin("cancelAll", all.time()).put("account", CommandBytes.account(all.account()));
        if (all.contract() != 0) {
          put("contract", CommandBytes.contract(all.contract()));
        }
      }
      case Command.Turn turn -> {
        begin("state", turn.time());
        if (turn.contract() == 0) {
          put("product", CommandBytes.PRODUCT);
        } else {
          put("contract", CommandBytes.contract(turn.contract()));
        }
        put("state", word(turn.state()));
      }
      case Command.Kill kill ->
          begin(kill.on() ? "kill" : "unkill", kill.time())
              .put("account", CommandBytes.account(kill.account()));
      case Command.Settle settle -> settle(settle);
      case Command.Clock clock -> begin("clock", clock.time());
      case Command.Quote quote -> quote(quote);
      case Command.Protect protection -> {
        begin("protection", protection.time());
        put("account", CommandBytes.account(protection.account()));
        put("product", CommandBytes.PRODUCT).number("qty", protection.quantity());
        put("window", protection.window() + "ms");
      }
      case Command.Block report -> {
        begin("block", report.time()).order(report.account(), report.id());
        put("contract", CommandBytes.contract(report.contract()));
        put("side", report.buy() ? "buy" : "sell").number("qty", report.quantity());
        money("price", report.price());
        put("counterparty", CommandBytes.account(report.counterparty()));
      }
    }
    end();
  }

  private void place(Command.Place order) {
    begin("order", order.time()).order(order.account(), order.id());
    put("contract", CommandBytes.contract(order.contract()));
    put("side", order.buy() ? "buy" : "sell").number("qty", order.quantity());
    if (order.type() != OrderType.LIMIT) {
      put("type", word(order.type()));
    }
    money("price", order.price()).money("stop", order.stop());
    if (order.validity() != TimeInForce.DAY) {
      put("tif", word(order.validity()));
    }
    if (order.until() != 0) {
      put("until", Instant.ofEpochMilli(order.until()).toString());
    }
    if (order.display() != 0) {
      number("display", order.display());
    }
    if (order.minimum() != 0) {
      number("minQty", order.minimum());
    }
    if (order.postOnly()) {
      raw("postOnly", "true");
    }
    if (order.reduceOnly()) {
      raw("reduceOnly", "true");
    }
    if (order.group() != 0 && order.action() != SelfMatch.NONE) {
      raw(
          "smp",
          "{\"group\":\"g%d\",\"action\":\"%s\"}".formatted(order.group(), word(order.action())));
    }
  }

  private void quote(Command.Quote quote) {
    begin("massQuote", quote.time()).put("account", CommandBytes.account(quote.account()));
    var entries = new ArrayList<String>();
    for (var entry : quote.entries()) {
      entries.add(
          "{\"id\":%s,\"contract\":%s%s%s}"
              .formatted(
                  quoted(Ids.text(entry.id())),
                  quoted(CommandBytes.contract(entry.contract())),
                  side("bid", entry.bid(), entry.bidQuantity()),
                  side("ask", entry.ask(), entry.askQuantity())));
    }
    raw("quotes", entries.toString());
    if (quote.reset()) {
      raw("reset", "true");
    }
  }

  private static String side(String side, long price, long quantity) {
    var named = price == NONE ? "" : ",\"%s\":%s".formatted(side, quoted(Micros.text(price, 2)));
    return quantity == 0 ? "" : named + ",\"%sQty\":%d".formatted(side, quantity);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private void settle(Command.Settle settle) {
    begin("settle", settle.time()).put("date", LocalDate.ofEpochDay(settle.date()).toString());
    if (!settle.last()) {
      put("cycle", "intraday");
    }
    var prices = new ArrayList<String>();
    for (int i = 0; i < settle.prices().length; i++) {
      if (!terms.contracts().get(i).isSpread()) {
        prices.add(
            "\"%s\":\"%s\""
                .formatted(CommandBytes.contract(i + 1), Micros.text(settle.prices()[i], 2)));
      }
    }
    raw("prices", "{" + String.join(",", prices) + "}");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ScenarioText begin(String command, long time) {
    line.setLength(0);
    line.append("{\"cmd\":\"").append(command).append('"');
    return time == NONE ? this : put("t", Instant.ofEpochMilli(time).toString());
  }

  private ScenarioText order(int account, long id) {
    return put("account", CommandBytes.account(account)).put("id", Ids.text(id));
  }

  private ScenarioText put(String field, String value) {
    return raw(field, '"' + value + '"');
  }

  private ScenarioText number(String field, long value) {
    return value == NONE ? this : raw(field, Long.toString(value));
  }

  private ScenarioText money(String field, long micros) {
    return micros == NONE ? this : put(field, Micros.text(micros, 2));
  }

  private ScenarioText raw(String field, String value) {
    line.append(",\"").append(field).append("\":").append(value);
    return this;
  }

  private void end() {
    lines.add(line.append('}').toString());
  }
}
