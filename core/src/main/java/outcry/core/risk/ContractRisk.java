// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

/// All a margin model says of one contract, in one place.
final class ContractRisk {
  static final AddOn[] NO_ADD_ONS = {};

  /// Losses of one long lot by set and scenario; null when the contract has no array and is
  /// margined flat. A set without an array of the contract is null.
  long[][] losses;

  /// Its row in the matrices of the sets.
  int row;

  /// Number of the family, from 0.
  int family;

  long shortMinimum;
  AddOn[] addOns = NO_ADD_ONS;

  /// What one working lot needs by itself in the scenarios.
  long aloneBuy;

  long aloneSell;

  /// The largest of all its losses and gains.
  long largestMove;

  /// Charges on a line of `lots`.
  long addOns(long lots) {
    long sum = 0;
    for (var addOn : addOns) {
      sum = Math.addExact(sum, addOn.amount(lots));
    }
    return sum;
  }
}
