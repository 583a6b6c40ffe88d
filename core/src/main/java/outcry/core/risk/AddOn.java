// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

/// A named charge on the size of one line, as a table of brackets: every lot above `above[i]`, up
/// to the next bracket, costs `perLot[i]` micro-dollars (rule M-7). What it says of a contract
/// depends on nothing else the account holds.
public record AddOn(int contract, String name, long[] above, long[] perLot) {

  /// Of a line of `lots`, long or short. Throws [ArithmeticException] when it is too large to
  /// count.
  public long amount(long lots) {
    long amount = 0;
    for (int i = 0; i < above.length; i++) {
      amount = Math.addExact(amount, Math.multiplyExact(perLot[i], within(i, lots)));
    }
    return amount;
  }

  public int brackets() {
    return above.length;
  }

  /// How many of `lots` fall into a bracket.
  public long within(int bracket, long lots) {
    long top = bracket + 1 < above.length ? Math.min(lots, above[bracket + 1]) : lots;
    return Math.max(0, top - above[bracket]);
  }
}
