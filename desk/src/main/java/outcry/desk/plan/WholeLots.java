// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Turns exact lots into whole ones and carries the remainder to the next month: the lots bought up
/// to any month are the exact lots up to it, rounded half-up. So the year is hedged to the lot, no
/// month is a lot away from its need, and a steady need of 16.4 becomes 16, 17, 16, 17, 16 and not
/// five months of too much.
final class WholeLots {
  private WholeLots() {}

  static long[] of(List<BigDecimal> exact) {
    long[] lots = new long[exact.size()];
    var sum = BigDecimal.ZERO;
    long before = 0;
    for (int i = 0; i < lots.length; i++) {
      sum = sum.add(exact.get(i));
      long now = sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
      lots[i] = now - before;
      before = now;
    }
    return lots;
  }
}
