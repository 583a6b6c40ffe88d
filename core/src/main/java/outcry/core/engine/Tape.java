// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import outcry.wire.MessageHeaderDecoder;

/// The events of the command applied last, in the order they happened.
///
/// Each entry is a length (uint32, little-endian) and one SBE message with its header. The buffer
/// is reused: whoever needs the events later copies them before the next command.
public final class Tape {
  private static final int LENGTH_BYTES = Integer.BYTES;

  /// Receives one event; `offset` is where its message header begins.
  @FunctionalInterface
  public interface Reader {
    void onEvent(int templateId, DirectBuffer buffer, int offset, int length);
  }

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(64 * 1024);
  private int end;
  private int count;

  void clear() {
    end = 0;
    count = 0;
  }

  MutableDirectBuffer buffer() {
    return buffer;
  }

  /// Where the next message begins.
  int next() {
    return end + LENGTH_BYTES;
  }

  /// Takes the message that was encoded at [#next()].
  void commit(int length) {
    buffer.putInt(end, length, LITTLE_ENDIAN);
    end += LENGTH_BYTES + length;
    count++;
  }

  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public void forEach(Reader reader) {
    forEach(buffer, 0, end, reader);
  }

  /// All entries as they stand: `length` bytes from 0.
  public DirectBuffer bytes() {
    return buffer;
  }

  public int length() {
    return end;
  }

  /// Walks entries that were copied from a tape.
  public static void forEach(DirectBuffer entries, int offset, int length, Reader reader) {
    var header = new MessageHeaderDecoder();
    for (int at = offset; at < offset + length; ) {
      int size = entries.getInt(at, LITTLE_ENDIAN);
      int message = at + LENGTH_BYTES;
      reader.onEvent(header.wrap(entries, message).templateId(), entries, message, size);
      at = message + size;
    }
  }
}
