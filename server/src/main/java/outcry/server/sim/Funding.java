// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

/// A participant's bank. Money reaches the clearing house by wire, outside the door, and the
/// operator books it when it has come.
@FunctionalInterface
interface Funding {
  /// Wires dollars to the account; `false` when the bank gives no more.
  boolean wire(String account, long dollars);
}
