// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import org.agrona.DirectBuffer;
import outcry.wire.FrameDecoder;

/// Follows the event stream, frame by frame, in log order.
///
/// The stream of every start of the venue begins with an image (frames with `image` = YES that
/// carry the snapshot records of the state before the first event); then every command has at least
/// one frame, even when it made no event. All frames of a command share position, sender and
/// sequence; the one with `last` = YES ends it. What the clock brings about without a command has
/// frames of its own, with sender and sequence 0. When an event happened is told by [EventTime],
/// begun with its frame's time.
@FunctionalInterface
public interface FrameConsumer {
  /// `length` bytes of entries from `offset`, to be walked with `Tape.forEach`. Frame and buffer
  /// are only good during the call. An exception stops the venue: a reader that lost an event must
  /// not answer anybody.
  void onFrame(FrameDecoder frame, DirectBuffer entries, int offset, int length);
}
