// SPDX-License-Identifier: Apache-2.0
package outcry.bench.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.core.engine.RiskModelText;
import outcry.wire.Cycle;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.ProductKind;
import outcry.wire.RefusedDecoder;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// An exchange with one contract open, a margin model in force and members with cash: what a
/// workload trades on.
///
/// A lot is 730 GPU-hours at about 5 USD. Margin is the mean of the worst 6 of 250 scenarios; a
/// trade costs each side 1 USD a lot. Members have 30 to 300 million USD each, so that no order of
/// the workload is refused.
public final class Market {
  /// Micro-dollars.
  public static final long TICK = 5;

  public static final String CONTRACT = "H100-2027-03";
  public static final int CONTRACT_NUMBER = 1;
  private static final String PRODUCT = "H100";
  private static final long USD = 1_000_000;
  private static final long HOURS = 730;
  private static final int SCENARIOS = 250;
  private static final long MOST_CASH = 300_000_000 * USD;

  /// All members together; the clearing house counts no more than this.
  private static final long ALL_CASH = 1_960_000_000_000L * USD;

  public static final long PRICE = 1_000_000 * TICK;
  private static final int OPERATOR = 1;
  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 4);

  /// Takes one command as `CommandWriter` left it.
  @FunctionalInterface
  public interface Sink {
    void send(CommandWriter writer, int length);
  }

  private Market() {}

  /// The commands that set the market up.
  public static void open(int accounts, Sink sink) {
    var writer = new CommandWriter();
    sink.send(writer, product(writer));
    sink.send(writer, writer.listContract(CONTRACT, PRODUCT, PRICE, null, null, null, null));
    sink.send(writer, writer.setState(StateScope.PRODUCT, PRODUCT, TradingState.CONTINUOUS));
    long cash = Math.min(MOST_CASH, ALL_CASH / accounts);
    for (int account = 1; account <= accounts; account++) {
      sink.send(writer, writer.deposit("member-%05d".formatted(account), cash, ""));
    }
    var array = new RiskModelText.LossArray(CONTRACT, 0, losses());
    sink.send(
        writer,
        writer.publishRiskArrays(
            new RiskModelText("bench", List.of(RiskModelText.LossSet.ONLY), List.of(array))));
  }

  private static int product(CommandWriter writer) {
    return writer.listProduct(PRODUCT, ProductKind.GPU_HOUR, HOURS, TICK, 500 * USD, USD);
  }

  /// A limit order in the contract; its length in the writer's buffer.
  public static int order(
      CommandWriter writer,
      int account,
      Side side,
      long lots,
      long price,
      TimeInForce timeInForce,
      String id) {
    return writer.placeOrder(account, CONTRACT_NUMBER, side, lots, price, timeInForce, id);
  }

  /// Price moves of up to ±20 %, the small ones more often.
  private static long[] losses() {
    var losses = new long[SCENARIOS];
    for (int s = 0; s < SCENARIOS; s++) {
      long step = s - SCENARIOS / 2;
      losses[s] = HOURS * PRICE / 5 * step * Math.abs(step) / (SCENARIOS / 2) / (SCENARIOS / 2);
    }
    return losses;
  }

  /// An exchange in this process, without a log.
  static final class Held {
    final Exchange exchange = new Exchange();
    private LocalDate day = FIRST_DAY;
    private long sequence;

    Held(int accounts) {
      open(accounts, this::apply);
    }

    /// Ends the trading day: resting orders are cancelled, positions are paid, the client ids of
    /// the day before are free.
    void endDay() {
      var writer = new CommandWriter();
      apply(writer, writer.settle(day, Cycle.FINAL, Map.of(CONTRACT, PRICE)));
      day = day.plusDays(1);
    }

    private void apply(CommandWriter writer, int length) {
      writer.stamp(OPERATOR, ++sequence);
      exchange.apply(sequence, writer.buffer(), 0, length);
      exchange
          .tape()
          .forEach(
              (template, buffer, offset, _) -> {
                if (template == RefusedDecoder.TEMPLATE_ID) {
                  var refused =
                      new RefusedDecoder()
                          .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                  throw new IllegalStateException("the market does not open: " + refused);
                }
              });
    }
  }
}
