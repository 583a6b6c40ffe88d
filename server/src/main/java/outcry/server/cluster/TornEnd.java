// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static io.aeron.logbuffer.FrameDescriptor.FRAME_ALIGNMENT;
import static io.aeron.logbuffer.FrameDescriptor.PADDING_FRAME_TYPE;
import static io.aeron.logbuffer.FrameDescriptor.frameLength;
import static io.aeron.logbuffer.FrameDescriptor.frameSessionId;
import static io.aeron.logbuffer.FrameDescriptor.frameType;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;
import static io.aeron.protocol.DataHeaderFlyweight.streamId;
import static io.aeron.protocol.DataHeaderFlyweight.termId;
import static io.aeron.protocol.DataHeaderFlyweight.termOffset;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.aeron.archive.CatalogView;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.LogBufferDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import org.agrona.BitUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes away what a crash left half written at the end of a recording, before the archive opens
/// it.
///
/// The archive finds the end of a recording that was not closed by following the frames' lengths,
/// and takes a frame whose header got to the disk for a whole one. An entry that was cut inside
/// would be applied with zeros for its rest. Here a frame counts only when its [FrameSeal] is
/// right. Nothing that was answered is lost: an entry is on disk before it is applied.
///
/// Only the end is repaired. A bad frame with a good one behind it is no torn write: then nothing
/// is touched and the node does not start. Frames without seals, before the first sealed one, are
/// taken as they are.
final class TornEnd {
  private static final Logger LOG = LoggerFactory.getLogger(TornEnd.class);
  private static final String CATALOG = "archive.catalog";

  private record Recording(
      long id, long start, int initialTerm, int segmentLength, int termLength, int stream) {}

  private final FrameSeal seal = new FrameSeal();
  private final File archive;

  private TornEnd(File archive) {
    this.archive = archive;
  }

  /// All recordings of an archive that is not running.
  static void mend(File archive) {
    if (!new File(archive, CATALOG).exists()) {
      return;
    }
    var unclosed = new ArrayList<Recording>();
    CatalogView.listRecordings(
        archive,
        (_, _, id, _, _, start, stop, initialTerm, segment, term, _, _, stream, _, _, _) -> {
          if (stop == AeronArchive.NULL_POSITION) {
            unclosed.add(new Recording(id, start, initialTerm, segment, term, stream));
          }
        });
    var each = new TornEnd(archive);
    try {
      for (var recording : unclosed) {
        each.mend(recording);
      }
    } catch (IOException e) {
      throw new CannotStart("cannot read the end of a recording: " + e.getMessage(), e);
    }
  }

  private void mend(Recording recording) throws IOException {
    long last = lastSegment(recording.id);
    if (last < 0) {
      return; // nothing was recorded
    }
    var file = new File(archive, recording.id + "-" + last + ".rec");
    int first = (int) Math.max(0, recording.start - last);
    try (var segment = FileChannel.open(file.toPath(), READ, WRITE)) {
      if (segment.size() < recording.segmentLength) {
        lengthen(segment, recording.segmentLength);
      }
      int end;
      var mapped = segment.map(FileChannel.MapMode.READ_ONLY, 0, recording.segmentLength);
      try {
        end = end(recording, last, new UnsafeBuffer(mapped), first);
      } finally {
        IoUtil.unmap(mapped);
      }
      if (end >= 0) {
        // nothing but zeros from there, so that no frame of before follows one of later
        segment.truncate(end);
        lengthen(segment, recording.segmentLength);
        segment.force(true);
      }
    }
  }

  private long lastSegment(long recording) {
    long last = -1;
    var prefix = recording + "-";
    for (var file : archive.list()) {
      if (file.startsWith(prefix) && file.endsWith(".rec")) {
        var position = file.substring(prefix.length(), file.length() - ".rec".length());
        last = Math.max(last, Long.parseLong(position));
      }
    }
    return last;
  }

  /// Where the good frames end; negative: as the archive finds it.
  private int end(Recording recording, long base, UnsafeBuffer segment, int first) {
    int frames = 0;
    boolean sealed = false;
    int bad = -1;
    int at = first;
    while (at + HEADER_LENGTH <= segment.capacity() && frameLength(segment, at) > 0) {
      frames++;
      if (isWhole(recording, base, segment, at)) {
        if (bad >= 0) {
          throw new CannotStart(
              "recording %d is damaged at position %d, and good entries follow: nothing was changed"
                  .formatted(recording.id, base + bad));
        }
        sealed = true;
      } else if (sealed && bad < 0) {
        bad = at;
      }
      at += BitUtil.align(frameLength(segment, at), FRAME_ALIGNMENT);
    }
    if (!sealed) {
      return frames > 1 ? -1 : first;
    }
    if (bad >= 0) {
      LOG.warn(
          "recording {}: the entry at position {} was half written and never applied; it is gone",
          recording.id,
          base + bad);
    }
    return bad < 0 ? at : bad;
  }

  /// A padding frame has no body and no seal.
  private boolean isWhole(Recording recording, long base, UnsafeBuffer segment, int at) {
    int length = BitUtil.align(frameLength(segment, at), FRAME_ALIGNMENT);
    long position = base + at;
    int bits = LogBufferDescriptor.positionBitsToShift(recording.termLength);
    int term = LogBufferDescriptor.computeTermIdFromPosition(position, bits, recording.initialTerm);
    if (length < HEADER_LENGTH
        || termOffset(segment, at) != (position & (recording.termLength - 1))
        || streamId(segment, at) != recording.stream
        || termId(segment, at) != term) {
      return false;
    }
    if (frameType(segment, at) == PADDING_FRAME_TYPE) {
      return true;
    }
    return length <= segment.capacity() - at
        && frameSessionId(segment, at)
            == seal.compute(segment.addressOffset(), at + HEADER_LENGTH, length - HEADER_LENGTH);
  }

  private static void lengthen(FileChannel segment, int length) throws IOException {
    segment.write(ByteBuffer.allocate(1), length - 1L);
  }
}
