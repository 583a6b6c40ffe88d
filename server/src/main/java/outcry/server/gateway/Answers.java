// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import org.agrona.DirectBuffer;
import outcry.server.feed.FrameConsumer;
import outcry.wire.Flag;
import outcry.wire.FrameDecoder;
import outcry.wire.GapDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.RepeatedDecoder;

/// Finds the answers to one sender's commands on the event stream. Belongs behind all other
/// readers.
final class Answers implements FrameConsumer {
  private static final long NOTHING_LEARNED = -1;

  /// Numbers below 1 always come back as a repeat. Asking with one that was never used before keeps
  /// the answers to earlier starts' questions apart, which the log holds too.
  private final long question = -1 - new SecureRandom().nextLong(Long.MAX_VALUE);

  private final int sender;
  private final InFlight inFlight;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RepeatedDecoder repeated = new RepeatedDecoder();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private long time;
  private volatile long learned = NOTHING_LEARNED;

  Answers(int sender, InFlight inFlight) {
    this.sender = sender;
    this.inFlight = inFlight;
  }

  long question() {
    return question;
  }

  /// The sender's last applied number as the exchange told it in answer to [#question()]; negative
  /// before that.
  long learned() {
    return learned;
  }

  @Override
  public void onFrame(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    if (frame.image() == Flag.YES || frame.sender() != sender) {
      return;
    }
    int first = length == 0 ? 0 : header.wrap(entries, offset + Integer.BYTES).templateId();
    if (first == RepeatedDecoder.TEMPLATE_ID && frame.sequence() == question) {
      learned = repeated.wrapAndApplyHeader(entries, offset + Integer.BYTES, header).last();
      return;
    }
    var submission = inFlight.get(frame.sequence());
    if (submission == null || first == GapDecoder.TEMPLATE_ID) {
      return;
    }
    if (first == RepeatedDecoder.TEMPLATE_ID) {
      inFlight.remove(submission);
      submission.answer().completeExceptionally(taken(frame.sequence()));
      return;
    }
    var part = new byte[length];
    entries.getBytes(offset, part);
    time = frame.firstIndex() == 0 ? frame.time() : time;
    if (frame.last() == Flag.NO || parts.size() > 0) {
      parts.writeBytes(part);
    }
    if (frame.last() == Flag.YES) {
      var whole = parts.size() == 0 ? part : parts.toByteArray();
      parts.reset();
      inFlight.remove(submission);
      submission.answer().complete(new Outcome(frame.position(), time, whole));
    }
  }

  /// The answer to the first of two equal numbers comes before the repeat: this one was somebody
  /// else's.
  private Unavailable taken(long sequence) {
    return new Unavailable(
        "sender %d's number %d was used by another gateway; the command was not applied"
            .formatted(sender, sequence));
  }
}
