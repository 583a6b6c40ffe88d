// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.wire.Cycle;
import outcry.wire.ProductKind;
import outcry.wire.RefusedDecoder;
import outcry.wire.RejectedDecoder;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// A variation cycle of a whole clearing house: every account has ten positions among 200
/// contracts, every contract has a new price, and the settle command is applied as any other,
/// events included.
final class VariationCycle {
  private static final String PRODUCT = "H100";
  private static final long USD = 1_000_000;
  private static final long TICK = 5_000;
  private static final long PRICE = 3 * USD;
  private static final int SENDER = 1;
  private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

  private final Exchange exchange = new Exchange();
  private final CommandWriter writer = new CommandWriter();
  private final int accounts;
  private long sequence;
  private int cycles;

  VariationCycle(int accounts) {
    this.accounts = accounts;
    apply(writer.listProduct(PRODUCT, ProductKind.GPU_HOUR, 730, TICK, 0, 0));
    for (int c = 0; c < Portfolios.CONTRACTS; c++) {
      apply(writer.listContract(contract(c), PRODUCT, PRICE, null, null, null, null));
    }
    apply(writer.setState(StateScope.PRODUCT, PRODUCT, TradingState.CONTINUOUS));
    for (int account = 1; account <= accounts; account++) {
      apply(writer.deposit("member-%06d".formatted(account), 1_000_000 * USD, ""));
    }
    for (int buyer = 1; buyer < accounts; buyer += 2) {
      for (int p = 0; p < Portfolios.POSITIONS; p++) {
        trade(buyer, buyer + 1, (buyer * 7 + p * 19) % Portfolios.CONTRACTS, p);
      }
    }
  }

  private static String contract(int c) {
    return "H100-%03d".formatted(c);
  }

  private void trade(int buyer, int seller, int contract, int p) {
    order(seller, Side.SELL, contract, p);
    order(buyer, Side.BUY, contract, p);
  }

  private void order(int account, Side side, int contract, int p) {
    apply(
        writer.placeOrder(
            account, contract + 1, side, 1 + p, PRICE, TimeInForce.DAY, Integer.toString(p)));
  }

  private void apply(int length) {
    writer.stamp(SENDER, ++sequence);
    exchange.apply(sequence, writer.buffer(), 0, length);
    exchange
        .tape()
        .forEach(
            (template, _, _, _) -> {
              if (template == RefusedDecoder.TEMPLATE_ID
                  || template == RejectedDecoder.TEMPLATE_ID) {
                throw new IllegalStateException("the clearing house does not open");
              }
            });
  }

  /// Seconds of one cycle at prices that differ from the last ones.
  double pass() {
    var prices = new LinkedHashMap<String, Long>();
    long step = ++cycles % 2 == 0 ? -TICK : TICK;
    for (int c = 0; c < Portfolios.CONTRACTS; c++) {
      prices.put(contract(c), PRICE + step * (1 + c % 9));
    }
    int length = writer.settle(DAY, Cycle.INTRADAY, prices);
    writer.stamp(SENDER, ++sequence);
    long start = Processor.now();
    exchange.apply(sequence, writer.buffer(), 0, length);
    double seconds = Processor.secondsSince(start);
    check(exchange.view().ledger());
    return seconds;
  }

  private void check(Map<String, Long> ledger) {
    long sum = ledger.values().stream().mapToLong(Long::longValue).sum();
    long paid = ledger.get("variation");
    if (sum != 0 || paid != 0 || exchange.tape().count() < accounts) {
      throw new IllegalStateException(
          "%d accounts, %d events: the ledger sums to %d, variation is left with %d"
              .formatted(accounts, exchange.tape().count(), sum, paid));
    }
  }
}
