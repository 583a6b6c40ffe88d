// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import java.io.ByteArrayOutputStream;
import org.agrona.DirectBuffer;
import outcry.server.feed.FrameConsumer;
import outcry.wire.Flag;
import outcry.wire.FrameDecoder;
import outcry.wire.GapDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.RepeatedDecoder;

/// Finds the answers to one sender's commands on the event stream. Belongs behind all other readers.
final class Answers implements FrameConsumer {
  private static final long NOTHING_LEARNED = -1;

  private final int sender;
  private final InFlight inFlight;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RepeatedDecoder repeated = new RepeatedDecoder();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private volatile long learned = NOTHING_LEARNED;

  Answers(int sender, InFlight inFlight) {
    this.sender = sender;
    this.inFlight = inFlight;
  }

  /// The sender's last applied number as the exchange told it in answer to a repeat; negative before the first answer.
  long learned() {
    return learned;
  }

  @Override
  public void onFrame(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    if (frame.image() == Flag.YES || frame.sender() != sender) {
      return;
    }
    int first = length == 0 ? 0 : header.wrap(entries, offset + Integer.BYTES).templateId();
    if (first == RepeatedDecoder.TEMPLATE_ID) {
      repeated.wrapAndApplyHeader(entries, offset + Integer.BYTES, header);
      learned = repeated.last();
      return;
    }
    var submission = inFlight.get(frame.sequence());
    if (submission == null || first == GapDecoder.TEMPLATE_ID) {
      return;
    }
    var part = new byte[length];
    entries.getBytes(offset, part);
    if (frame.last() == Flag.NO || parts.size() > 0) {
      parts.writeBytes(part);
    }
    if (frame.last() == Flag.YES) {
      var whole = parts.size() == 0 ? part : parts.toByteArray();
      parts.reset();
      inFlight.remove(submission);
      submission.answer().complete(new Outcome(frame.position(), frame.time(), whole));
    }
  }
}
