// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import java.util.List;
import outcry.core.session.PauseWindow;
import outcry.wire.Matching;
import outcry.wire.PriceRule;

/// How a product trades: allocation, price rule, guards, settlement window, block trades. Fractions
/// are millionths; [Contract#NONE] stands for "none" of a fraction or price.
public record MarketRules(
    Allocation allocation,
    PriceRule priceRule,
    long dailyLimit,
    long band,
    long protection,
    long positionLimit,
    VolumeWindow volumeWindow,
    BlockRule block,
    List<PauseWindow> pauses,
    LockLadder locks) {

  /// Rule X-14.
  public record Allocation(Matching matching, int topMax, int minAllocation, long fifoShare) {
    public boolean isByTime() {
      return matching == Matching.FIFO;
    }
  }

  /// Of the volume-weighted settlement price: `window` milliseconds before the settle, 0 the whole
  /// day, negative none; `minimum` lots.
  public record VolumeWindow(long window, long minimum) {}

  /// Rule X-24. `minimum` 0: no block trades.
  public record BlockRule(long minimum, long range) {}

  /// Rule X-28.
  public record LockLadder(List<Long> steps, long margin) {}

  public static final MarketRules PLAIN =
      new MarketRules(
          new Allocation(Matching.FIFO, 0, 0, 0),
          PriceRule.RESTING,
          Contract.NONE,
          Contract.NONE,
          Contract.NONE,
          0,
          new VolumeWindow(-1, 0),
          new BlockRule(0, 0),
          List.of(),
          new LockLadder(List.of(), Contract.NONE));

  public boolean hasProtection() {
    return protection != Contract.NONE;
  }
}
