// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import org.agrona.DirectBuffer;
import outcry.wire.DueDecoder;
import outcry.wire.MessageHeaderDecoder;

/// When each of a command's events happened, in milliseconds since 1970.
///
/// What fell due before a command stands on the same tape ahead of it: a `Due` says the time of the
/// events behind it, until the next one. Before the first it is the command's own, or what the
/// frame says.
public final class EventTime {
  private final DueDecoder due = new DueDecoder();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long now;

  public void begin(long time) {
    now = time;
  }

  /// The time of one event; to be asked for every event in turn.
  public long of(int templateId, DirectBuffer buffer, int offset) {
    if (templateId == DueDecoder.TEMPLATE_ID) {
      now = due.wrapAndApplyHeader(buffer, offset, header).time();
    }
    return now;
  }
}
