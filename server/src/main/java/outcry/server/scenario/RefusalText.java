// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.*;
import outcry.wire.WithholdFixingDecoder;

/// The sentence of a refused command, other than orders ([RejectionText]): what was asked, what
/// would have been right, and which rule of the rulebook says so.
final class RefusalText {
  private RefusalText() {}

  static String of(RefusedDecoder refused, Asked asked) {
    long value = refused.value();
    long bound = refused.bound();
    var reason = refused.reason();
    var subject = refused.subject();
    if (CorrectionText.isOf(refused.command())) {
      return CorrectionText.of(refused.command(), reason, subject, value, bound, asked);
    }
    var ofDefault = DefaultText.of(refused.command(), reason, subject, value, bound, asked);
    if (ofDefault != null) {
      return ofDefault;
    }
    return switch (reason) {
      case UNKNOWN_PRODUCT -> "product %s is not listed (rule T-5)".formatted(subject);
      case UNKNOWN_CONTRACT ->
          "contract %s is not listed%s (rule T-5)"
              .formatted(
                  named("contract", subject, asked),
                  mayHaveExpired(refused.command()) ? ", or has expired" : "");
      case UNKNOWN_ACCOUNT ->
          "account %s is not open (rule T-5)".formatted(named("account", subject, asked));
      case UNKNOWN_INDEX -> "index %s is not known (rule S-5)".formatted(subject);
      case UNKNOWN_MEMBER ->
          refused.command() == ContributeDecoder.TEMPLATE_ID
              ? "member %s was not declared (rule S-10)".formatted(subject)
              : "member %s has no account (rule T-5)".formatted(subject);
      case DUPLICATE_NAME -> "the name %s is taken (rule T-5)".formatted(subject);
      case BAD_TERMS -> TermsText.of(refused.command(), subject, value, bound, asked);
      case BAD_AMOUNT -> amount(refused.command(), subject, value, bound, asked);
      case BAD_DATE ->
          refused.command() == PayInterestDecoder.TEMPLATE_ID
              ? LedgerText.interestDate(value, bound)
              : "date %s is before %s, the last one settled (rule S-4)"
                  .formatted(Words.date(value), Words.date(bound));
      case INSUFFICIENT_CASH ->
          "asks for %s, %s may leave %s (rule %s)"
              .formatted(
                  Decimals.brief(value),
                  Decimals.brief(Math.max(0, bound)),
                  subject,
                  ruleOfAmounts(refused.command(), subject));
      case DUPLICATE_REF -> LedgerText.duplicate(refused.command(), subject, value, bound);
      case NO_PRICE ->
          "%s has no last, previous or reference price to settle at (rule S-6)".formatted(subject);
      case NO_FIXING ->
          "%s has fixings for %d of %d days, fewer than 80%% (rule S-5)"
              .formatted(subject, value, bound);
      case TOO_LATE -> tooLate(refused.command(), subject, value, bound);
      case UNKNOWN_ASSET, UNKNOWN_REF, INSUFFICIENT_COLLATERAL ->
          LedgerText.of(reason, subject, value, bound);
      case UNKNOWN_COMMAND -> "the exchange does not know command %d".formatted(value);
      case UNKNOWN_TRADE, POSITION_LIMIT, MARGIN, NULL_VAL -> Words.of(reason);
    };
  }

  private static boolean mayHaveExpired(int command) {
    return command == SettleDecoder.TEMPLATE_ID || command == PublishRiskArraysDecoder.TEMPLATE_ID;
  }

  private static String tooLate(int command, String subject, long value, long bound) {
    return switch (command) {
      case HoldCashDecoder.TEMPLATE_ID ->
          "what was reserved under ref %s is paid out or released already (rule S-13)"
              .formatted(subject);
      case PublishRiskArraysDecoder.TEMPLATE_ID ->
          "version %d is stale: version %d is in force (rule M-10)".formatted(value, bound);
      case WithholdFixingDecoder.TEMPLATE_ID ->
          "the fixing of %s is published at %s; it is not withheld any more (rule S-29)"
              .formatted(subject, Decimals.brief(bound));
      default ->
          "a settlement has used the fixing of %s; it stays %s (rule S-5)"
              .formatted(subject, Decimals.brief(bound));
    };
  }

  private static boolean isPaidOut(int command) {
    return command == WithdrawDecoder.TEMPLATE_ID || command == HoldCashDecoder.TEMPLATE_ID;
  }

  /// The name that was asked for, where the log carried only a number: then the subject is the
  /// field itself.
  private static String named(String field, String subject, Asked asked) {
    return subject.equals(field) ? asked.or(field, subject) : subject;
  }

  private static String amount(int command, String subject, long value, long bound, Asked asked) {
    if (bound != ABSENT && value > bound) {
      return "%s %s is more than %s (rule %s)"
          .formatted(
              subject,
              Decimals.brief(value),
              Decimals.brief(bound),
              ruleOfAmounts(command, subject));
    }
    var wrong =
        switch (subject) {
          case "qty" -> "qty %d is none, or more than can be counted".formatted(value);
          case "prices", "arrays" -> subject + " make amounts too large to add up";
          default ->
              value > 0 && isPaidOut(command)
                  ? "amount %s is not whole cents".formatted(asked.or("amount", ""))
                  : number(subject, value, asked);
        };
    return "%s (rule %s)".formatted(wrong, ruleOfAmounts(command, subject));
  }

  /// What is wrong with a number that has to be positive micro-dollars, or a positive count.
  static String number(String field, long value, Asked asked) {
    var text = asked.text(field);
    if (text != null && Decimals.isDecimal(text)) {
      return "%s %s is %s".formatted(field, text, Decimals.fault(text));
    }
    if (value == ABSENT) {
      return field + " is no whole number of micro-dollars";
    }
    var brief = Decimals.brief(value);
    return "%s %s is %s".formatted(field, text == null ? brief : text, Decimals.fault(brief));
  }

  private static String ruleOfAmounts(int command, String subject) {
    return switch (command) {
      case PublishFixingDecoder.TEMPLATE_ID -> "S-5";
      case SettleDecoder.TEMPLATE_ID -> "S-6";
      case PublishRiskArraysDecoder.TEMPLATE_ID ->
          switch (subject) {
            case "addOns" -> "M-7";
            case "shortMinimum" -> "M-8";
            default -> "M-2";
          };
      case ContributeDecoder.TEMPLATE_ID, DeclareMemberDecoder.TEMPLATE_ID -> "S-10";
      case DeclareHouseDecoder.TEMPLATE_ID -> "S-11";
      case ValueAssetDecoder.TEMPLATE_ID, MoveCollateralDecoder.TEMPLATE_ID -> "S-12";
      case HoldCashDecoder.TEMPLATE_ID -> "S-13";
      case PayInterestDecoder.TEMPLATE_ID -> "S-14";
      case CloseOutDecoder.TEMPLATE_ID -> "D-5";
      case RecoverLossDecoder.TEMPLATE_ID -> "D-11";
      default -> "S-8";
    };
  }
}
