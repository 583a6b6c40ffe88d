// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import outcry.core.engine.CommandWriter;
import outcry.server.gateway.Commands;
import outcry.server.gateway.Outcome;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.ProductKind;
import outcry.wire.Side;
import outcry.wire.StateReportedDecoder;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradedDecoder;
import outcry.wire.TradingState;

/// Trades H100 for December between labs (account 1) and neocloud (account 2) and keeps every
/// outcome.
final class Clerk {
  static final int LABS = 1;
  static final int NEOCLOUD = 2;
  static final int DECEMBER = 1;
  static final long DOLLAR = 1_000_000;
  private static final long PATIENCE_SECONDS = 30;

  private final Commands commands;
  private final List<Outcome> outcomes = new ArrayList<>();

  Clerk(Commands commands) {
    this.commands = commands;
  }

  void opensTheMarket() {
    tell(to -> to.listProduct("H100", ProductKind.GPU_HOUR, 730, 5_000, 400 * DOLLAR, DOLLAR / 2));
    tell(to -> to.listContract("H100-2026-12", "H100", 3_100_000, null, null, null, null));
    tell(to -> to.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
    tell(to -> to.deposit("labs", 10_000_000 * DOLLAR, "wire-1"));
    tell(to -> to.deposit("neocloud", 10_000_000 * DOLLAR, "wire-2"));
  }

  Outcome sells(String id, long lots, long price) {
    return order(NEOCLOUD, Side.SELL, id, lots, price);
  }

  Outcome buys(String id, long lots, long price) {
    return order(LABS, Side.BUY, id, lots, price);
  }

  /// A sale that rests and a purchase that takes it, `trades` times, beginning with number `first`.
  void trades(int first, int trades) {
    for (int i = first; i < first + trades; i++) {
      sells("s" + i, 1, 3_100_000);
      buys("b" + i, 1, 3_100_000);
    }
  }

  private Outcome order(int account, Side side, String id, long lots, long price) {
    return tell(to -> to.placeOrder(account, DECEMBER, side, lots, price, TimeInForce.DAY, id));
  }

  Outcome tell(ToIntFunction<CommandWriter> write) {
    var outcome = await(send(write));
    outcomes.add(outcome);
    return outcome;
  }

  CompletableFuture<Outcome> send(ToIntFunction<CommandWriter> write) {
    var writer = new CommandWriter();
    return commands.submit(writer.buffer(), 0, write.applyAsInt(writer));
  }

  static Outcome await(CompletableFuture<Outcome> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a command was not answered", e);
    }
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  /// The state hash, as the exchange reports it.
  long hash() {
    var hash = new long[1];
    tell(CommandWriter::reportState)
        .forEach(
            (id, buffer, offset, _) -> {
              if (id == StateReportedDecoder.TEMPLATE_ID) {
                var event =
                    new StateReportedDecoder()
                        .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                hash[0] = event.hash();
              }
            });
    return hash[0];
  }

  static long tradesIn(Outcome outcome) {
    var count = new long[1];
    outcome.forEach((id, _, _, _) -> count[0] += id == TradedDecoder.TEMPLATE_ID ? 1 : 0);
    return count[0];
  }
}
