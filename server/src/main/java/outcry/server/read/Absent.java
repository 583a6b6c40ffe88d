// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.OptionalInt;
import java.util.OptionalLong;
import outcry.wire.ContractImageDecoder;

/// What the wire writes for "none", read as such.
final class Absent {
  private Absent() {}

  static OptionalLong micros(long value) {
    return value == ContractImageDecoder.referenceNullValue()
        ? OptionalLong.empty()
        : OptionalLong.of(value);
  }

  /// Of times the wire writes nought for "none".
  static OptionalLong time(long millis) {
    return millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  static OptionalInt date(int value) {
    return value == ContractImageDecoder.lastTradeNullValue()
        ? OptionalInt.empty()
        : OptionalInt.of(value);
  }
}
