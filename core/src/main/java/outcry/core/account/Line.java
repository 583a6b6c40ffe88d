// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import outcry.core.contract.Contract;

/// One account in one contract: its position and its working orders, in lots.
public final class Line {
  public final Contract contract;

  /// Position; negative = short.
  public long lots;

  /// What the position stands for at the prices it was last paid to: cash value at the last
  /// settlement price, plus what was bought and minus what was sold since. Variation is today's
  /// value less this.
  public long carried;

  public long buys;
  public long sells;

  /// What the working orders of an option that is paid upfront would cost at their own limits
  /// (rules M-9 and S-25); a spread's orders count in its first leg. 0 in every other contract.
  public long premiums;

  /// Long and short lots once every working order on the one or on the other side is filled.
  public long longs(boolean withOrders) {
    return Math.max(0, withOrders ? lots + buys : lots);
  }

  public long shorts(boolean withOrders) {
    return Math.max(0, withOrders ? sells - lots : -lots);
  }

  public boolean isIdle() {
    return (lots | buys | sells) == 0;
  }

  public Line(Contract contract) {
    this.contract = contract;
  }

  public boolean isEmpty() {
    return lots == 0 && carried == 0 && buys == 0 && sells == 0;
  }

  /// Net option value (rule S-26): what the position is worth when it was paid for upfront,
  /// negative when short; 0 of everything that is paid by variation.
  public long netOptionValue() {
    return Math.multiplyExact(contract.optionValue(), lots);
  }
}
