// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;
import static outcry.core.engine.CommandWriter.NO_NUMBER;

import java.util.List;
import java.util.Locale;
import outcry.wire.RejectedDecoder;

/// The sentence of a rejected order, quote, replace or cancel: what was asked, what would have been
/// right, and which rule of the rulebook says so.
///
/// `price 3.1013 is not a multiple of tick 0.005 (rule X-2)`
final class RejectionText {
  private static final List<String> PRICES = List.of("price", "stop", "bid", "ask");
  private static final List<String> QUANTITIES =
      List.of("qty", "display", "minQty", "bidQty", "askQty");

  private final Naming names;

  RejectionText(Naming names) {
    this.names = names;
  }

  String of(RejectedDecoder rejected, String id, Asked asked) {
    var account = names.account(rejected.account());
    var whose = account == null ? asked.or("account", "the account") : account;
    var contract = names.contract(rejected.contract());
    var where = contract == null ? asked.or("contract", "the contract") : contract;
    long value = rejected.value();
    long bound = rejected.bound();
    return switch (rejected.reason()) {
      case UNKNOWN_ACCOUNT -> "account %s is not open (rule T-5)".formatted(unknown(whose, asked));
      case UNKNOWN_CONTRACT -> "contract %s is not listed (rule T-5)".formatted(where);
      case UNKNOWN_ORDER -> "%s has no live order %s (rule X-6)".formatted(whose, id);
      case DUPLICATE_ID ->
          "id %s of %s is taken until the end of the next trading day (rule X-6)"
              .formatted(asked.or("newId", id), whose);
      case KILLED -> killed(whose, asked);
      case CLOSED -> "%s is closed; it takes no orders now (rule X-8)".formatted(where);
      case HALTED -> "%s is halted; it takes no orders now (rule X-8)".formatted(where);
      case NO_CANCEL ->
          "%s is in no-cancel; orders stay as they are until it opens (rule X-8)".formatted(where);
      case BAD_TYPE -> type(value, bound, where, asked);
      case BAD_QUANTITY -> quantity(value, bound, asked);
      case BAD_PRICE -> price(rejected.contract(), value, bound, asked);
      case NO_OPPOSITE ->
          "%s has no order on the other side to take a price from (rule X-10)".formatted(where);
      default -> guard(rejected, where, asked);
    };
  }

  /// What a price or a position is held against.
  private String guard(RejectedDecoder rejected, String where, Asked asked) {
    long value = rejected.value();
    long bound = rejected.bound();
    int contract = rejected.contract();
    return switch (rejected.reason()) {
      case TRIGGER_PASSED ->
          "the last price %s has reached the stop %s already (rule X-11)"
              .formatted(names.price(contract, bound), names.price(contract, value));
      case POSITION_LIMIT ->
          bound == 0 && isBlock(asked)
              ? "the position of %s would pass its limit (rules X-17, X-24)"
                  .formatted(otherSide(asked))
              : positionLimit(value, bound, where);
      case PRICE_LIMIT ->
          "price %s is %s the daily limit %s (rule X-18)"
              .formatted(names.price(contract, value), beyond(value, bound), at(contract, bound));
      case PRICE_BAND ->
          "price %s is %s the price band's %s (rule %s)"
              .formatted(
                  names.price(contract, value),
                  beyond(value, bound),
                  at(contract, bound),
                  isBlock(asked) ? "X-24" : "X-19");
      case WOULD_TAKE ->
          "price %s would trade at once with %s (rule X-13)"
              .formatted(names.price(contract, value), at(contract, bound));
      case WOULD_INCREASE ->
          "%d lots would not reduce the position of %d lots (rule X-13)".formatted(value, bound);
      case MARGIN ->
          value == 0 && isBlock(asked)
              ? "the block trade is not covered by %s (rules M-4, X-24)".formatted(otherSide(asked))
              : "needs %s initial margin, %s free (rule M-4)"
                  .formatted(Decimals.brief(value), Decimals.brief(bound));
      default -> Words.of(rejected.reason());
    };
  }

  private String at(int contract, long bound) {
    return names.price(contract, bound);
  }

  private static String beyond(long value, long bound) {
    return value > bound ? "above" : "below";
  }

  private static boolean isBlock(Asked asked) {
    return "block".equals(asked.text("cmd"));
  }

  /// Of a block trade's other side no figure is told.
  private static String otherSide(Asked asked) {
    return asked.or("counterparty", "the other side");
  }

  /// Of the two accounts a block trade names, the one that is not there.
  private String unknown(String account, Asked asked) {
    var other = asked.text("counterparty");
    boolean known = other != null && names.accountNumber(account) != 0;
    return known ? other : account;
  }

  private static String killed(String whose, Asked asked) {
    if (isBlock(asked)) {
      return "%s or %s is set apart by the kill switch (rule X-26)"
          .formatted(whose, otherSide(asked));
    }
    return asked.or("cmd", "").toLowerCase(Locale.ROOT).endsWith("quote")
        ? ("quotes of %s are stopped, by market-maker protection until one says reset (rule X-25)"
                + " or by the kill switch (rule X-26)")
            .formatted(whose)
        : "%s is set apart by the kill switch (rule X-26)".formatted(whose);
  }

  /// An order that does not fit together, and why, as far as its own words tell.
  private static String type(long length, long longest, String where, Asked asked) {
    if (longest > 0) {
      return "an id has 1 to %d bytes, this one %d (rule X-6)".formatted(longest, length);
    }
    if (isBlock(asked)) {
      return "%s takes block trades between two accounts where its product names a block (rule X-24)"
          .formatted(where);
    }
    var type = asked.or("type", "limit");
    var tif = asked.or("tif", "day");
    boolean priced = type.equals("limit") || type.equals("stop-limit");
    if (!priced && asked.text("price") != null) {
      return "a %s order has no price (rule %s)"
          .formatted(type, type.equals("stop") ? "X-11" : "X-10");
    }
    if (!type.startsWith("stop") && asked.text("stop") != null) {
      return "a %s order has no stop (rule X-11)".formatted(type);
    }
    if (tif.equals("gtd") != (asked.text("until") != null)) {
      return "until goes with gtd, and gtd with until; this is %s (rule X-4)".formatted(tif);
    }
    if ("true".equals(asked.text("postOnly")) && !type.equals("limit")) {
      return "post-only is for limit orders, this is %s (rule X-13)".formatted(type);
    }
    return ("type %s with validity %s, as this order has it, is not allowed in %s now"
            + " (rules X-4, X-10, X-13)")
        .formatted(type, tif, where);
  }

  private static String quantity(long value, long bound, Asked asked) {
    var field = which(QUANTITIES, value, asked, RejectionText::lots);
    boolean ofOrder = field == null || field.equals("qty");
    var what = (ofOrder ? "quantity" : field) + " " + value(field, value, ofOrder, asked);
    if (value <= 0) {
      return what + " is not positive (rule X-3)";
    }
    if (value < bound) {
      return "%s is below %d, the least of a block trade (rule X-24)".formatted(what, bound);
    }
    if (!ofOrder && asked.text("qty") != null) {
      return "%s is above %d, the order's own (rule X-3)".formatted(what, bound);
    }
    return bound > 0
        ? "%s is above %d, the most at this price (rule X-3)".formatted(what, bound)
        : what + " is more than a margin can be worked out for (rule X-3)";
  }

  private static String value(String field, long value, boolean ofOrder, Asked asked) {
    return ofOrder ? Long.toString(value) : asked.or(field, Long.toString(value));
  }

  /// A written nought goes as -1 where the wire takes nought for "none".
  private static boolean lots(String text, long value) {
    return text.equals(Long.toString(value)) || value == -1 && text.equals("0");
  }

  private String price(int contract, long asWritten, long tick, Asked asked) {
    long value = asWritten == NO_NUMBER ? ABSENT : asWritten;
    var field = which(PRICES, value, asked, (text, of) -> micros(text) == of);
    if (field == null && value == ABSENT) {
      return asked.or("type", "limit").startsWith("stop") && asked.text("stop") == null
          ? "a stop order needs a stop (rule X-11)"
          : "a limit order needs a price (rule X-2)";
    }
    var text = field == null ? names.price(contract, value) : asked.text(field);
    var price = (field == null ? "price" : field) + " " + text;
    if (field != null && micros(text) == ABSENT) {
      return price + " is " + Decimals.fault(text) + " (rule X-2)";
    }
    if (value <= 0 && !names.isSpread(contract)) {
      return price + " is not positive (rule X-2)";
    }
    return tick > 0 && value % tick == 0
        ? price + " is more ticks than a book can hold (rule X-2)"
        : "%s is not a multiple of tick %s (rule X-2)".formatted(price, Decimals.price(tick, 0));
  }

  private static long micros(String text) {
    return Decimals.isDecimal(text) ? Decimals.micros(text) : ABSENT;
  }

  @FunctionalInterface
  private interface Says {
    boolean says(String text, long value);
  }

  /// The field that was written with the value; null when none was.
  private static String which(List<String> fields, long value, Asked asked, Says says) {
    return fields.stream()
        .filter(field -> asked.text(field) != null && says.says(asked.text(field), value))
        .findFirst()
        .orElse(null);
  }

  /// A bound of all months together comes negative.
  private static String positionLimit(long reached, long bound, String where) {
    return bound < 0
        ? "position and orders would come to %d lots in all months, at most %d (rule S-22)"
            .formatted(reached, -bound)
        : "position and orders would come to %d lots in %s, at most %d (rule X-17)"
            .formatted(reached, where, bound);
  }
}
