// SPDX-License-Identifier: Apache-2.0
package outcry.bench.trip;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.bench.path.Market;
import outcry.core.engine.CommandWriter;
import outcry.server.cluster.Node;
import outcry.server.cluster.Pass;
import outcry.server.cluster.Ports;
import outcry.server.cluster.Rooms;
import outcry.server.gateway.Gateway;
import outcry.server.gateway.Outcome;
import outcry.server.read.ReadModel;
import outcry.wire.AcceptedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An order by the venue's own gateway to the log, through the exchange, and its events back over
/// the event stream, behind the read model. One order rests, the next trades with it; two members
/// take turns, so that neither runs out of margin.
final class OrderTrip implements Trip {
  private static final int ONE = 1;
  private static final int OTHER = 2;

  private final Answers answers;
  private final Node node;
  private final Gateway gateway = new Gateway(Gateway.DOORS);
  private final CommandWriter writer = new CommandWriter();
  private final UnsafeBuffer entries = new UnsafeBuffer(0, 0);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private volatile boolean refused;
  private long count;

  OrderTrip(Path folder, Answers answers) {
    this.answers = answers;
    var pass = new Pass();
    node =
        Node.start(
            Rooms.in(folder),
            Ports.forDoor(EchoTrip.PORT),
            pass,
            List.of(new ReadModel(), gateway.answers()),
            EchoTrip::broken);
    gateway.start(node.aeron(), pass);
    while (!(node.isOpen() && gateway.isReady())) {
      LockSupport.parkNanos(1_000_000);
    }
    Market.open(OTHER, this::settled);
  }

  private void settled(CommandWriter from, int length) {
    try {
      gateway.submit(from.buffer(), 0, length).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the market does not open", e);
    }
  }

  @Override
  public boolean send(long intended) {
    if (refused) {
      throw new IllegalStateException("the exchange rejected an order");
    }
    boolean sells = (count & 1) == 0;
    boolean first = (count & 2) == 0;
    int length =
        Market.order(
            writer,
            sells == first ? ONE : OTHER,
            sells ? Side.SELL : Side.BUY,
            1,
            Market.PRICE,
            TimeInForce.DAY,
            "order-" + count);
    CompletableFuture<Outcome> answer = gateway.submit(writer.buffer(), 0, length);
    if (answer.isCompletedExceptionally()) {
      return false;
    }
    count++;
    answer.thenAccept(outcome -> answered(outcome, intended));
    return true;
  }

  private void answered(Outcome outcome, long intended) {
    entries.wrap(outcome.entries());
    if (header.wrap(entries, Integer.BYTES).templateId() != AcceptedDecoder.TEMPLATE_ID) {
      refused = true;
    }
    answers.onAnswer(intended);
  }

  @Override
  public int poll() {
    return 0;
  }

  @Override
  public void close() {
    gateway.close();
    node.close();
  }
}
