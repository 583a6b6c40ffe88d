// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.Arrays;

/// The lines of one contract by the number of their account: where an order finds its own, and a
/// trade the one of the order it meets, without going by the account. Filled as they are asked for.
public final class Lines {
  private Line[] byAccount = new Line[64];

  /// Null when it is not kept here.
  public Line of(int account) {
    return account < byAccount.length ? byAccount[account] : null;
  }

  /// Returns the line.
  public Line keep(int account, Line line) {
    if (account >= byAccount.length) {
      byAccount = Arrays.copyOf(byAccount, Math.max(account + 1, byAccount.length * 2));
    }
    byAccount[account] = line;
    return line;
  }

  public void clear() {
    byAccount = new Line[64];
  }
}
