// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import outcry.wire.CloseOutDecoder;
import outcry.wire.DeclareDefaultDecoder;
import outcry.wire.LiquidateAccountDecoder;
import outcry.wire.PortAccountDecoder;
import outcry.wire.RecoverLossDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.SwitchKillDecoder;

/// The sentences of what default management refuses.
final class DefaultText {
  private DefaultText() {}

  /// Null when the refusal is worded as everywhere else.
  static String of(
      int command, RefuseReason reason, String subject, long value, long bound, Asked asked) {
    return switch (reason) {
      case BAD_TERMS -> terms(command, subject, value, bound, asked);
      case INSUFFICIENT_CASH -> cover(command, subject, value, bound);
      case NO_PRICE ->
          command == CloseOutDecoder.TEMPLATE_ID
              ? "%s has no settlement or reference price to close at (rule D-5)".formatted(subject)
              : null;
      case BAD_AMOUNT ->
          command == RecoverLossDecoder.TEMPLATE_ID && value > bound && bound >= 0
              ? "amount %s is more than %s, which is still missing (rule D-11)"
                  .formatted(Decimals.brief(value), Decimals.brief(bound))
              : command == RecoverLossDecoder.TEMPLATE_ID && value > 0
                  ? "amount %s is not whole cents, or more than can be paid in (rule D-11)"
                      .formatted(Decimals.brief(value))
                  : null;
      default -> null;
    };
  }

  private static String terms(int command, String field, long value, long bound, Asked asked) {
    var member = asked.or("member", "the member");
    return switch (command) {
      case DeclareDefaultDecoder.TEMPLATE_ID ->
          "member %s is in default already (rule D-1)".formatted(member);
      case SwitchKillDecoder.TEMPLATE_ID ->
          asked.text("member") == null
              ? "account %s is of a member in default (rule D-1)".formatted(asked.or("account", ""))
              : "member %s is in default (rule D-1)".formatted(member);
      case RecoverLossDecoder.TEMPLATE_ID ->
          "member %s is not in default (rule D-11)".formatted(member);
      case CloseOutDecoder.TEMPLATE_ID ->
          switch (field) {
            case "member" -> "member %s is not in default (rule D-5)".formatted(member);
            case "bids" ->
                "a bid of %d lots is not from 1 to %d (rule D-5)".formatted(value, bound);
            default -> "account %s may not bid (rule D-5)".formatted(field);
          };
      case PortAccountDecoder.TEMPLATE_ID ->
          field.equals("to")
              ? "%s cannot take the account (rule D-12)".formatted(asked.or("to", "the member"))
              : "a house account stays with its member (rule D-12)";
      case LiquidateAccountDecoder.TEMPLATE_ID ->
          "nothing to liquidate: %s is required, %s is there (rule D-3)"
              .formatted(Decimals.brief(value), Decimals.brief(bound));
      default -> null;
    };
  }

  private static String cover(int command, String account, long needed, long has) {
    return switch (command) {
      case CloseOutDecoder.TEMPLATE_ID ->
          "with what it bids for %s needs %s, it has %s (rule D-5)"
              .formatted(account, Decimals.brief(needed), Decimals.brief(has));
      case PortAccountDecoder.TEMPLATE_ID ->
          "%s needs %s and has %s: only a covered account is ported (rule D-12)"
              .formatted(account, Decimals.brief(needed), Decimals.brief(has));
      default -> null;
    };
  }
}
