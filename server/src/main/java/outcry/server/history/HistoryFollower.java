// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.Header;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outcry.server.feed.EventPublication;
import outcry.server.feed.EventRecordings;
import outcry.server.feed.FrameReader;

/// Reads the recorded event streams one after the other, then follows the one being recorded, and
/// hands every frame to the writer. It reads from the archive alone, so it may lag or fail without
/// touching the exchange.
final class HistoryFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryFollower.class);
  private static final int FRAGMENTS = 64;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Supplier<AeronArchive> archives;
  private final EventPublication live;
  private final HistoryWriter writer;
  private final FrameReader frames = new FrameReader();
  private final Thread thread;
  private volatile boolean running = true;
  private volatile long recorded;
  private volatile long position;
  private volatile String fault;

  HistoryFollower(Supplier<AeronArchive> archives, EventPublication live, HistoryWriter writer) {
    this.archives = archives;
    this.live = live;
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("history").daemon().start(this::run);
  }

  /// Why it stopped, or null while it goes on.
  String fault() {
    return fault;
  }

  /// Log position up to which events are stored.
  long position() {
    return position;
  }

  boolean hasStoredAllUpTo(long liveRecorded) {
    return recorded >= liveRecorded;
  }

  private void run() {
    try (var archive = archives.get()) {
      position = writer.progress().position();
      for (var recording : EventRecordings.list(archive)) {
        if (recording.id() < writer.progress().recording() || recording.id() > live.recordingId()) {
          continue;
        }
        follow(archive, recording);
      }
    } catch (SQLException | RuntimeException | Error e) {
      if (running) {
        fault = e.getMessage() == null ? e.toString() : e.getMessage();
        LOG.error("the history stops: {}", fault);
        LOG.debug("in full", e);
      }
    }
  }

  private void follow(AeronArchive archive, EventRecordings.Recording recording)
      throws SQLException {
    var progress = writer.progress();
    boolean isLive = recording.id() == live.recordingId();
    long start = progress.recording() == recording.id() ? progress.recorded() : recording.start();
    long end = isLive ? Long.MAX_VALUE : recording.stop();
    if (start < end && running) {
      try (var replay =
          archive.replay(
              recording.id(),
              start,
              isLive ? AeronArchive.REPLAY_ALL_AND_FOLLOW : end - start,
              EventRecordings.REPLAY_CHANNEL,
              EventRecordings.REPLAY_STREAM)) {
        poll(replay, recording.id(), start, end);
      }
    }
    writer.store();
    if (isLive && running) {
      throw new IllegalStateException(
          "the archive ended the replay of the events being recorded, at log position "
              + writer.progress().position());
    }
  }

  private void poll(Subscription replay, long recording, long start, long end) throws SQLException {
    var assembler =
        new FragmentAssembler(
            (DirectBuffer buffer, int offset, int length, Header header) -> {
              frames.read(buffer, offset, length, writer);
              writer.reached(recording, header.position());
            });
    boolean joined = false;
    long reached = start;
    while (running && reached < end) {
      int fragments = replay.poll(assembler, FRAGMENTS);
      if (replay.imageCount() > 0) {
        joined = true;
        reached = replay.imageAtIndex(0).position();
      } else if (joined) {
        return; // the recording or the archive ended
      }
      writer.storeWhenDue();
      if (!writer.owes()) {
        position = writer.progress().position();
        recorded = recording == live.recordingId() ? reached : 0;
      }
      if (fragments == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
