// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.PaymentKind;
import outcry.wire.RefuseReason;

/// The first result of a payment under a key, so that a repeat can be answered with it (rule S-8).
/// `amount` is money, or units of the `asset` (0: money); `after` the cash, fund or units there
/// were then; `value` and `securities` what collateral counted.
record Receipt(PaymentKind kind, int asset, long amount, long after, long value, long securities) {
  static Receipt of(PaymentKind kind, long amount, long after) {
    return new Receipt(kind, 0, amount, after, 0, 0);
  }

  /// The key is another payment's. A withdrawal is said as a negative amount; what is no cash of
  /// the account has none.
  static Refusal.OfCommand duplicate(long amount, Receipt first, String key) {
    long bound =
        switch (first.kind) {
          case DEPOSIT, CONTRIBUTION -> first.amount;
          case WITHDRAWAL -> -first.amount;
          default -> ABSENT;
        };
    return new Refusal.OfCommand(RefuseReason.DUPLICATE_REF, amount, bound, key);
  }
}
