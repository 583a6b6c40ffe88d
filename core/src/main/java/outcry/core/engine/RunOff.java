// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.clearing.Fixings;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;

/// An averaging month runs off: what is fixed does not move any more (rule S-28). A statement, made
/// of the fixings and the settlement price; nothing is booked by it.
final class RunOff {
  private RunOff() {}

  static View.Averaged of(Fixings fixings, Contract contract) {
    var month = contract.averaging;
    int days = month.days();
    int known = fixings.count(month);
    long mean = fixings.mean(month);
    int left = days - known;
    long open = Micros.mean(Math.multiplyExact(left, Micros.DOLLAR), days, 1);
    return new View.Averaged(known, days, mean, open, rest(fixings, contract, left));
  }

  /// (days × settlement - sum of the fixings) / days left, half-up to 0.0001.
  private static long rest(Fixings fixings, Contract contract, int left) {
    if (left == 0 || contract.settlement == Contract.NONE) {
      return Contract.NONE;
    }
    long all = Math.multiplyExact(contract.averaging.days(), contract.settlement);
    long open = Math.subtractExact(all, fixings.sum(contract.averaging));
    return Micros.mean(open, left, Micros.SETTLEMENT_STEP);
  }
}
