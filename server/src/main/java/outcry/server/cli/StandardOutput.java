// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.io.OutputStream;

/// Standard output for results a script relies on. The console's own stream keeps to itself what it
/// could not write; this one says so.
final class StandardOutput extends OutputStream {
  static final class Unwritten extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    System.out.write(bytes, offset, length);
    if (System.out.checkError()) {
      throw new Unwritten();
    }
  }
}
