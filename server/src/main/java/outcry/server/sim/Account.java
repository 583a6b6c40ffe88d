// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

/// A participant's standing as the operator admits it, in dollars.
///
/// @param cash paid in at the start
/// @param wire added at a time when margin runs short
/// @param wires how often the bank does so
record Account(String name, long cash, long wire, int wires) {
  static final Account MAKER = new Account("maker", 6_000_000, 1_000_000, 20);
  static final Account NEOCLOUD = new Account("neocloud", 900_000, 150_000, 30);
  static final Account LABS = new Account("labs", 700_000, 100_000, 30);
  static final Account FUND = new Account("fund", 1_500_000, 250_000, 30);
}
