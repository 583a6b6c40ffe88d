// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the SPAN-style file of a model: the same contracts, scanned by what the model asks for
/// (rule M-19).
///
/// The price scan range of a contract is the larger of its two outright rates by the unit, so that
/// a single future asks for the same in both. Contracts of one index are one commodity. A calendar
/// spread of two futures is charged what the model asks of the dearest pair, and two commodities of
/// a family are credited the smallest share that the model lets them offset.
public record SpanBuilder(double volatilityScan, double horizon) {
  /// Volatility a fifth up and down, one day on.
  public static final SpanBuilder HOUSE = new SpanBuilder(0.20, 1);

  private static final double MICROS = 1e6;
  private static final double CENTS = 100;

  /// The losses of one long lot in the sixteen scenarios, dollars.
  ///
  /// @param priceScan micro-dollars a unit
  public List<Double> losses(Instrument instrument, double priceScan) {
    var at = atHorizon(instrument);
    var losses = new ArrayList<Double>();
    for (var scenario : SpanScenario.ALL) {
      double move = scenario.price() * priceScan / price(instrument);
      double loss = loss(instrument, at, move, scenario.volatility() * volatilityScan);
      losses.add(cents(scenario.covered() * loss / MICROS));
    }
    return List.copyOf(losses);
  }

  /// A file is in cents.
  private static double cents(double dollars) {
    return StrictMath.rint(dollars * CENTS) / CENTS;
  }

  /// A whole month's exposure: the scan range has the run-off in it already.
  private static double loss(Instrument instrument, Option at, double move, double volatility) {
    if (at != null) {
      return at.loss(move / at.unfixed(), volatility);
    }
    var future = (Future) instrument;
    double reached = Math.max(future.tick(), future.price() * (1 + move));
    return (future.price() - reached) * future.multiplier();
  }

  /// The option with the file's horizon; null for a future.
  private Option atHorizon(Instrument instrument) {
    return instrument instanceof Option option
        ? new Option(
            option.contract(),
            option.underlying(),
            option.right(),
            option.strike(),
            option.expiry(),
            option.average(),
            option.past(),
            option.sigma(),
            option.rate(),
            horizon)
        : null;
  }

  /// Deltas after the horizon at seven prices, weighed: what an option stands for in futures.
  public double compositeDelta(Instrument instrument, double priceScan) {
    var at = atHorizon(instrument);
    if (at == null) {
      return 1;
    }
    double delta = 0;
    for (int step = -3; step <= 3; step++) {
      double middle = step * priceScan / 3 / price(instrument);
      delta += SpanScenario.DELTA_WEIGHTS[Math.abs(step)] * at.delta(middle / at.unfixed());
    }
    return delta;
  }

  private static double price(Instrument instrument) {
    return underlying(instrument).price();
  }

  private static Future underlying(Instrument instrument) {
    return switch (instrument) {
      case Future future -> future;
      case Option option -> option.underlying();
    };
  }

  /// @param instruments those of the model, in its order
  public Span of(Published published, List<? extends Instrument> instruments) {
    var byFactor = new LinkedHashMap<String, List<Instrument>>();
    for (var instrument : instruments) {
      byFactor.computeIfAbsent(instrument.factor(), _ -> new ArrayList<>()).add(instrument);
    }
    var rates = published.byContract();
    var commodities = new ArrayList<Span.Commodity>();
    byFactor.forEach(
        (factor, own) -> {
          var rows = own.stream().map(each -> row(published, rates, each)).toList();
          commodities.add(
              new Span.Commodity(
                  factor, rows, interMonth(published, own), shortMinimum(published, own)));
        });
    return new Span(published.arrays().model(), commodities, credits(published, byFactor));
  }

  private Span.Row row(Published published, Map<String, Rate> rates, Instrument instrument) {
    var future = underlying(instrument);
    var rate = rates.get(future.contract());
    if (rate == null) {
      throw new IllegalArgumentException(
          instrument.contract() + " is on " + future.contract() + ", which is not in the model");
    }
    double scan = (double) Math.max(rate.buyer(), rate.seller()) / future.multiplier();
    double value = instrument instanceof Option option && option.rate() != 0 ? option.value() : 0;
    return new Span.Row(
        instrument.contract(),
        instrument instanceof Option,
        price(instrument) / MICROS,
        scan / MICROS,
        instrument instanceof Option ? volatilityScan : 0,
        compositeDelta(instrument, scan),
        value / MICROS,
        delivery(published, instrument),
        losses(instrument, scan));
  }

  private static double delivery(Published published, Instrument instrument) {
    var tables = published.arrays().addOns().getOrDefault(instrument.contract(), Map.of());
    return Bracket.cost(tables.getOrDefault("delivery", List.of()), 1) / MICROS;
  }

  private static double shortMinimum(Published published, List<Instrument> own) {
    return own.stream()
            .mapToLong(each -> published.arrays().shortMinimum().getOrDefault(each.contract(), 0L))
            .max()
            .orElse(0)
        / MICROS;
  }

  private static List<Future> futures(List<Instrument> own) {
    return own.stream().filter(Future.class::isInstance).map(Future.class::cast).toList();
  }

  /// What the model asks of the dearest pair of months; the scan of a pair comes to little.
  private static double interMonth(Published published, List<Instrument> own) {
    var futures = futures(own);
    long dearest = 0;
    for (int near = 0; near < futures.size(); near++) {
      for (int far = near + 1; far < futures.size(); far++) {
        dearest = Math.max(dearest, pair(published, futures.get(near), futures.get(far)));
      }
    }
    return StrictMath.ceil(dearest / MICROS * CENTS) / CENTS;
  }

  private static long pair(Published published, Future one, Future other) {
    return Math.max(
        Requirement.risk(published.arrays(), Map.of(one.contract(), 1L, other.contract(), -1L)),
        Requirement.risk(published.arrays(), Map.of(one.contract(), -1L, other.contract(), 1L)));
  }

  /// The first months of two commodities of a family, one against one.
  private static List<Span.InterCommodity> credits(
      Published published, Map<String, List<Instrument>> byFactor) {
    var credits = new ArrayList<Span.InterCommodity>();
    var names = List.copyOf(byFactor.keySet());
    var families = published.arrays().families();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        var one = futures(byFactor.get(names.get(a)));
        var other = futures(byFactor.get(names.get(b)));
        if (one.isEmpty() || other.isEmpty()) {
          continue;
        }
        var first = one.getFirst().contract();
        var second = other.getFirst().contract();
        double rate = credit(published, one.getFirst(), other.getFirst());
        if (families.getOrDefault(first, "").equals(families.getOrDefault(second, ""))
            && rate > 0) {
          credits.add(
              new Span.InterCommodity(
                  List.of(new Span.Leg(names.get(a), 1), new Span.Leg(names.get(b), -1)), rate));
        }
      }
    }
    return credits;
  }

  /// Share of both legs' margin that the model does not ask of the pair, rounded down to a per
  /// cent.
  private static double credit(Published published, Future one, Future other) {
    var arrays = published.arrays();
    double apart =
        Math.min(
            Requirement.risk(arrays, Map.of(one.contract(), 1L))
                + Requirement.risk(arrays, Map.of(other.contract(), -1L)),
            Requirement.risk(arrays, Map.of(one.contract(), -1L))
                + Requirement.risk(arrays, Map.of(other.contract(), 1L)));
    double share = apart == 0 ? 0 : 1 - pair(published, one, other) / apart;
    return StrictMath.floor(Math.max(0, share) * CENTS) / CENTS;
  }
}
