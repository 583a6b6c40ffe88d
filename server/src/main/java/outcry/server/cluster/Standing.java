// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import java.util.HexFormat;

/// The state hash of the exchange after the command at a log position.
public record Standing(long position, long hash) {
  /// Sixteen hexadecimal digits, as every report writes it.
  public String hashText() {
    return HexFormat.of().toHexDigits(hash);
  }
}
