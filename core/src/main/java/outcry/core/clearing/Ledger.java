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

  /// The clearing house's own capital: what pays before the members' funds, and behind them.
  public static final int SKIN1 = -4;

  public static final int SKIN2 = -5;

  /// Below this are the members' default funds.
  private static final int LAST_NAMED = -15;

  private long[] cash = new long[64];

  /// The bank and what has a name, by number turned round.
  private long[] named = new long[64];

  /// The default fund of a member, by the member's number (from 1).
  public static int fund(int member) {
    return LAST_NAMED - member;
  }

  /// The member whose default fund an account is.
  public static int member(int fund) {
    return LAST_NAMED - fund;
  }

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
    if (account > 0) {
      return account < cash.length ? cash[account] : 0;
    }
    return -account < named.length ? named[-account] : 0;
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
    for (long balance : cash) {
      sum += balance;
    }
    for (long balance : named) {
      sum += balance;
    }
    return sum;
  }

  /// Only for restoring a snapshot.
  public void set(int account, long balance) {
    if (account > 0) {
      cash = reaching(cash, account);
      cash[account] = balance;
    } else {
      named = reaching(named, -account);
      named[-account] = balance;
    }
  }

  private static long[] reaching(long[] balances, int place) {
    return place < balances.length
        ? balances
        : Arrays.copyOf(balances, Math.max(place + 1, balances.length * 2));
  }
}
