// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import outcry.core.engine.CommandWriter;
import outcry.wire.ListOptionDecoder;
import outcry.wire.PublishRiskArraysDecoder;

/// The sentence of terms that make no sense, field by field of the command.
final class TermsText {
  private TermsText() {}

  static String of(int command, String field, long value, long bound, Asked asked) {
    if (command == ListOptionDecoder.TEMPLATE_ID && !field.equals("contract")) {
      return option(field, value, bound, asked);
    }
    if (command == PublishRiskArraysDecoder.TEMPLATE_ID) {
      return model(field, value, bound, asked);
    }
    return switch (field) {
      case "product", "contract", "account", "member" ->
          "%s has no name (rule T-5)".formatted(field);
      case "multiplier", "tick", "margin", "fee" ->
          RefusalText.number(field, value, asked) + " (rule T-1)";
      case "feeBps" ->
          "feeBps %s is not from 0 to 1000 (rule S-15)"
              .formatted(asked.or(field, Decimals.brief(value)));
      case "reference" -> RefusalText.number(field, value, asked) + " (rule T-2)";
      case "settlement" ->
          "settlement runs from %s back to %s (rule T-3)"
              .formatted(Words.date(value), Words.date(bound));
      default -> market(field, value, asked);
    };
  }

  /// Terms of a margin model.
  private static String model(String field, long value, long bound, Asked asked) {
    return switch (field) {
      case "version" ->
          "version %s is not positive (rule M-10)".formatted(asked.or(field, Long.toString(value)));
      case "offsetCap" ->
          "offsetCap %s is not from 0 to 1 (rule M-6)"
              .formatted(asked.or(field, Decimals.price(value, 0)));
      case "families" -> "families name a contract twice (rule M-6)";
      case "addOns" -> "addOns name an add-on of a contract twice (rule M-7)";
      case "brackets" ->
          bound == 1 && value == 0
              ? "an add-on has no bracket (rule M-7)"
              : "the bracket above %d lots is not from %d to %d: brackets rise (rule M-7)"
                  .formatted(value, bound, Integer.MAX_VALUE);
      case "shortMinimum" -> "shortMinimum names a contract twice (rule M-8)";
      default ->
          value < 0 && value <= CommandWriter.NO_NUMBER
              ? "set \"%s\" has a weight with more than six decimals (rule M-2)".formatted(field)
              : "\"%s\" does not fit the model: %d against %d (rule M-3)"
                  .formatted(field, value, bound);
    };
  }

  private static String option(String field, long value, long bound, Asked asked) {
    return switch (field) {
      case "underlying" ->
          "%s is a spread or an option, and nothing to have an option on (rule T-6)"
              .formatted(asked.or("underlying", field));
      case "strike" ->
          bound == 0
              ? "a lot at %s is worth more than can be counted (rule T-6)"
                  .formatted(Decimals.brief(value))
              : "strike %s is not a positive number of ticks of %s (rule T-6)"
                  .formatted(asked.or("strike", ""), Decimals.brief(bound));
      case "style" -> "an average option needs an underlying that settles on an index (rule T-6)";
      case "expiry" ->
          value > bound
              ? "expiry %s is after %s, the last day of its underlying (rule T-6)"
                  .formatted(Words.date(value), Words.date(bound))
              : "expiry %s is not after %s, the last day settled (rule T-6)"
                  .formatted(Words.date(value), Words.date(bound));
      default -> "%s makes no sense in an option (rule T-6)".formatted(field);
    };
  }

  /// Terms of how a product trades.
  private static String market(String field, long value, Asked asked) {
    var fraction = asked.or(field, Decimals.price(value, 0));
    var count = asked.or(field, Long.toString(value));
    return switch (field) {
      case "matching" ->
          "matching %s is none of fifo, pro-rata, split (rule X-14)".formatted(count);
      case "top", "minAllocation" -> "%s %s is negative (rule X-14)".formatted(field, count);
      case "fifoShare" -> "fifoShare %s is not from 0 to 1 (rule X-14)".formatted(fraction);
      case "priceRule" -> "priceRule %s is neither resting nor middle (rule X-15)".formatted(count);
      case "protection" ->
          "protection %s is not from 0 to 1000000000.00 (rule X-10)".formatted(fraction);
      case "positionLimit" -> "positionLimit %s is not positive (rule X-17)".formatted(count);
      case "spotLimit", "productLimit" ->
          "%s %s is not positive (rule S-22)".formatted(field, count);
      case "spotDays" -> "spotDays %s is not from 0 to 366 (rule S-22)".formatted(count);
      case "accountability" -> "accountability %s is not positive (rule S-23)".formatted(count);
      case "reportable" -> "reportable %s is not positive (rule S-24)".formatted(count);
      case "dailyLimit" -> "dailyLimit %s is not from 0 to 10 (rule X-18)".formatted(fraction);
      case "band" -> "band %s is not from 0 to 10 (rule X-19)".formatted(fraction);
      case "pause" ->
          "pause has at most 16 windows of up to 168h, with moves from 0 to 10 (rule X-20)";
      case "limitLock" ->
          "limitLock widens by fractions from 0 to 10, and has such a margin (rule X-28)";
      case "block" -> "block needs minQty above 0 and a range from 0 to 10 (rule X-24)";
      case "settlementPrice" ->
          "settlementPrice looks back 168h at most, over no fewer than 0 lots (rule S-6)";
      default -> listing(field, value, count);
    };
  }

  /// Terms of strips, spreads, calendars and protections.
  private static String listing(String field, long value, String count) {
    return switch (field) {
      case "months" ->
          "months are 2 to 12 listed contracts of the product, outright and each once (rule X-23)";
      case "cascade" ->
          "a strip has a cascade date no later than its months' last days, and no settlement of its"
              + " own (rule X-23)";
      case "legs" -> "legs are 2 to 12 listed contracts, no spreads and each once (rule X-21)";
      case "upfront" ->
          "legs are all options paid upfront, of one multiplier and without weights, or none of"
              + " them is (rule T-8)";
      case "exercise" ->
          "an option expires at what its exercise is worth and at no other price (rule S-27)";
      case "ratio" -> "ratio %d is 0 or beyond 1000000 (rule X-21)".formatted(value);
      case "weights" ->
          "weights are needed for legs of different multipliers, and none is 0 (rule X-21)";
      case "assessmentCap" -> "assessmentCap %s is not from 0 to 1000 (rule S-11)".formatted(count);
      case "nonCash" -> "nonCash %s is not from 0 to 1 (rule S-11)".formatted(count);
      case "callDeadline" -> "callDeadline %s is not from 1ms to 168h (rule S-11)".formatted(count);
      case "haircut" -> "haircut %s is not from 0 to 1 (rule S-12)".formatted(count);
      case "asset" -> "USD is cash, and no asset (rule S-12)";
      case "assets" -> "%s assets are taken, no more (rule S-12)".formatted(count);
      case "currency" ->
          "an asset that others are priced in is priced in dollars itself (rule S-12)";
      case "ref" -> "a reservation needs a ref (rule S-13)";
      case "rate" -> "rate %s is not from 0 to 1 (rule S-14)".formatted(count);
      case "days" -> "days %s is not from 1 to 366 (rule S-14)".formatted(count);
      case "intraday", "final" ->
          "%s %s is no time of the day, or the other cycle's (rule S-16)".formatted(field, count);
      case "state" -> "state %s is none (rule X-8)".formatted(count);
      case "window" -> "window %s is not from 1ms to 168h (rule X-25)".formatted(count);
      case "quantity" -> "qty %d is not from 0 to 1000000000 (rule X-25)".formatted(value);
      case "first", "holidays" -> field + " is no day from 1970 to 9999 (rule X-27)";
      case "weekend" -> "weekend leaves no day of the week (rule X-27)";
      case "phases" -> "phases of a session rise, and all of them fit into a day (rule X-27)";
      default -> "%s %s makes no sense here (rule T-1)".formatted(field, count);
    };
  }
}
