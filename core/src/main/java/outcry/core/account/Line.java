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

  /// Premium the working buys would pay at their limits; 0 unless the contract is an option with
  /// its premium paid upfront (rule M-9).
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
}
