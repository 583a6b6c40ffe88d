// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/// Hash of a sequence of snapshot records. Not for secrecy: two members, or two runs, compare their
/// states with it.
final class StateHash implements Exchange.SnapshotSink {
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private long hash = PRIME;

  @Override
  public void onRecord(DirectBuffer buffer, int offset, int length) {
    mix(length);
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      mix(buffer.getLong(at, LITTLE_ENDIAN));
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << 8 | buffer.getByte(at) & 0xFF;
    }
    mix(rest);
  }

  private void mix(long word) {
    hash = (hash ^ word) * PRIME;
    hash ^= hash >>> 32;
  }

  long value() {
    return hash;
  }
}
