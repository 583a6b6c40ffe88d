// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import org.agrona.DirectBuffer;
import outcry.wire.FrameDecoder;
import outcry.wire.MessageHeaderDecoder;

/// Opens frames that arrive as bytes.
public final class FrameReader {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final FrameDecoder frame = new FrameDecoder();

  public void read(DirectBuffer buffer, int offset, int length, FrameConsumer consumer) {
    header.wrap(buffer, offset);
    if (header.templateId() != FrameDecoder.TEMPLATE_ID
        || header.schemaId() != FrameDecoder.SCHEMA_ID) {
      throw new IllegalStateException(
          "message %d of schema %d on the event stream is no frame"
              .formatted(header.templateId(), header.schemaId()));
    }
    frame.wrapAndApplyHeader(buffer, offset, header);
    int entries = MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
    consumer.onFrame(frame, buffer, offset + entries, length - entries);
  }
}
