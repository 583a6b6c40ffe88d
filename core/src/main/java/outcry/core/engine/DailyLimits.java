// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;

/// The prices a contract may trade at until the next final settle (rule X-18), and how limit locks
/// widen them (rule X-28).
final class DailyLimits {
  private DailyLimits() {}

  /// Sets the limits around the day's reference; none without a fraction or a reference.
  static void set(Contract contract) {
    long fraction = fraction(contract);
    long reference = contract.dayReference();
    long tick = contract.product.tick;
    if (fraction == Contract.NONE
        || reference == Contract.NONE
        || contract.isSpread()
        || contract.isOption()) {
      contract.lowLimit = Contract.NONE;
      contract.highLimit = Contract.NONE;
      return;
    }
    contract.lowLimit = Math.max(tick, Prices.ceil(Prices.below(reference, fraction), tick));
    contract.highLimit =
        Math.min(Prices.most(contract), Prices.floor(Prices.above(reference, fraction), tick));
  }

  /// The daily limit in force, millionths: the product's, wider after locks.
  static long fraction(Contract contract) {
    var rules = contract.product.rules;
    var steps = rules.locks().steps();
    if (contract.locks == 0 || steps.isEmpty() || rules.dailyLimit() == Contract.NONE) {
      return rules.dailyLimit();
    }
    return rules.dailyLimit() + steps.get(Math.min(Math.abs(contract.locks), steps.size()) - 1);
  }

  static boolean isOutside(Contract contract, long price) {
    return contract.lowLimit != Contract.NONE
        && (price < contract.lowLimit || price > contract.highLimit);
  }
}
