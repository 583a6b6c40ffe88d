// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.Arrays;

/// The clearing house's books: every movement leaves one account and enters another, so that all
/// balances together are always zero (rule S-1). Micro-dollars. The bank stands for the world
/// outside: it is minus what was paid in.
public final class Ledger {
  public static final int BANK = 0;
  public static final int FEES = -1;
  public static final int VARIATION = -2;
  public static final int ROUNDING = -3;
  private static final int OWN = 4;

  private long[] balances = new long[64];

  /// Moves a positive amount. Account numbers from 1 are members' accounts; the rest are the names
  /// above.
  public void transfer(int from, int to, long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException(
          "a transfer of " + amount + " micro-dollars runs backwards");
    }
    long source = Math.subtractExact(balance(from), amount);
    set(to, Math.addExact(balance(to), amount));
    set(from, source);
  }

  public long balance(int account) {
    int at = account + OWN - 1;
    return at < balances.length ? balances[at] : 0;
  }

  /// Cash of a member's account.
  public long cash(int account) {
    return balance(account);
  }

  /// What was paid in and not out.
  public long total() {
    return -balance(BANK);
  }

  /// Zero unless the books are broken.
  public long sum() {
    long sum = 0;
    for (long balance : balances) {
      sum += balance;
    }
    return sum;
  }

  /// Only for restoring a snapshot.
  public void set(int account, long balance) {
    int at = account + OWN - 1;
    if (at >= balances.length) {
      balances = Arrays.copyOf(balances, Math.max(at + 1, balances.length * 2));
    }
    balances[at] = balance;
  }
}
