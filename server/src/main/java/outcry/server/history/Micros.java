// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.math.BigDecimal;

/// Micro-dollars as the database's decimals, and back.
final class Micros {
  private static final int SCALE = 6;

  private Micros() {}

  static BigDecimal decimal(long micros) {
    return BigDecimal.valueOf(micros, SCALE);
  }

  static long of(BigDecimal decimal) {
    return decimal.movePointRight(SCALE).longValueExact();
  }
}
