// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Standard output in UTF-8 whatever the console's own character set, because a fixing is its
/// bytes.
final class Print {
  private Print() {}

  /// @throws IOException when standard output is full or closed
  static void out(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
    if (System.out.checkError())
      throw new IOException("standard output is full or closed; not everything was written");
  }
}
