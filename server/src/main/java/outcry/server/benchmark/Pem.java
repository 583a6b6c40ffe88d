// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Keys as text (RFC 7468).
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static String text(String label, byte[] bytes) {
    var lines =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  static boolean has(String text, String label) {
    return text.contains("-----BEGIN " + label + "-----");
  }

  static byte[] block(String text, String label, String where) throws BadFixing {
    var begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) throw new BadFixing(where + " has no PEM block \"" + label + "\"");
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to).strip());
    } catch (IllegalArgumentException _) {
      throw new BadFixing(where + ": the PEM block \"" + label + "\" is not base64");
    }
  }
}
