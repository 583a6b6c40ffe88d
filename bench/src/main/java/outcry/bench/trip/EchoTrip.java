// SPDX-License-Identifier: Apache-2.0
package outcry.bench.trip;

import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import io.aeron.logbuffer.Header;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.server.cluster.EchoNode;
import outcry.server.cluster.Pass;
import outcry.server.cluster.Ports;
import outcry.server.cluster.Rooms;

/// A message through the replicated log and straight back to the session it came from.
final class EchoTrip implements Trip, EgressListener {
  private static final long KEEP_ALIVE = TimeUnit.SECONDS.toNanos(1);

  private final Answers answers;
  private final EchoNode node;
  private final AeronCluster session;
  private final UnsafeBuffer message;
  private long keptAlive = System.nanoTime();

  EchoTrip(Path folder, int bytes, Answers answers) {
    this.answers = answers;
    var pass = new Pass();
    message = new UnsafeBuffer(new byte[bytes]);
    node = new EchoNode(Rooms.in(folder), Ports.forDoor(PORT), pass, EchoTrip::broken);
    session =
        AeronCluster.connect(
            new AeronCluster.Context()
                .aeron(node.aeron())
                .ownsAeronClient(false)
                .ingressChannel("aeron:ipc?term-length=16m")
                .egressChannel("aeron:ipc?term-length=64k")
                .messageTimeoutNs(TimeUnit.SECONDS.toNanos(20))
                .credentialsSupplier(pass.credentials())
                .egressListener(this));
  }

  static final int PORT = 9300;

  static void broken(String reason, Throwable cause) {
    System.err.println(reason);
    if (cause != null) {
      cause.printStackTrace();
    }
  }

  @Override
  public boolean send(long intended) {
    message.putLong(0, intended);
    return session.offer(message, 0, message.capacity()) > 0;
  }

  @Override
  public int poll() {
    long now = System.nanoTime();
    if (now - keptAlive > KEEP_ALIVE && session.sendKeepAlive()) {
      keptAlive = now;
    }
    return session.pollEgress();
  }

  @Override
  public void onMessage(
      long sessionId, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
    answers.onAnswer(buffer.getLong(offset));
  }

  @Override
  public void close() {
    CloseHelper.closeAll(session, node);
  }
}
