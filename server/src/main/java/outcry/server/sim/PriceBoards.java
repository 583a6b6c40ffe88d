// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import outcry.index.fact.Model;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// What price pages say in the demonstration, as somebody sees it who reads them once a day.
///
/// GPU sellers follow the street late: each posts a new price when the street has moved away
/// further than its patience. Language models start from their dated list prices, read through two
/// catalogues. Pages fail as real ones do: missing for a day, ten times too high, zero. The
/// benchmark's screens have something to catch.
final class PriceBoards {
  private static final double MISSING = 0.012;
  private static final double SLIP = 0.003;
  private static final double ZERO = 0.003;
  private static final double LIST_PATIENCE = 0.04;
  private static final long CENT = 10_000;
  private static final long FINE = Price.ONE / 1_000_000;
  private static final int READ_AT = 6;
  private static final int SECONDS_OF_A_MORNING = 4 * 3600;
  private static final Map<String, Integer> MEMORY_GB =
      Map.of("H100", 80, "H200", 141, "B200", 180, "A100", 80);
  private static final List<String> CATALOGUES =
      List.of("simulated-catalogue-one", "simulated-catalogue-two");

  private static final int HOSTS = 4;
  private static final List<String> MORE_HOSTS =
      List.of("Together", "Fireworks", "Groq", "DeepInfra", "AWS Bedrock");

  /// The street at a day.
  interface Level {
    /// Micro-dollars a unit.
    long of(Listing listing);
  }

  private record Board(String seller, String good) {}

  private final PriceFacts facts;
  private final LocalDate lastFact;
  private final SplittableRandom random;
  private final Map<Board, Long> posted = new HashMap<>();

  PriceBoards(PriceFacts facts, long seed) {
    this.facts = facts;
    this.lastFact = facts.lastDate();
    this.random = new SplittableRandom(seed);
  }

  /// What is seen on a day, in the order it is read.
  ///
  /// @param now where the street stands that day
  /// @param then where it stood on the day of the last fact
  List<Observation> read(LocalDate day, Level now, Level then) {
    var seen = new ArrayList<Observation>();
    for (var listing : Listing.ALL) {
      if (listing.kind() == Listing.Kind.GPU) gpus(day, listing, now.of(listing), seen);
    }
    for (var model : facts.models().values()) {
      if (model.votes()) tokens(day, model, now, then, seen);
    }
    return seen;
  }

  private void gpus(LocalDate day, Listing listing, long street, List<Observation> seen) {
    var name = listing.product();
    var good = new Good.Gpu(name, "SXM", MEMORY_GB.get(name), "");
    for (var seller : Seller.ALL) {
      long wanted = Math.max(1, Math.round(street * (1 + seller.premium()) / CENT)) * CENT;
      long price = post(new Board(seller.name(), name), wanted, seller.patience());
      if (random.nextDouble() >= MISSING) {
        var row = row(day, "simulated", seller.name(), seller.tier(), good, PriceUnit.GPU_HOUR);
        seen.add(row.at(seen.size() + 1, misread(price)));
      }
    }
  }

  private void tokens(LocalDate day, Model model, Level now, Level then, List<Observation> seen) {
    for (var component :
        List.of(Good.Component.INPUT, Good.Component.CACHED, Good.Component.OUTPUT)) {
      var fact = model.name() + "." + component.name().toLowerCase(Locale.ROOT);
      var listing = listing(model.tier(), component);
      var good =
          new Good.Tokens(model.name(), component, Good.ContextTier.SHORT, Good.DayTier.ALL_DAY);
      double moved = day.isAfter(lastFact) ? (double) now.of(listing) / then.of(listing) : 1;
      double patience = day.isAfter(lastFact) ? LIST_PATIENCE : 0;
      dated(model, fact, day.isAfter(lastFact) ? lastFact : day)
          .forEach(
              (provider, dated) -> {
                long wanted = Math.max(1, Math.round(dated * moved));
                long price = post(new Board(provider, fact), wanted, patience);
                for (var source : CATALOGUES) {
                  var row = row(day, source, provider, model.tier(), good, PriceUnit.MTOK);
                  seen.add(row.at(seen.size() + 1, price));
                }
              });
    }
  }

  /// Dated prices by seller. An open model that the facts know from a few hosts alone is taken to
  /// be sold by others at their median, so that it has the hosts an index asks for.
  private SortedMap<String, Long> dated(Model model, String fact, LocalDate day) {
    var prices = new TreeMap<String, Long>();
    for (var provider : facts.providers(fact)) {
      facts.price(fact, provider, day).ifPresent(price -> prices.put(provider, price));
    }
    if (model.tier() != Tier.OPEN || prices.isEmpty()) return prices;
    long median = prices.values().stream().sorted().toList().get(prices.size() / 2);
    for (var host : MORE_HOSTS) {
      if (prices.size() < HOSTS) prices.putIfAbsent(host, median);
    }
    return prices;
  }

  private static Listing listing(Tier tier, Good.Component component) {
    var product =
        switch (tier) {
          case FRONTIER -> component == Good.Component.OUTPUT ? "TFO" : "TFI";
          case STANDARD -> "TSB";
          case OPEN -> "TOB";
          case HYPERSCALER, NEOCLOUD, SERVERLESS, MARKETPLACE ->
              throw new IllegalArgumentException(tier + " sells no tokens");
        };
    return Listing.ALL.stream()
        .filter(each -> each.product().equals(product))
        .findFirst()
        .orElseThrow();
  }

  /// What the board says after its owner has looked at the street.
  private long post(Board board, long wanted, double patience) {
    return posted.merge(
        board, wanted, (old, now) -> Math.abs(Math.log((double) now / old)) > patience ? now : old);
  }

  private long misread(long price) {
    double luck = random.nextDouble();
    if (luck < SLIP) return price * 10;
    return luck < SLIP + ZERO ? 0 : price;
  }

  /// An observation but for its line and its price.
  private interface Row {
    Observation at(int line, long micros);
  }

  private Row row(
      LocalDate day, String source, String seller, Tier tier, Good good, PriceUnit unit) {
    long seen =
        day.atTime(READ_AT, 0).toEpochSecond(ZoneOffset.UTC) + random.nextInt(SECONDS_OF_A_MORNING);
    return (line, micros) ->
        new Observation(
            seen,
            seen,
            source,
            seller,
            tier,
            good,
            1,
            "",
            Terms.ON_DEMAND,
            Kind.LIST,
            new Price(micros * FINE, Currency.USD, unit),
            0,
            "",
            0,
            line);
  }
}
