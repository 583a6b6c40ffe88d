// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.money.Micros;
import outcry.wire.*;

/// Speaks to an exchange in business words and keeps everything it said, so that a failing test can
/// print the story.
final class Desk {
  final List<String> tape = new ArrayList<>();
  final List<byte[]> commands = new ArrayList<>();
  private final CommandWriter writer = new CommandWriter();
  private final Map<Long, String> ids = new LinkedHashMap<>();
  private Exchange exchange = new Exchange();
  private long sequence;
  private long now;

  Exchange exchange() {
    return exchange;
  }

  CommandWriter writer() {
    return writer;
  }

  View view() {
    return exchange.view();
  }

  /// Goes on with a copy restored from a snapshot.
  void restart() {
    exchange = copy();
  }

  Exchange copy() {
    var restored = new Exchange();
    boolean[] done = {false};
    exchange.snapshot(
        (buffer, offset, length) -> done[0] = restored.restore(buffer, offset, length));
    if (!done[0]) {
      throw new AssertionError("the snapshot has no end");
    }
    return restored;
  }

  void product(String product, long multiplier, String tick, String margin, String fee) {
    send(
        writer.listProduct(
            product, ProductKind.GPU_HOUR, multiplier, usd(tick), usd(margin), usd(fee)));
  }

  void contract(String contract, String product, String reference) {
    send(writer.listContract(contract, product, usd(reference), null, null, null, null));
  }

  void averaging(String contract, String product, String index, String from, String to) {
    send(
        writer.listContract(
            contract, product, usd("1"), null, index, LocalDate.parse(from), LocalDate.parse(to)));
  }

  void opens(String product) {
    send(writer.setState(StateScope.PRODUCT, product, TradingState.CONTINUOUS));
  }

  void deposits(String account, String amount) {
    send(writer.deposit(account, usd(amount), ""));
  }

  void buys(String account, String id, int lots, String contract, String price) {
    order(account, id, Side.BUY, lots, contract, price, TimeInForce.DAY);
  }

  void sells(String account, String id, int lots, String contract, String price) {
    order(account, id, Side.SELL, lots, contract, price, TimeInForce.DAY);
  }

  void order(
      String account,
      String id,
      Side side,
      long lots,
      String contract,
      String price,
      TimeInForce timeInForce) {
    send(
        writer.placeOrder(
            view().account(account),
            view().contract(contract),
            side,
            lots,
            usd(price),
            timeInForce,
            id));
  }

  void replaces(String account, String id, Integer lots, String price, String newId) {
    var quantity = lots == null ? null : Long.valueOf(lots);
    send(
        writer.replaceOrder(
            view().account(account), id, quantity, price == null ? null : usd(price), newId));
  }

  void cancels(String account, String id) {
    send(writer.cancelOrder(view().account(account), id));
  }

  void fixes(String index, String date, String value) {
    send(writer.publishFixing(index, LocalDate.parse(date), usd(value)));
  }

  void settles(String date) {
    send(writer.settle(LocalDate.parse(date), Cycle.FINAL, Map.of()));
  }

  void settlesAt(String date, String contract, String price) {
    send(writer.settle(LocalDate.parse(date), Cycle.FINAL, Map.of(contract, usd(price))));
  }

  void publishes(RiskModelText model) {
    send(writer.publishRiskArrays(model));
  }

  void withdraws(String account, String amount) {
    send(writer.withdraw(account, usd(amount), ""));
  }

  /// What is sent from now on comes at this time, milliseconds.
  void at(long time) {
    now = time;
  }

  void send(int length) {
    writer.stamp(1, ++sequence);
    var command = new byte[length];
    writer.buffer().getBytes(0, command);
    commands.add(command);
    exchange.apply(Math.max(now, sequence), writer.buffer(), 0, length);
    exchange
        .tape()
        .forEach(
            (template, buffer, offset, size) -> {
              if (template != StandingDecoder.TEMPLATE_ID) { // for statements, no part of a story
                tape.add(EventText.of(template, buffer, offset, ids));
              }
            });
  }

  /// The client's id of an order.
  String id(long order) {
    return ids.get(order);
  }

  /// What happened since the last question.
  List<String> news() {
    var news = List.copyOf(tape.subList(read, tape.size()));
    read = tape.size();
    return news;
  }

  private int read;

  static long usd(String dollars) {
    return Micros.parse(dollars);
  }
}
