// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.Publication;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.core.engine.Exchange;
import outcry.core.engine.Tape;
import outcry.server.feed.EventPublication;
import outcry.server.feed.FrameReader;
import outcry.server.feed.FrameWriter;
import outcry.wire.MessageHeaderDecoder;

/// The exchange on the replicated log: each entry is applied in its order, its events go on the
/// event stream.
///
/// The clock is the log's own and never goes back, also when the machine's does. A snapshot is the
/// same image the event stream begins with. An exception of the exchange is a broken invariant:
/// nothing is applied after it.
final class HostedExchange implements ClusteredService {
  private static final int SENDER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int SEQUENCE = SENDER + Integer.BYTES;
  private static final int SHORTEST = SEQUENCE + Long.BYTES;
  private static final int SNAPSHOT_FRAGMENTS = 32;

  /// One timer is enough: it stands for whatever is due next.
  private static final long TIMER = 1;

  private static final long NEVER = Long.MAX_VALUE;

  private final Exchange exchange = new Exchange();
  private final FrameWriter frames = new FrameWriter();
  private final EventPublication events;
  private final Halt halt;
  private final FrameWriter.Outlet toEvents;

  /// Ends where the command ends: one that is cut short breaks here, and not by reading what lies
  /// behind it on the log.
  private final UnsafeBuffer command = new UnsafeBuffer();

  private Cluster cluster;
  private IdleStrategy idle;

  /// What the cluster's timer is set to, as far as this process knows.
  private long timer = NEVER;

  private long position;
  private long time;
  private boolean broken;
  private volatile Standing standing;
  private volatile boolean open;

  HostedExchange(EventPublication events, Halt halt) {
    this.events = events;
    this.halt = halt;
    this.toEvents = (buffer, offset, length) -> events.send(buffer, offset, length, idle);
  }

  /// The state when it was last asked for: after the log was replayed, at a snapshot, at the end.
  Standing standing() {
    return standing;
  }

  /// True once the log is replayed and new commands are taken.
  boolean isOpen() {
    return open;
  }

  @Override
  public void onStart(Cluster cluster, Image snapshot) {
    this.cluster = cluster;
    idle = cluster.idleStrategy();
    guarded(
        () -> {
          if (snapshot != null) {
            restore(snapshot);
          }
          frames.image(position, time, exchange, toEvents);
        });
  }

  @Override
  public void onSessionMessage(
      ClientSession session,
      long timestamp,
      DirectBuffer buffer,
      int offset,
      int length,
      Header header) {
    if (length < SHORTEST) {
      return; // no command is that short; nobody numbered it, nobody waits for it
    }
    refuseAfterBreak();
    try {
      time = Math.max(time, timestamp);
      position = header.position();
      command.wrap(buffer, offset, length);
      exchange.apply(time, command, 0, length);
      frames.events(
          position,
          time,
          command.getInt(SENDER, ByteOrder.LITTLE_ENDIAN),
          command.getLong(SEQUENCE, ByteOrder.LITTLE_ENDIAN),
          exchange.tape(),
          toEvents);
      setTimer();
    } catch (AgentTerminationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw broke(e);
    }
  }

  @Override
  public void onRoleChange(Cluster.Role role) {
    if (role == Cluster.Role.LEADER) {
      guarded(this::stand);
      open = true;
    }
  }

  @Override
  public void onTakeSnapshot(ExclusivePublication publication) {
    guarded(
        () -> {
          events.awaitRecorded(idle);
          frames.image(
              position,
              time,
              exchange,
              (buffer, offset, length) -> offer(publication, buffer, offset, length));
          stand();
        });
  }

  @Override
  public void onTerminate(Cluster cluster) {
    open = false;
    if (!broken) {
      stand();
    }
  }

  @Override
  public void onSessionOpen(ClientSession session, long timestamp) {}

  @Override
  public void onSessionClose(ClientSession session, long timestamp, CloseReason reason) {}

  @Override
  public void onTimerEvent(long correlationId, long timestamp) {
    guarded(
        () -> {
          timer = NEVER;
          time = Math.max(time, timestamp);
          position = cluster.logPosition();
          exchange.advance(time);
          if (!exchange.tape().isEmpty()) {
            frames.events(position, time, 0, 0, exchange.tape(), toEvents);
          }
          setTimer();
        });
  }

  /// Has the log wake the exchange when something is due, also when no command comes.
  private void setTimer() {
    long due = exchange.nextDue();
    if (due == timer) {
      return;
    }
    idle.reset();
    while (!(due == NEVER ? cluster.cancelTimer(TIMER) : cluster.scheduleTimer(TIMER, due))) {
      idle.idle();
    }
    timer = due;
  }

  private void stand() {
    standing = new Standing(position, exchange.hash());
  }

  private void restore(Image snapshot) {
    var reader = new FrameReader();
    var done = new boolean[1];
    var assembler =
        new ImageFragmentAssembler(
            (buffer, offset, length, _) ->
                reader.read(
                    buffer,
                    offset,
                    length,
                    (frame, entries, from, size) -> {
                      position = frame.position();
                      time = frame.time();
                      Tape.forEach(
                          entries,
                          from,
                          size,
                          (_, record, at, bytes) -> done[0] = exchange.restore(record, at, bytes));
                    }));
    while (!done[0]) {
      int fragments = snapshot.poll(assembler, SNAPSHOT_FRAGMENTS);
      if (fragments == 0 && snapshot.isClosed()) {
        throw new IllegalStateException("the snapshot ends before its last record");
      }
      idle.idle(fragments);
    }
  }

  private void offer(ExclusivePublication to, DirectBuffer buffer, int offset, int length) {
    long result;
    while ((result = to.offer(buffer, offset, length)) < 0) {
      if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
        throw new IllegalStateException(
            "the snapshot cannot be written: " + Publication.errorString(result));
      }
      idle.idle();
    }
  }

  private void guarded(Runnable step) {
    refuseAfterBreak();
    try {
      step.run();
    } catch (AgentTerminationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw broke(e);
    }
  }

  private void refuseAfterBreak() {
    if (broken) {
      throw new AgentTerminationException("the exchange broke before log position " + position);
    }
  }

  private AgentTerminationException broke(Throwable cause) {
    broken = true;
    halt.because(
        "the exchange broke at log position %d: %s".formatted(position, Faults.words(cause)),
        cause);
    return new AgentTerminationException(cause);
  }
}
