// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.TreeSet;
import outcry.core.account.Account;

/// When margin calls run out and liquidations go on, by time and then by account. The times
/// themselves are the accounts'.
final class Appointments {
  private record At(long time, int account) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Integer.compare(account, other.account);
    }
  }

  private final TreeSet<At> times = new TreeSet<>();

  /// An appointment that is no longer the account's is kept by nobody, and passes by.
  void add(long time, Account account) {
    times.add(new At(time, account.number));
  }

  /// `Long.MAX_VALUE` when there is none.
  long next() {
    return times.isEmpty() ? Long.MAX_VALUE : times.first().time;
  }

  /// Number of the account whose turn is next; it is crossed out.
  int take() {
    return times.pollFirst().account;
  }

  void remove(long time, Account account) {
    times.remove(new At(time, account.number));
  }
}
