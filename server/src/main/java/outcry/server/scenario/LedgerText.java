// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.ContributeDecoder;
import outcry.wire.DepositDecoder;
import outcry.wire.HoldCashDecoder;
import outcry.wire.MoveCollateralDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.WithdrawDecoder;

/// The sentences of what the ledger refuses: keys that stand for something else, collateral that is
/// needed, assets and reservations that are not there.
final class LedgerText {
  private LedgerText() {}

  static String of(RefuseReason reason, String subject, long value, long bound) {
    return switch (reason) {
      case UNKNOWN_ASSET -> "asset %s is not taken as collateral (rule S-12)".formatted(subject);
      case UNKNOWN_REF -> "nothing is reserved under ref %s (rule S-13)".formatted(subject);
      default ->
          subject.equals("qty")
              ? "takes out %d units, %d are there (rule S-12)".formatted(value, bound)
              : "would leave %s collateral, %s needs %s (rule S-12)"
                  .formatted(Decimals.brief(value), subject, Decimals.brief(bound));
    };
  }

  static String interestDate(long date, long paidUpTo) {
    return "interest is paid up to %s, and this would pay it again up to %s (rule S-14)"
        .formatted(Words.date(paidUpTo), Words.date(date));
  }

  /// Of a key that stands for another payment.
  static String duplicate(int command, String key, long value, long bound) {
    return "ref %s stands for %s, this is %s (rule S-8)"
        .formatted(key, first(command, bound), asked(command, value));
  }

  private static String first(int command, long amount) {
    return amount == ABSENT
        ? "another payment"
        : amount < 0
            ? "a withdrawal of " + Decimals.brief(-amount)
            : (command == ContributeDecoder.TEMPLATE_ID ? "a contribution of " : "a deposit of ")
                + Decimals.brief(amount);
  }

  private static String asked(int command, long value) {
    if (value == ABSENT) {
      return "no whole number of micro-dollars";
    }
    return switch (command) {
      case DepositDecoder.TEMPLATE_ID -> money("a deposit of ", "a withdrawal of ", value);
      case WithdrawDecoder.TEMPLATE_ID -> money("a withdrawal of ", "a deposit of ", value);
      case ContributeDecoder.TEMPLATE_ID -> "a contribution of " + Decimals.brief(value);
      case HoldCashDecoder.TEMPLATE_ID -> "a reservation of " + Decimals.brief(value);
      case MoveCollateralDecoder.TEMPLATE_ID -> value + " units of collateral";
      default -> "another";
    };
  }

  /// Money going the other way is negative.
  private static String money(String said, String turned, long amount) {
    return (amount < 0 ? turned : said) + Decimals.brief(Math.abs(amount));
  }
}
