// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.RefusedDecoder;
import outcry.wire.RejectedDecoder;

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
      case UNKNOWN_ACCOUNT -> "account " + whose + " is not open (rule X-1)";
      case UNKNOWN_CONTRACT -> "contract " + where + " is not listed (rule X-1)";
      case UNKNOWN_ORDER -> whose + " has no live order " + id + " (rule X-4)";
      case DUPLICATE_ID ->
          "id "
              + asked.or("newId", id)
              + " of "
              + whose
              + " is taken until the end of the next trading day (rule X-4)";
      case KILLED -> whose + " is blocked from trading (rule X-7)";
      case CLOSED -> where + " is closed, orders need continuous (rule X-5)";
      case HALTED -> where + " is halted, orders need continuous (rule X-5)";
      case NO_CANCEL -> where + " takes no cancels now (rule X-5)";
      case BAD_TYPE ->
          "this type or validity is not allowed in this state of " + where + " (rule X-6)";
      case BAD_QUANTITY -> quantity(value, bound);
      case BAD_PRICE -> price(rejected.contract(), value, bound, asked);
      case MARGIN ->
          "needs "
              + Decimals.brief(value)
              + " initial margin, "
              + Decimals.brief(bound)
              + " free (rule M-3)";
      case NO_OPPOSITE -> "no price on the other side of " + where + " (rule X-8)";
      case TRIGGER_PASSED -> "the stop price is already passed in " + where + " (rule X-8)";
      case POSITION_LIMIT -> "position would reach " + value + ", limit " + bound + " (rule X-9)";
      case PRICE_LIMIT -> outside("daily limit", rejected, value, bound);
      case PRICE_BAND -> outside("price band", rejected, value, bound);
      case WOULD_TAKE -> "a post-only order would trade at once (rule X-6)";
      case WOULD_INCREASE -> "a reduce-only order would increase the position (rule X-6)";
      case NULL_VAL -> "refused";
    };
  }

  private static String quantity(long value, long maximum) {
    return value <= 0
        ? "quantity " + value + " is not positive (rule X-3)"
        : "quantity " + value + " is above the largest, " + maximum + " (rule X-3)";
  }

  private String price(int contract, long value, long tick, Asked asked) {
    if (value == ABSENT) {
      var text = asked.text("price");
      return text == null
          ? "a limit order needs a price (rule X-2)"
          : "price " + text + " is no whole number of micro-dollars (rule X-2)";
    }
    var price = "price " + asked.or("price", names.price(contract, value));
    if (value <= 0) {
      return price + " is not positive (rule X-2)";
    }
    return tick > 0 && value % tick == 0
        ? price + " is too large (rule X-2)"
        : price + " is not a multiple of tick " + Decimals.price(tick, 0) + " (rule X-2)";
  }

  private String outside(String what, RejectedDecoder rejected, long value, long bound) {
    return "price "
        + names.price(rejected.contract(), value)
        + " is outside the "
        + what
        + ", "
        + names.price(rejected.contract(), bound)
        + " (rule X-9)";
  }

  /// Of every other command.
  String of(RefusedDecoder refused, Asked asked) {
    long value = refused.value();
    long bound = refused.bound();
    var reason = refused.reason();
    var subject = refused.subject();
    return switch (reason) {
      case UNKNOWN_PRODUCT -> "product " + subject + " is not listed (rule T-1)";
      case UNKNOWN_CONTRACT -> "contract " + subject + " is not listed (rule T-2)";
      case UNKNOWN_ACCOUNT -> "account " + subject + " is not open (rule T-3)";
      case UNKNOWN_INDEX -> "index " + subject + " is not known (rule I-1)";
      case UNKNOWN_MEMBER -> "member " + subject + " is not known (rule T-3)";
      case DUPLICATE_NAME -> "the name " + subject + " is taken (rule T-1)";
      case BAD_TERMS -> terms(subject, asked);
      case BAD_AMOUNT -> amount(value, subject, asked);
      case BAD_DATE -> date(value, bound, asked);
      case INSUFFICIENT_CASH ->
          Decimals.brief(value)
              + " asked, "
              + Decimals.brief(bound)
              + " may leave "
              + subject
              + " (rule S-2)";
      case DUPLICATE_REF ->
          "ref "
              + subject
              + " stood for "
              + Decimals.brief(bound)
              + ", now for "
              + Decimals.brief(value)
              + " (rule S-3)";
      case NO_PRICE ->
          subject + " has no last, previous or reference price to settle at (rule S-4)";
      case NO_FIXING ->
          subject + " has " + value + " fixings, its mean needs " + bound + " (rule S-6)";
      case TOO_LATE -> "a settlement has used this fixing of " + subject + " (rule I-2)";
      case UNKNOWN_COMMAND -> "the exchange does not know this command";
      case NULL_VAL -> "refused";
    };
  }

  private static String terms(String field, Asked asked) {
    var text = asked.text(field);
    return text == null
        ? field + " is not allowed by the listing terms (rule T-1)"
        : field + " " + text + " is not allowed by the listing terms (rule T-1)";
  }

  private static String amount(long value, String subject, Asked asked) {
    var field = asked.text("amount") == null ? "value" : "amount";
    var what = field + " " + asked.or(field, value == ABSENT ? subject : Decimals.brief(value));
    if (value == ABSENT) {
      return what + " is no whole number of micro-dollars (rule S-1)";
    }
    return value <= 0
        ? what + " is not positive (rule S-1)"
        : what + " is not whole cents, or too large (rule S-1)";
  }

  private static String date(long value, long bound, Asked asked) {
    var text = asked.text("date");
    var what = "date " + (text == null ? Words.date(value) : text);
    return bound > value
        ? what + " is before " + Words.date(bound) + " (rule S-5)"
        : what + " is not possible (rule S-5)";
  }
}
