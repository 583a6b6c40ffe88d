// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

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

  public Member(int number, String name) {
    this.number = number;
    this.name = name;
  }
}
