// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.Arrays;
import outcry.core.matching.ClientIds;

/// A client's id as it came: bytes and length. Reused.
final class ClientIdText {
  final byte[] bytes = new byte[64];
  int length;

  boolean isValid() {
    return length > 0 && length <= ClientIds.MAX_LENGTH;
  }

  void read(ClientIds ids) {
    ids.read(bytes, length);
  }

  boolean equalsId(ClientIdText other) {
    return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
  }
}
