// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import outcry.core.money.Micros;
import outcry.wire.*;

/// Months of one product, their calendar spread, and five traders with money: where stories about
/// spreads are told. Contracts are named by their letters: U1, V1, and U1-V1 for their spread.
final class Months {
  static final String NEAR = "U1";
  static final String FAR = "V1";
  static final String SPREAD = "U1-V1";
  static final String[] TRADERS = {"ann", "bob", "cy", "dee", "eve"};

  final Desk desk = new Desk();
  private final List<String> names = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  Months() {
    this(
        ProductTerms.of("CL", ProductKind.BASKET, 100, usd("0.01"))
            .margin(usd("5"))
            .fee(usd("0.1")));
  }

  Months(ProductTerms product) {
    desk.send(desk.writer().listProduct(product));
    month(NEAR, "CL", "745");
    month(FAR, "CL", "755");
    spread(SPREAD, new SpreadLeg(NEAR, 1), new SpreadLeg(FAR, -1));
    for (var trader : TRADERS) {
      desk.deposits(trader, "10000000");
    }
    desk.opens("CL");
    news();
  }

  void month(String name, String product, String reference) {
    desk.contract(name, product, reference);
    names.add(name);
  }

  void spread(String name, SpreadLeg... legs) {
    desk.send(desk.writer().listSpread(name, List.of(legs)));
    names.add(name);
  }

  /// "ann b1 buys 5 U1 @ 741.50": a day order.
  void says(String sentence) {
    place(sentence, NewOrder.limit(1, Side.BUY, 1, 1, TimeInForce.DAY, ""), true);
  }

  /// As [#says], with the terms of a pattern order.
  void says(String sentence, NewOrder pattern) {
    place(sentence, pattern, false);
  }

  private void place(String sentence, NewOrder pattern, boolean plain) {
    var words = sentence.split(" ");
    var side = words[2].equals("buys") ? Side.BUY : Side.SELL;
    long price = words.length > 6 ? usd(words[6]) : CommandWriter.ABSENT;
    var order =
        new NewOrder(
            desk.view().contract(words[4]),
            side,
            Long.parseLong(words[3]),
            pattern.type(),
            price,
            pattern.stop(),
            pattern.timeInForce(),
            pattern.until(),
            pattern.display(),
            pattern.minQuantity(),
            pattern.postOnly(),
            pattern.reduceOnly(),
            pattern.selfMatch(),
            pattern.selfMatchGroup(),
            words[1]);
    story.add(sentence + (plain ? "" : " " + pattern));
    desk.send(desk.writer().placeOrder(desk.view().account(words[0]), order));
    assertEquals(List.of(), desk.view().faults(), this::told);
  }

  void turns(String contract, TradingState state) {
    story.add(contract + " is " + state);
    desk.send(desk.writer().setState(StateScope.CONTRACT, contract, state));
    assertEquals(List.of(), desk.view().faults(), this::told);
  }

  /// What happened since the last question, as it is told.
  List<String> news() {
    var news = desk.news();
    story.addAll(news.stream().map(line -> "    " + line).toList());
    return news;
  }

  /// Trades of the last command, as "U1 5 @ 741.50 buyer b1 seller s1 implied buy".
  private List<String> made() {
    var trades = new ArrayList<String>();
    desk.exchange()
        .tape()
        .forEach(
            (template, buffer, offset, _) -> {
              if (template == TradedDecoder.TEMPLATE_ID) {
                var event =
                    new TradedDecoder()
                        .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                trades.add(text(event));
              }
            });
    trades.forEach(line -> story.add("    " + line));
    return trades;
  }

  private String text(TradedDecoder event) {
    var flags = event.flags();
    var how = flags.implied() ? " implied" : flags.leg() ? " leg" : "";
    return "%s %d @ %s %s from %s%s %s"
        .formatted(
            names.get(event.contract() - 1),
            event.quantity(),
            Micros.text(event.price(), 2),
            desk.id(event.buyOrder()),
            desk.id(event.sellOrder()),
            how,
            event.aggressor().name().toLowerCase(java.util.Locale.ROOT));
  }

  void trades(String... expected) {
    assertEquals(List.of(expected), made(), this::told);
  }

  /// Bids and asks, "10@755.00".
  void book(String contract, String bids, String asks) {
    var book = desk.view().book(desk.view().contract(contract));
    assertEquals(bids, text(book.bids()), this::told);
    assertEquals(asks, text(book.asks()), this::told);
  }

  private static String text(List<View.Level> levels) {
    return String.join(
        " ",
        levels.stream().map(level -> level.lots() + "@" + Micros.text(level.price(), 2)).toList());
  }

  void positions(String trader, String expected) {
    var text = desk.view().positions(desk.view().account(trader)).toString();
    assertEquals(expected, text, this::told);
  }

  String told() {
    return String.join("\n", story);
  }

  static long usd(String dollars) {
    return Micros.parse(dollars);
  }
}
