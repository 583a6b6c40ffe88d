// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.ArrayDeque;

/// A clearing member: answers for its accounts, and for others' losses with its default fund. The
/// fund's cash lives in the ledger.
public final class Member {
  public final int number;
  public final String name;

  /// Declared by the operator; a member that only an account named is not.
  public boolean declared;

  /// Set apart by the kill switch, with all its accounts (rule X-26).
  public boolean killed;

  /// What it paid into its default fund and did not take out, micro-dollars.
  public long contribution;

  /// Declared in default (rule D-1); it stays so.
  public boolean inDefault;

  /// What its default fund was when it was last whole, and what was assessed since it was not (rule
  /// D-8).
  public long pledged;

  public long assessed;

  /// Margin required of its accounts at the last final settles, the oldest first (rule D-13).
  public final ArrayDeque<Long> requirements = new ArrayDeque<>();

  public Member(int number, String name) {
    this.number = number;
    this.name = name;
  }
}
