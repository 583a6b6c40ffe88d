// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.View;
import outcry.desk.plan.Leg;
import outcry.desk.plan.Product;
import outcry.pricing.margin.RiskArrays;
import outcry.server.feed.Makeup;
import outcry.wire.*;

/// The exchange itself, in this process: writes commands, applies them and reads what came of them.
/// An administrative command that is refused is a mistake of the replay and stops it.
final class CaseExchange {
  private static final int SENDER = 1;
  private static final int HOUR = 20;

  /// What an order did.
  ///
  /// @param paid sum of price times lots
  /// @param reason null when the order was taken
  /// @param asked what the refused order needed, and
  /// @param bound what there was
  record Executed(
      long filled, long paid, int trades, RejectReason reason, long asked, long bound) {}

  private final Exchange exchange = new Exchange();
  private final CommandWriter writer = new CommandWriter();
  private final Map<String, Long> expired = new LinkedHashMap<>();
  private final Map<String, Long> called = new HashMap<>();
  private final HashMap<Integer, String> contracts = new HashMap<>();
  private final HashMap<Integer, String> accounts = new HashMap<>();
  private LocalDate day = LocalDate.EPOCH;
  private long sequence;
  private long order;
  private int trades;

  void day(LocalDate today) {
    day = today;
  }

  View view() {
    return exchange.view();
  }

  int trades() {
    return trades;
  }

  long commands() {
    return sequence;
  }

  long hash() {
    return exchange.hash();
  }

  /// Final settlement prices by contract.
  Map<String, Long> expired() {
    return expired;
  }

  void list(Product product) {
    var kind = product.leg() == Leg.GPU ? ProductKind.GPU_HOUR : ProductKind.TOKEN;
    send(
        writer.listProduct(
            product.name(), kind, product.multiplier(), product.tick(), 0, product.fee()));
    send(writer.setState(StateScope.PRODUCT, product.name(), TradingState.CONTINUOUS));
  }

  void list(Product product, YearMonth month, long reference) {
    var lastTrade = BusinessDays.onOrBefore(month.atEndOfMonth());
    send(
        writer.listContract(
            product.contract(month),
            product.name(),
            reference,
            lastTrade,
            product.index(),
            month.atDay(1),
            month.atEndOfMonth()));
  }

  void open(String account, AccountKind kind) {
    send(writer.openAccount(account, account, kind));
  }

  void deposit(String account, long amount) {
    send(writer.deposit(account, amount, "in-" + (sequence + 1)));
  }

  void withdraw(String account, long amount) {
    send(writer.withdraw(account, amount, "out-" + (sequence + 1)));
  }

  void fix(String index, LocalDate date, long value) {
    send(writer.publishFixing(index, date, value));
  }

  void publish(RiskArrays model) {
    var sets =
        model.sets().stream()
            .map(s -> new RiskModelText.LossSet(s.name(), s.group(), s.weight(), s.tail()))
            .toList();
    var arrays =
        model.arrays().stream()
            .map(a -> new RiskModelText.LossArray(a.contract(), a.set(), a.losses()))
            .toList();
    send(writer.publishRiskArrays(new RiskModelText(model.model(), sets, arrays)));
  }

  /// The day's final settlement at these marks; contracts not named settle by the exchange's own
  /// rules. Returns the margin calls by account.
  Map<String, Long> settle(Map<String, Long> marks) {
    called.clear();
    send(writer.settle(day, Cycle.FINAL, marks));
    return Map.copyOf(called);
  }

  void quote(String account, String contract, Side side, long lots, long price) {
    var done = place(account, contract, side, lots, price, TimeInForce.DAY);
    if (done.reason() != null) {
      throw new IllegalStateException(
          "quote of " + account + " in " + contract + " rejected: " + done.reason());
    }
  }

  Executed place(
      String account, String contract, Side side, long lots, long price, TimeInForce tif) {
    var view = exchange.view();
    apply(
        writer.placeOrder(
            view.account(account), view.contract(contract), side, lots, price, tif, "o" + ++order));
    var done = new Execution();
    exchange.tape().forEach(done::read);
    trades += done.trades;
    return new Executed(done.filled, done.paid, done.trades, done.reason, done.asked, done.bound);
  }

  private void send(int length) {
    apply(length);
    exchange.tape().forEach(this::read);
  }

  private void apply(int length) {
    writer.stamp(SENDER, ++sequence);
    exchange.apply(
        day.atTime(HOUR, 0).toInstant(ZoneOffset.UTC).toEpochMilli(), writer.buffer(), 0, length);
  }

  private void read(int template, DirectBuffer buffer, int offset, int length) {
    var header = new MessageHeaderDecoder();
    switch (template) {
      case ContractListedDecoder.TEMPLATE_ID -> {
        var listed = new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        Makeup.of(listed); // the lists before the name
        contracts.put(listed.number(), listed.contract());
      }
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var opened = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        accounts.put(opened.number(), opened.account());
      }
      case ExpiredDecoder.TEMPLATE_ID -> {
        var gone = new ExpiredDecoder().wrapAndApplyHeader(buffer, offset, header);
        expired.put(contracts.get(gone.contract()), gone.price());
      }
      case CalledDecoder.TEMPLATE_ID -> {
        var call = new CalledDecoder().wrapAndApplyHeader(buffer, offset, header);
        called.put(accounts.get(call.account()), call.amount());
      }
      case RefusedDecoder.TEMPLATE_ID -> {
        var refused = new RefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
        throw new IllegalStateException(
            "command "
                + refused.command()
                + " of "
                + day
                + " refused: "
                + refused.reason()
                + ", "
                + refused.value()
                + " against "
                + refused.bound()
                + ", "
                + refused.subject());
      }
      default -> {
        // the rest is for other readers
      }
    }
  }

  /// Reads the tape of one order.
  private static final class Execution {
    private long filled;
    private long paid;
    private int trades;
    private RejectReason reason;
    private long asked;
    private long bound;

    void read(int template, DirectBuffer buffer, int offset, int length) {
      var header = new MessageHeaderDecoder();
      if (template == TradedDecoder.TEMPLATE_ID) {
        var traded = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
        filled += traded.quantity();
        paid += Math.multiplyExact(traded.price(), traded.quantity());
        trades++;
      } else if (template == RejectedDecoder.TEMPLATE_ID) {
        var rejected = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        reason = rejected.reason();
        asked = rejected.value();
        bound = rejected.bound();
      }
    }
  }
}
