// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.nio.charset.StandardCharsets;

/// Clients' order ids of at most eight letters, as numbers; 0 is the empty id.
final class Ids {
  private Ids() {}

  static long of(String text) {
    long id = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      id = id << 8 | text.charAt(i);
    }
    return id;
  }

  static String text(long id) {
    return new String(bytes(id), StandardCharsets.US_ASCII);
  }

  static byte[] bytes(long id) {
    var bytes = new byte[length(id)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (id >>> 8 * i);
    }
    return bytes;
  }

  /// `base` with up to eight letters in all.
  static long joined(long base, String suffix) {
    return base | of(suffix) << 8 * length(base);
  }

  private static int length(long id) {
    return (71 - Long.numberOfLeadingZeros(id)) / 8;
  }
}
