// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.status.RecordingPos;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.CountersReader;

/// The writing end of the event stream: recorded by the archive, read live by the venue, never
/// dropped.
///
/// A frame is offered until it is taken. While the recorder or a live reader lags, the exchange
/// waits: it may not go on without its events being kept.
public final class EventPublication implements AutoCloseable {
  static final String CHANNEL = "aeron:ipc";
  static final int STREAM = 7001;

  private final ExclusivePublication publication;
  private final CountersReader counters;
  private final int recordedCounter;
  private final long recordingId;
  private volatile boolean closing;

  private EventPublication(
      ExclusivePublication publication, CountersReader counters, int recordedCounter) {
    this.publication = publication;
    this.counters = counters;
    this.recordedCounter = recordedCounter;
    this.recordingId = RecordingPos.getRecordingId(counters, recordedCounter);
  }

  /// Opens the stream and returns once its recording has begun. `termLength` bounds a frame to an
  /// eighth of it.
  public static EventPublication open(
      Aeron aeron, AeronArchive archive, String termLength, IdleStrategy idle) {
    var publication =
        archive.addRecordedExclusivePublication(
            CHANNEL + "?term-length=" + termLength + "|alias=events", STREAM);
    var counters = aeron.countersReader();
    int counter;
    while ((counter =
            RecordingPos.findCounterIdBySession(
                counters, publication.sessionId(), archive.archiveId()))
        == CountersReader.NULL_COUNTER_ID) {
      archive.checkForErrorResponse();
      idle.idle();
    }
    return new EventPublication(publication, counters, counter);
  }

  /// The archive's number for the recording of this start's stream.
  public long recordingId() {
    return recordingId;
  }

  int sessionId() {
    return publication.sessionId();
  }

  /// How many bytes were written since this start.
  public long position() {
    return publication.position();
  }

  /// How many of them the archive has.
  public long recorded() {
    return counters.getCounterValue(recordedCounter);
  }

  /// False when the archive gave up the recording (storage failed).
  public boolean isRecorded() {
    return !publication.isClosed() && RecordingPos.isActive(counters, recordedCounter, recordingId);
  }

  /// Writes one frame; only the exchange's thread may.
  public void send(DirectBuffer frame, int offset, int length, IdleStrategy idle) {
    while (true) {
      long result = publication.offer(frame, offset, length);
      if (result > 0) {
        return;
      }
      if (closing || result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
        throw new AgentTerminationException(
            "the event stream is closed: " + Publication.errorString(result));
      }
      idle.idle();
    }
  }

  /// Returns when the archive has everything written so far.
  public void awaitRecorded(IdleStrategy idle) {
    while (recorded() < position()) {
      if (closing || !isRecorded()) {
        throw new AgentTerminationException(
            "the recording of events ended at %d of %d".formatted(recorded(), position()));
      }
      idle.idle();
    }
  }

  /// Lets a writer that waits for room give up; then closes.
  @Override
  public void close() {
    stopWaiting();
    publication.close();
  }

  public void stopWaiting() {
    closing = true;
  }
}
