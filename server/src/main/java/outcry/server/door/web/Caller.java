// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

/// Who is at the door. `account` is the name of the one account a participant acts for, null for
/// everybody else.
record Caller(Role role, String account) {
  static final Caller ANYBODY = new Caller(Role.PUBLIC, null);

  /// What a caller may do.
  enum Role {
    /// No key: market data only.
    PUBLIC,
    /// Sees every account, changes nothing.
    VIEWER,
    /// Trades for one account and sees that one.
    PARTICIPANT,
    /// Everything.
    OPERATOR,
    /// The process's own command line: status, snapshot, stop, report.
    CONTROL
  }

  boolean is(Role wanted) {
    return role == wanted;
  }
}
