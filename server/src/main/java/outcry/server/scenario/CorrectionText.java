// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.core.clearing.Blotter;
import outcry.wire.BustTradeDecoder;
import outcry.wire.CorrectSettlementDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.TransferPositionDecoder;

/// The sentence of a refused bust, price correction or transfer.
final class CorrectionText {
  private CorrectionText() {}

  static boolean isOf(int command) {
    return command == BustTradeDecoder.TEMPLATE_ID
        || command == CorrectSettlementDecoder.TEMPLATE_ID
        || command == TransferPositionDecoder.TEMPLATE_ID;
  }

  static String of(
      int command, RefuseReason reason, String subject, long value, long bound, Asked asked) {
    var rule = rule(command);
    return switch (reason) {
      case UNKNOWN_TRADE -> "trade %d was never made (rule %s)".formatted(value, rule);
      case UNKNOWN_CONTRACT ->
          "contract %s is not listed, or has no positions of its own (rule %s)"
              .formatted(subject, rule);
      case TOO_LATE -> late(command, subject, value, bound, rule);
      case BAD_TERMS -> "from and to are one account (rule %s)".formatted(rule);
      case BAD_AMOUNT -> amount(subject, value, bound, rule, asked);
      case NO_PRICE -> "contract %s has no settlement price yet (rule %s)".formatted(subject, rule);
      case POSITION_LIMIT ->
          "%s would come to %d lots%s, at most %d (rule S-22)"
              .formatted(subject, value, bound < 0 ? " in all months" : "", Math.abs(bound));
      case MARGIN ->
          "%s needs %s more initial margin, %s free (rule M-4)"
              .formatted(subject, Decimals.brief(value), Decimals.brief(bound));
      default -> "account %s is not open (rule T-5)".formatted(subject);
    };
  }

  private static String late(int command, String subject, long value, long bound, String rule) {
    if (command != BustTradeDecoder.TEMPLATE_ID) {
      return "contract %s has expired (rule %s)".formatted(subject, rule);
    }
    return switch (subject) {
      case "busted" -> "trade %d is busted already (rule %s)".formatted(value, rule);
      case "trade" ->
          "trade %d is older than %d, the first of the last %d (rule %s)"
              .formatted(value, bound, Blotter.REACH, rule);
      default -> "contract %s of trade %d has expired (rule %s)".formatted(subject, value, rule);
    };
  }

  private static String amount(String subject, long value, long bound, String rule, Asked asked) {
    if (subject.equals("qty")) {
      return "qty %d is not from 1 to %d, the lots held (rule %s)".formatted(value, bound, rule);
    }
    if (!subject.equals("price")) {
      return "%s make amounts too large to add up (rule %s)".formatted(subject, rule);
    }
    var wrong =
        bound == ABSENT
            ? RefusalText.number(subject, value, asked)
            : "price %s is more than %s".formatted(Decimals.brief(value), Decimals.brief(bound));
    return "%s (rule %s)".formatted(wrong, rule);
  }

  private static String rule(int command) {
    return switch (command) {
      case BustTradeDecoder.TEMPLATE_ID -> "S-18";
      case CorrectSettlementDecoder.TEMPLATE_ID -> "S-20";
      default -> "S-21";
    };
  }
}
