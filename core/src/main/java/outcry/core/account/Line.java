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

  public Line(Contract contract) {
    this.contract = contract;
  }

  public boolean isEmpty() {
    return lots == 0 && carried == 0 && buys == 0 && sells == 0;
  }
}
