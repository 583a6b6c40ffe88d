// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;

/// Turns a defaulter's securities into cash (rule D-6).
final class SecuritySales {
  private final State state;
  private final DefaultEvents events;

  SecuritySales(State state, DefaultEvents events) {
    this.state = state;
    this.events = events;
  }

  /// Sells until `needed` is raised or nothing is left.
  void raise(Account account, long needed) {}
}
