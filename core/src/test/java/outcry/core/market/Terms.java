// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.List;
import outcry.wire.Matching;
import outcry.wire.PriceRule;

/// What a market is listed with. Money in micro-dollars, fractions in millionths; [Command#NONE]:
/// no such guard.
record Terms(
    Matching matching,
    int top,
    int minAllocation,
    long fifoShare,
    PriceRule priceRule,
    long multiplier,
    long tick,
    long fee,
    long dailyLimit,
    long band,
    long protection,
    long positionLimit,
    List<Window> windows,
    long blockMinimum,
    long blockRange,
    List<Long> lockSteps,
    List<Listing> contracts,
    int accounts) {

  /// Rule X-20. Milliseconds.
  record Window(long window, long move, long pause) {}

  /// A contract with its reference, or a spread with its legs.
  record Listing(long reference, List<Leg> legs) {
    boolean isSpread() {
      return !legs.isEmpty();
    }
  }

  record Leg(int contract, long ratio) {}

  boolean byTime() {
    return matching == Matching.FIFO;
  }

  boolean hasBlocks() {
    return blockMinimum > 0;
  }
}
