// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.archive.checksum.Checksum;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/// The check sum (CRC-32C of all that follows the header) the archive writes into every recorded
/// frame, in the place of the session's number. One a thread.
final class FrameSeal implements Checksum {
  private final CRC32C sum = new CRC32C();
  private final UnsafeBuffer at = new UnsafeBuffer(0, 0);
  private byte[] bytes = new byte[2048];

  @Override
  public int compute(long address, int offset, int length) {
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    at.wrap(address + offset, length);
    at.getBytes(0, bytes, 0, length);
    sum.reset();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
