// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The text of an answer: what came, or what was packed in it. Whether it is packed is said by its
/// first bytes and not by its headers, which some servers get wrong; the capture stays as it came.
final class Unpacked extends FilterInputStream {
  private final long most;
  private long read;

  private Unpacked(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /// @param most bytes, unpacked; whoever reads on gets an {@link IOException}
  static InputStream of(Capture capture, long most) throws IOException, UnreadablePayload {
    return of(capture.payload().open(), most);
  }

  static InputStream of(InputStream raw, long most) throws IOException, UnreadablePayload {
    var in = new PushbackInputStream(raw, 2);
    var start = in.readNBytes(2);
    in.unread(start);
    if (start.length < 2 || start[0] != (byte) 0x1f || start[1] != (byte) 0x8b) return in;
    try {
      return new Unpacked(new GZIPInputStream(in, 1 << 16), most);
    } catch (EOFException | ZipException _) {
      raw.close();
      throw new UnreadablePayload("truncated", "it is packed and nothing can be unpacked of it");
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) count(1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = super.read(into, from, length);
    if (got > 0) count(got);
    return got;
  }

  private void count(int more) throws ZipException {
    read += more;
    if (read > most) throw new ZipException("unpacked it is longer than " + most + " bytes");
  }
}
