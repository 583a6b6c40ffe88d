// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.Locale;
import outcry.index.fact.PriceFact;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.IndexMethod;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;

/// The dated token facts as readings, each on its day: what an archive fixing names as its inputs.
public final class TokenFactReadings {
  private static final String MTOK = "Mtok";
  private static final long FINE = Price.ONE / 1_000_000;

  private TokenFactReadings() {}

  /// Gives a run every fact of the days up to and including `last`.
  public static void feed(PriceFacts facts, IndexMethod.Intake run, LocalDate last) {
    for (var fact : facts.observations())
      if (fact.unit().equals(MTOK) && !fact.date().isAfter(last)) run.take(reading(facts, fact));
  }

  private static Reading reading(PriceFacts facts, PriceFact fact) {
    int point = fact.good().lastIndexOf('.');
    var component = Component.valueOf(fact.good().substring(point + 1).toUpperCase(Locale.ROOT));
    var model = fact.good().substring(0, point);
    long noon = TokenFixing.noon(fact.date());
    var seen =
        new Observation(
            noon,
            noon,
            fact.source(),
            fact.provider(),
            fact.tier(),
            new Good.Tokens(model, component, ContextTier.SHORT, DayTier.ALL_DAY),
            1,
            "",
            Terms.ON_DEMAND,
            Kind.LIST,
            new Price(fact.price() * FINE, Currency.USD, PriceUnit.MTOK),
            0,
            "",
            0,
            0);
    return new Reading(seen, facts.group(fact.provider(), fact.date()), fact.price());
  }
}
