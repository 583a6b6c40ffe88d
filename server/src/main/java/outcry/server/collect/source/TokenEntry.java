// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.Instant;
import java.util.Locale;
import outcry.index.name.ModelNames;
import outcry.index.name.SellerNames;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.server.collect.Json;
import outcry.server.collect.Quote;
import outcry.server.collect.Quotes;
import tools.jackson.databind.JsonNode;

/// What a table says about one model at one seller: the circumstances its prices share. Every price
/// it is given becomes an observation or a refusal (rule I-65).
///
/// @param line the entry's place in the table, from 1
/// @param seller under its one name
/// @param model under its one name
/// @param region empty when the table does not say
/// @param seen when the source saw it; null when it was captured
/// @param from since when it holds; null when the source does not say
record TokenEntry(
    Quotes quotes,
    int line,
    String seller,
    ModelNames.Named model,
    String region,
    Currency currency,
    PriceUnit unit,
    Terms terms,
    ContextTier context,
    DayTier hours,
    Instant seen,
    Instant from) {

  private static final ModelNames MODELS = ModelNames.shipped();
  private static final SellerNames SELLERS = SellerNames.shipped();

  /// An entry on standard terms: on demand, short context, all day. The model's spelling may name a
  /// region.
  static TokenEntry of(
      Quotes quotes, int line, String seller, String model, Currency currency, PriceUnit unit) {
    var named = SELLERS.named(seller);
    var known = MODELS.named(model, named);
    return new TokenEntry(
        quotes,
        line,
        named,
        known,
        known.region(),
        currency,
        unit,
        Terms.ON_DEMAND,
        ContextTier.SHORT,
        DayTier.ALL_DAY,
        null,
        null);
  }

  TokenEntry in(String where) {
    return where.isEmpty()
        ? this
        : new TokenEntry(
            quotes, line, seller, model, where, currency, unit, terms, context, hours, seen, from);
  }

  TokenEntry per(PriceUnit of) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, of, terms, context, hours, seen, from);
  }

  TokenEntry on(Terms of) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, unit, of, context, hours, seen, from);
  }

  TokenEntry over(ContextTier length) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, unit, terms, length, hours, seen, from);
  }

  TokenEntry at(DayTier time) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, unit, terms, context, time, seen, from);
  }

  TokenEntry from(Instant since) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, unit, terms, context, hours, seen, since);
  }

  /// A price of the past: seen when it began, which is all a table without dates of seeing says.
  TokenEntry past(Instant since) {
    return new TokenEntry(
        quotes, line, seller, model, region, currency, unit, terms, context, hours, since, since);
  }

  /// Takes a price or says why not. An absent price or a null says nothing.
  void price(Component component, JsonNode amount) {
    if (amount.isMissingNode() || amount.isNull()) return;
    var quote = quote(component);
    if (model.model().isEmpty()) {
      quote.refuse("malformed", "the entry names no model (rule I-65)");
    } else if (seller.isEmpty()) {
      quote.refuse("malformed", model.model() + " has no seller (rule I-65)");
    } else if (amount.isString()) {
      quote.priced(amount.stringValue(), currency, unit);
    } else if (!Json.isFinite(amount)) {
      quote.refuse(
          "malformed",
          component(component) + " price is " + kind(amount) + ", not a number (I-65)");
    } else {
      quote.priced(amount.decimalValue(), currency, unit);
    }
  }

  /// Refuses the entry as a whole.
  void refuse(String code, String reason) {
    quote(Component.INPUT).refuse(code, reason);
  }

  private Quote quote(Component component) {
    var quote =
        quotes
            .at(line)
            .by(seller, model.tier())
            .of(new Good.Tokens(model.model(), component, context, hours))
            .in(region)
            .on(terms);
    if (seen != null) quote.seen(seen);
    if (from != null) quote.from(from);
    return quote;
  }

  private static String component(Component component) {
    return component.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kind(JsonNode amount) {
    return amount.isNumber() ? "not finite" : "a JSON " + amount.getNodeType().name();
  }
}
