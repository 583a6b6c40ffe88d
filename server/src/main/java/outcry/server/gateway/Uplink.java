// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import io.aeron.cluster.codecs.EventCode;
import io.aeron.logbuffer.Header;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outcry.core.engine.CommandWriter;
import outcry.server.cluster.Pass;

/// A gateway's session with the cluster. It connects and connects again, learns the sender's last
/// number, and sends what has a number until it is answered.
///
/// The last number is learned by a question whose number is below 1: the answer, a repeat, stands
/// on the event stream behind everything the log held before, so it cannot be stale, and a repeat
/// changes nothing.
final class Uplink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long RESEND_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int RESENDS_PER_SESSION = 3;

  private final Aeron aeron;
  private final Pass pass;
  private final Answers answers;
  private final InFlight inFlight;
  private final UnsafeBuffer question;

  private AeronCluster.AsyncConnect connecting;
  private AeronCluster session;
  private boolean lost;
  private boolean ready;
  private long sent;
  private long seenAnswered;
  private int resends;
  private long keptAlive;
  private long asked;
  private long progressed;

  Uplink(Aeron aeron, Pass pass, int sender, Answers answers, InFlight inFlight) {
    this.aeron = aeron;
    this.pass = pass;
    this.answers = answers;
    this.inFlight = inFlight;
    var writer = new CommandWriter();
    int length = writer.reportState();
    writer.stamp(sender, answers.question());
    var bytes = new byte[length];
    writer.buffer().getBytes(0, bytes);
    question = new UnsafeBuffer(bytes);
  }

  boolean isReady() {
    return ready;
  }

  /// One turn; answers how much was done.
  int work() {
    long now = System.nanoTime();
    try {
      return session == null ? connect(now) : talk(now);
    } catch (RuntimeException e) {
      LOG.debug("the session with the cluster ended", e);
      drop();
      return 0;
    }
  }

  private int connect(long now) {
    if (connecting == null) {
      connecting = AeronCluster.asyncConnect(context());
    }
    session = connecting.poll();
    if (session == null) {
      return 0;
    }
    connecting = null;
    lost = false;
    sent = inFlight.answered();
    resends = 0;
    keptAlive = now;
    progressed = now;
    asked = now - ASK_NANOS;
    return 1;
  }

  private AeronCluster.Context context() {
    return new AeronCluster.Context()
        .aeron(aeron)
        .ownsAeronClient(false)
        .ingressChannel("aeron:ipc?term-length=16m")
        .egressChannel("aeron:ipc?term-length=64k")
        .messageTimeoutNs(TimeUnit.SECONDS.toNanos(10))
        .credentialsSupplier(pass.credentials())
        .egressListener(new Listener());
  }

  private int talk(long now) {
    int work = session.pollEgress();
    if (lost || session.isClosed()) {
      drop();
      return 1;
    }
    if (now - keptAlive > KEEP_ALIVE_NANOS && session.sendKeepAlive()) {
      keptAlive = now;
    }
    return work + (ready ? send(now) : ask(now));
  }

  private int ask(long now) {
    if (answers.learned() >= 0) {
      inFlight.begin(answers.learned());
      sent = inFlight.answered();
      ready = true;
      return 1;
    }
    if (now - asked > ASK_NANOS && session.offer(question, 0, question.capacity()) > 0) {
      asked = now;
      return 1;
    }
    return 0;
  }

  private int send(long now) {
    watch(now);
    int work = 0;
    while (sent < inFlight.last()) {
      var submission = inFlight.get(sent + 1);
      if (submission != null) {
        var command = submission.command();
        long result = session.offer(command, 0, command.capacity());
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
          drop();
          return work;
        }
        if (result < 0) {
          return work;
        }
      }
      sent++;
      work++;
    }
    return work;
  }

  private void watch(long now) {
    long answered = inFlight.answered();
    if (answered != seenAnswered || answered == inFlight.last()) {
      seenAnswered = answered;
      progressed = now;
      resends = 0;
    } else if (now - progressed > RESEND_NANOS) {
      progressed = now;
      sent = answered;
      if (++resends > RESENDS_PER_SESSION) {
        LOG.warn("no answer from the log for a while; connecting again");
        lost = true;
      }
    }
  }

  private void drop() {
    CloseHelper.quietCloseAll(session, connecting);
    session = null;
    connecting = null;
  }

  @Override
  public void close() {
    drop();
  }

  private final class Listener implements EgressListener {
    @Override
    public void onMessage(
        long sessionId,
        long timestamp,
        DirectBuffer buffer,
        int offset,
        int length,
        Header header) {}

    @Override
    public void onSessionEvent(
        long correlationId,
        long sessionId,
        long leadershipTermId,
        int leader,
        EventCode code,
        String detail) {
      if (code != EventCode.OK) {
        LOG.debug("session {}: {}", code, detail);
        lost = true;
      }
    }
  }
}
