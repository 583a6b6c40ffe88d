// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.Arrays;
import java.util.List;
import outcry.core.contract.Contract;
import outcry.core.engine.FundSize;
import outcry.core.engine.View;
import outcry.core.engine.View.Level;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The `show` command: asks the exchange what it knows and changes nothing.
final class Show {
  /// What can be shown, in the words of the language.
  enum What {
    BOOK,
    ACCOUNT,
    POSITION,
    CONTRACT,
    LEDGER,
    MARGIN,
    LARGE_POSITIONS,
    WATERFALL,
    FUND
  }

  private static final String LARGE = "largePositions";

  private final Stage stage;
  private final View view;
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  private Show(Stage stage, What what, String key) {
    this.stage = stage;
    this.view = stage.view();
    fields.put("what", word(what)).put("key", key);
  }

  /// The ledger, the fund and the waterfall are one for all and need no key.
  static Step step(Line line) throws LineFault {
    line.only("what", "key");
    var what = what(line);
    var key = isOneForAll(what) ? line.text("key") : line.name("key");
    return stage -> {
      stage.send((writer, _) -> writer.advanceClock());
      new Show(stage, what, key).answer(what, key);
    };
  }

  private static boolean isOneForAll(What what) {
    return what == What.LEDGER || what == What.WATERFALL || what == What.FUND;
  }

  private void answer(What what, String key) {
    switch (what) {
      case BOOK, CONTRACT -> contract(what, key);
      case ACCOUNT, POSITION, MARGIN -> account(what, key);
      case LEDGER -> ledger();
      case LARGE_POSITIONS -> largePositions(key);
      case WATERFALL -> waterfall(key);
      case FUND -> fund();
    }
  }

  private void contract(What what, String key) {
    int number = view.contract(key);
    if (number == 0) {
      stage.refuse("unknown-contract", "contract " + key + " is not listed (rule T-5)");
      return;
    }
    if (what == What.BOOK) {
      var book = view.book(number);
      fields.set("bids", levels(number, book.bids()));
      fields.set("asks", levels(number, book.asks()));
    } else {
      var market = view.market(number);
      fields.put("state", Words.of(market.state())).put("openInterest", market.openInterest());
      fields.put("settlement", priceOrNull(number, market.settlement()));
      fields.put("last", priceOrNull(number, market.last()));
      averaged(number, view.averaged(number));
    }
    stage.show(fields);
  }

  /// The averaging month of a contract that settles on an index (rule S-28).
  private void averaged(int number, View.Averaged month) {
    if (month != null) {
      var told = fields.putObject("averaging").put("fixed", month.known()).put("of", month.days());
      told.put("mean", priceOrNull(number, month.mean()));
      told.put("open", Decimals.money(month.open()));
      told.put("rest", priceOrNull(number, month.rest()));
    }
  }

  private ArrayNode levels(int contract, List<Level> levels) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var level : levels) {
      var price = stage.names().price(contract, level.price());
      array.addArray().add(price).add(level.lots()).add(level.orders());
    }
    return array;
  }

  private String priceOrNull(int contract, long price) {
    return price == Contract.NONE ? null : stage.names().price(contract, price);
  }

  private void account(What what, String key) {
    int number = view.account(key);
    if (number == 0) {
      stage.refuse("unknown-account", "account " + key + " is not open (rule T-5)");
      return;
    }
    if (what == What.POSITION) {
      var positions = fields.putObject("positions");
      view.positions(number).forEach(positions::put);
    } else if (what == What.MARGIN) {
      margin(number, key);
      return;
    } else {
      var money = view.money(number);
      fields.put("cash", Decimals.money(money.cash()));
      if (money.reserved() != 0) {
        fields.put("reserved", Decimals.money(money.reserved()));
      }
      fields.put("collateral", Decimals.money(money.collateral()));
      fields.put("required", Decimals.money(money.required()));
      fields.put("orderMargin", Decimals.money(money.orderMargin()));
      fields.put("free", Decimals.money(money.free()));
    }
    stage.show(fields);
  }

  /// Rule M-12.
  private void margin(int number, String key) {
    try {
      stage.show(fields.setAll(MarginJson.of(view.explain(number), null)));
    } catch (ArithmeticException _) {
      stage.refuse("bad-amount", "the margin of " + key + " is too large to count (rule M-12)");
    }
  }

  /// One of them has two words, which the language writes as one.
  private static What what(Line line) throws LineFault {
    var asked = line.required("what");
    for (var what : What.values()) {
      if (asked.isString() && word(what).equals(asked.asString())) {
        return what;
      }
    }
    var words = Arrays.stream(What.values()).map(Show::word).toList();
    throw Line.wrong("what", Words.either(words), asked);
  }

  private static String word(What what) {
    return what == What.LARGE_POSITIONS ? LARGE : Words.of(what);
  }

  private void largePositions(String key) {
    var report = view.largePositions(key);
    if (report == null) {
      stage.refuse("unknown-product", "product " + key + " is not listed (rule T-5)");
      return;
    }
    fields.put("reportable", report.level());
    var accounts = fields.putArray("accounts");
    for (var holder : report.holders()) {
      var json = accounts.addObject().put("account", holder.account());
      json.put("member", holder.member()).put("kind", Words.of(holder.kind()));
      json.put("net", holder.net());
      var positions = json.putObject("positions");
      holder.positions().forEach(positions::put);
    }
    stage.show(fields);
  }

  private void ledger() {
    fields.put("total", Decimals.money(view.ledgerTotal()));
    var accounts = fields.putObject("accounts");
    view.ledger().forEach((name, balance) -> accounts.put(name, Decimals.money(balance)));
    stage.show(fields);
  }

  /// What every layer could bear now and what is used of it; with a member's name, of its default.
  private void waterfall(String key) {
    var layers = fields.putArray("layers");
    for (var layer : view.waterfall(key == null ? "" : key)) {
      var json = layers.addObject().put("layer", Words.of(layer.layer()));
      json.put("member", layer.member().isEmpty() ? null : layer.member());
      json.put("amount", Decimals.money(layer.available()));
      json.put("used", Decimals.money(layer.used()));
      if (!layer.account().isEmpty()) {
        json.put("account", layer.account());
      }
    }
    stage.show(fields);
  }

  /// What is in each fund, and what the last sizing asked for.
  private void fund() {
    var size = view.fundSize();
    long paid = view.funds().values().stream().mapToLong(Long::longValue).sum();
    fields.put("paid", Decimals.money(paid));
    fields.put("required", size == null ? null : Decimals.money(size.required()));
    var members = fields.putArray("members");
    view.funds()
        .forEach(
            (member, fund) -> {
              var json = members.addObject().put("member", member);
              json.put("fund", Decimals.money(fund)).put("contribution", asked(size, member));
            });
    stage.show(fields);
  }

  private static String asked(FundSize size, String member) {
    if (size != null) {
      for (var part : size.parts()) {
        if (part.member().equals(member)) {
          return Decimals.money(part.contribution());
        }
      }
    }
    return null;
  }
}
