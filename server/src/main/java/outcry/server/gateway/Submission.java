// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.wire.MessageHeaderDecoder;

/// One command on its way, and who waits for it.
final class Submission {
  private static final int SENDER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int SEQUENCE = SENDER + Integer.BYTES;
  static final int SHORTEST = SEQUENCE + Long.BYTES;

  private final UnsafeBuffer command;
  private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
  private long sequence;

  Submission(DirectBuffer source, int offset, int length) {
    var bytes = new byte[length];
    source.getBytes(offset, bytes);
    command = new UnsafeBuffer(bytes);
  }

  void stamp(int sender, long number) {
    sequence = number;
    command.putInt(SENDER, sender, ByteOrder.LITTLE_ENDIAN);
    command.putLong(SEQUENCE, number, ByteOrder.LITTLE_ENDIAN);
  }

  long sequence() {
    return sequence;
  }

  UnsafeBuffer command() {
    return command;
  }

  CompletableFuture<Outcome> answer() {
    return answer;
  }
}
