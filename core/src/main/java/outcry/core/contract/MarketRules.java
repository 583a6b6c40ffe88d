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
    LockLadder locks,
    Holdings holdings) {

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

  /// Rules S-22 to S-24, in lots, each 0 = none: most of an account in a contract during its spot
  /// month, which begins `spotDays` early; most in all months, net; the level beyond which it is
  /// named; the size that is reported.
  public record Holdings(
      long spotLimit, int spotDays, long productLimit, long accountability, long reportable) {
    public static final Holdings ANY = new Holdings(0, 0, 0, 0, 0);

    /// True when orders have to be looked at for it.
    public boolean isGuarded() {
      return spotLimit != 0 || productLimit != 0 || accountability != 0;
    }
  }

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
          new LockLadder(List.of(), Contract.NONE),
          Holdings.ANY);

  public boolean hasProtection() {
    return protection != Contract.NONE;
  }
}
