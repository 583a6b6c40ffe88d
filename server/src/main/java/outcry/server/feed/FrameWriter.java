// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import outcry.core.engine.Exchange;
import outcry.core.engine.Tape;
import outcry.wire.Flag;
import outcry.wire.FrameEncoder;
import outcry.wire.MessageHeaderEncoder;

/// Packs the events of a command, or the records of a snapshot, into frames.
///
/// The first frame of a command has the command's time, a further one that of its first event. A
/// frame stays below [#FULL] bytes unless one entry alone is longer; then it has the frame to
/// itself.
public final class FrameWriter {
  private static final int FULL = 64 * 1024;
  private static final int ENTRIES =
      MessageHeaderEncoder.ENCODED_LENGTH + FrameEncoder.BLOCK_LENGTH;

  /// Takes one finished frame.
  @FunctionalInterface
  public interface Outlet {
    void send(DirectBuffer buffer, int offset, int length);
  }

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(2 * FULL);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final FrameEncoder frame = new FrameEncoder();
  private final EventTime when = new EventTime();
  private final Tape.Reader append =
      (templateId, message, offset, length) -> {
        append(message, offset, length);
        now = when.of(templateId, message, offset);
      };

  private Outlet outlet;
  private long now;
  private int end;
  private int index;
  private int count;

  /// The events on the tape: one frame, or several when there are many.
  public void events(long position, long time, int sender, long sequence, Tape tape, Outlet to) {
    begin(position, time, sender, sequence, Flag.NO, to);
    if (tape.length() <= FULL) {
      buffer.putBytes(end, tape.bytes(), 0, tape.length());
      end += tape.length();
      count = tape.count();
    } else {
      when.begin(time);
      tape.forEach(append);
    }
    flush(Flag.YES);
  }

  /// The whole exchange as it stands after the command at `position`.
  public void image(long position, long time, Exchange exchange, Outlet to) {
    begin(position, time, 0, 0, Flag.YES, to);
    exchange.snapshot(this::append);
    flush(Flag.YES);
  }

  private void begin(long position, long time, int sender, long sequence, Flag image, Outlet to) {
    outlet = to;
    now = time;
    index = 0;
    count = 0;
    end = ENTRIES;
    frame.wrapAndApplyHeader(buffer, 0, header);
    frame.position(position).time(time).sender(sender).sequence(sequence).image(image);
  }

  private void append(DirectBuffer message, int offset, int length) {
    if (count > 0 && end + Integer.BYTES + length > FULL) {
      flush(Flag.NO);
      frame.time(now);
    }
    buffer.putInt(end, length);
    buffer.putBytes(end + Integer.BYTES, message, offset, length);
    end += Integer.BYTES + length;
    count++;
  }

  private void flush(Flag last) {
    frame.firstIndex(index).count(count).last(last);
    outlet.send(buffer, 0, end);
    index += count;
    count = 0;
    end = ENTRIES;
  }
}
