// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.PublishFixingDecoder;
import outcry.wire.PublishRiskArraysDecoder;
import outcry.wire.RefusedDecoder;
import outcry.wire.RejectedDecoder;
import outcry.wire.SettleDecoder;
import outcry.wire.WithdrawDecoder;

/// The sentence of a refusal: what was asked, what would have been right, and which rule of the
/// rulebook says so.
///
/// `price 3.1013 is not a multiple of tick 0.005 (rule X-2)`
final class RefusalText {
  private final Naming names;

  RefusalText(Naming names) {
    this.names = names;
  }

  /// Of an order, a replace or a cancel.
  String of(RejectedDecoder rejected, String id, Asked asked) {
    var account = names.account(rejected.account());
    var whose = account == null ? asked.or("account", "the account") : account;
    var contract = names.contract(rejected.contract());
    var where = contract == null ? asked.or("contract", "the contract") : contract;
    long value = rejected.value();
    long bound = rejected.bound();
    return switch (rejected.reason()) {
      case UNKNOWN_ACCOUNT -> "account %s is not open (rule T-5)".formatted(whose);
      case UNKNOWN_CONTRACT -> "contract %s is not listed (rule T-5)".formatted(where);
      case UNKNOWN_ORDER -> "%s has no live order %s (rule X-6)".formatted(whose, id);
      case DUPLICATE_ID ->
          "id %s of %s is taken until the end of the next trading day (rule X-6)"
              .formatted(asked.or("newId", id), whose);
      case CLOSED -> "%s is closed; orders need continuous (rule X-8)".formatted(where);
      case HALTED -> "%s is halted; orders need continuous (rule X-8)".formatted(where);
      case BAD_TYPE -> type(value, bound, where);
      case BAD_QUANTITY -> quantity(value, bound);
      case BAD_PRICE -> price(rejected.contract(), value, bound, asked);
      case MARGIN ->
          "needs %s initial margin, %s free (rule M-4)"
              .formatted(Decimals.brief(value), Decimals.brief(bound));
      case KILLED,
          NO_CANCEL,
          NO_OPPOSITE,
          TRIGGER_PASSED,
          POSITION_LIMIT,
          PRICE_LIMIT,
          PRICE_BAND,
          WOULD_TAKE,
          WOULD_INCREASE,
          NULL_VAL ->
          Words.of(rejected.reason());
    };
  }

  private static String type(long length, long longest, String where) {
    return longest > 0
        ? "an id has 1 to %d bytes, this one %d (rule X-6)".formatted(longest, length)
        : "this type or validity is not allowed in %s now (rule X-4)".formatted(where);
  }

  private static String quantity(long value, long most) {
    if (value <= 0) {
      return "quantity %d is not positive (rule X-3)".formatted(value);
    }
    return most > 0
        ? "quantity %d is above %d, the most at this price (rule X-3)".formatted(value, most)
        : "quantity %d is more than a margin can be worked out for (rule X-3)".formatted(value);
  }

  private String price(int contract, long value, long tick, Asked asked) {
    var text = asked.text("price");
    if (value == ABSENT) {
      return text == null
          ? "a limit order needs a price (rule X-2)"
          : number("price", value, asked) + " (rule X-2)";
    }
    var price = text == null ? names.price(contract, value) : text;
    if (value <= 0) {
      return "price %s is not positive (rule X-2)".formatted(price);
    }
    return tick > 0 && value % tick == 0
        ? "price %s is more ticks than a book can hold (rule X-2)".formatted(price)
        : "price %s is not a multiple of tick %s (rule X-2)"
            .formatted(price, Decimals.price(tick, 0));
  }

  /// Of every other command.
  String of(RefusedDecoder refused, Asked asked) {
    long value = refused.value();
    long bound = refused.bound();
    var reason = refused.reason();
    var subject = refused.subject();
    return switch (reason) {
      case UNKNOWN_PRODUCT -> "product %s is not listed (rule T-5)".formatted(subject);
      case UNKNOWN_CONTRACT ->
          "contract %s is not listed%s (rule T-5)"
              .formatted(
                  named("contract", subject, asked),
                  refused.command() == SettleDecoder.TEMPLATE_ID ? ", or has expired" : "");
      case UNKNOWN_ACCOUNT ->
          "account %s is not open (rule T-5)".formatted(named("account", subject, asked));
      case UNKNOWN_INDEX -> "index %s is not known (rule S-5)".formatted(subject);
      case UNKNOWN_MEMBER -> "member %s is not known (rule T-5)".formatted(subject);
      case DUPLICATE_NAME -> "the name %s is taken (rule T-5)".formatted(subject);
      case BAD_TERMS -> terms(subject, value, bound, asked);
      case BAD_AMOUNT -> amount(refused.command(), subject, value, bound, asked);
      case BAD_DATE ->
          "date %s is before %s, the last one settled (rule S-4)"
              .formatted(Words.date(value), Words.date(bound));
      case INSUFFICIENT_CASH ->
          "asks for %s, %s may leave %s (rule S-8)"
              .formatted(Decimals.brief(value), Decimals.brief(Math.max(0, bound)), subject);
      case DUPLICATE_REF ->
          "ref %s stands for %s, this is %s (rule S-8)"
              .formatted(subject, payment(bound), payment(refused.command(), value));
      case NO_PRICE ->
          "%s has no last, previous or reference price to settle at (rule S-6)".formatted(subject);
      case NO_FIXING ->
          "%s has fixings for %d of %d days, fewer than 80%% (rule S-5)"
              .formatted(subject, value, bound);
      case TOO_LATE ->
          "a settlement has used the fixing of %s; it stays %s (rule S-5)"
              .formatted(subject, Decimals.brief(bound));
      case UNKNOWN_COMMAND -> "the exchange does not know command %d".formatted(value);
      case NULL_VAL -> Words.of(reason);
    };
  }

  private static String payment(int command, long amount) {
    boolean out = command == WithdrawDecoder.TEMPLATE_ID && amount != ABSENT;
    return payment(out ? -amount : amount);
  }

  /// Money going out is negative.
  private static String payment(long amount) {
    if (amount == ABSENT) {
      return "no whole number of micro-dollars";
    }
    return (amount < 0 ? "a withdrawal of " : "a deposit of ") + Decimals.brief(Math.abs(amount));
  }

  /// The name that was asked for, where the log carried only a number: then the subject is the
  /// field itself.
  private static String named(String field, String subject, Asked asked) {
    return subject.equals(field) ? asked.or(field, subject) : subject;
  }

  private static String terms(String subject, long value, long bound, Asked asked) {
    return switch (subject) {
      case "product", "contract", "account" -> "%s has no name (rule T-5)".formatted(subject);
      case "multiplier", "tick", "margin", "fee" -> number(subject, value, asked) + " (rule T-1)";
      case "reference" -> number(subject, value, asked) + " (rule T-2)";
      case "settlement" ->
          "settlement runs from %s back to %s (rule T-3)"
              .formatted(Words.date(value), Words.date(bound));
      default ->
          "\"%s\" does not fit the model: %d against %d (rule M-3)"
              .formatted(subject, value, bound);
    };
  }

  private static String amount(int command, String subject, long value, long bound, Asked asked) {
    if (bound != ABSENT && value > bound) {
      return "%s %s is more than %s (rule %s)"
          .formatted(subject, Decimals.brief(value), Decimals.brief(bound), ruleOfAmounts(command));
    }
    var wrong =
        switch (subject) {
          case "prices", "arrays" -> subject + " make amounts too large to add up";
          default ->
              value > 0 && command == WithdrawDecoder.TEMPLATE_ID
                  ? "amount %s is not whole cents".formatted(asked.or("amount", ""))
                  : number(subject, value, asked);
        };
    return "%s (rule %s)".formatted(wrong, ruleOfAmounts(command));
  }

  /// What is wrong with a number that has to be positive micro-dollars, or a positive count.
  private static String number(String field, long value, Asked asked) {
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

  private static String ruleOfAmounts(int command) {
    return switch (command) {
      case PublishFixingDecoder.TEMPLATE_ID -> "S-5";
      case SettleDecoder.TEMPLATE_ID -> "S-6";
      case PublishRiskArraysDecoder.TEMPLATE_ID -> "M-2";
      default -> "S-8";
    };
  }
}
