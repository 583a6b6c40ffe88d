// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import outcry.core.engine.Tape;
import outcry.server.feed.EventTime;
import outcry.server.feed.FrameConsumer;
import outcry.server.history.Batch.Key;
import outcry.wire.Flag;
import outcry.wire.FrameDecoder;

/// Collects the rows of recorded frames and stores them a few times a second.
///
/// What is already stored is passed over by (position, index); a frame that does not follow on what
/// is stored is a [GapInHistory].
final class HistoryWriter implements FrameConsumer {
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int FULL = 10_000;

  private final BatchWriter writer;
  private final Batch batch = new Batch();
  private final EventRows rows;
  private Progress progress;
  private boolean dirty;
  private long since;
  private long position;
  private int index;
  private final EventTime when = new EventTime();

  HistoryWriter(Database database) throws SQLException {
    writer = new BatchWriter(database);
    rows = new EventRows(database.ledgers(), batch);
    progress = database.progress();
  }

  /// Where it stands, rows not stored yet included.
  Progress progress() {
    return progress;
  }

  @Override
  public void onFrame(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    position = frame.position();
    index = frame.firstIndex();
    when.begin(frame.time());
    if (frame.image() == Flag.YES) {
      if (position > progress.position()) {
        throw new GapInHistory(progress, position, index);
      }
      return;
    }
    if (progress.covers(position, index)) {
      return;
    }
    if (index != (position == progress.position() ? progress.index() : 0)) {
      throw new GapInHistory(progress, position, index);
    }
    Tape.forEach(entries, offset, length, this::onEvent);
    // The index after the last event; a command without events still counts as seen.
    progress =
        new Progress(
            position,
            Math.max(index, frame.firstIndex() + 1),
            progress.recording(),
            progress.recorded());
  }

  private void onEvent(int templateId, DirectBuffer buffer, int offset, int length) {
    long time = when.of(templateId, buffer, offset);
    var key = new Key(position, index++, time);
    rows.add(key, templateId, buffer, offset);
    rows.keep(key, templateId, buffer, offset, length);
  }

  /// The frame just shown ends at `recorded` in the recording.
  void reached(long recording, long recorded) {
    progress = new Progress(progress.position(), progress.index(), recording, recorded);
    if (!dirty) {
      dirty = true;
      since = System.nanoTime();
    }
  }

  /// Whether something read is not stored yet.
  boolean owes() {
    return dirty;
  }

  /// Stores what waits when it has waited long enough or is much.
  void storeWhenDue() throws SQLException {
    if (batch.rows() >= FULL || System.nanoTime() - since > WAIT_NANOS) {
      store();
    }
  }

  void store() throws SQLException {
    if (dirty) {
      writer.store(batch, progress);
      batch.clear();
      dirty = false;
    }
  }
}
