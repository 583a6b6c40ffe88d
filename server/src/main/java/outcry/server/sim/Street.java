// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFact;
import outcry.pricing.curve.ScheduledChange;
import outcry.server.sim.Listing.Kind;

/// What compute costs outside the exchange.
///
/// Up to the day of the last dated fact a level is that of the Archive family. After it every level
/// is simulated: the last fixing, moved by the price changes that vendors have already announced,
/// and by seeded random steps that drift back slowly. Goods of a kind move together; tokens jump
/// now and then, because list prices do.
final class Street {
  private static final double DAYS_OF_A_YEAR = 365;
  private static final double COMMON = 0.65;
  private static final double RETURN_A_DAY = 0.004;
  private static final double JUMPS_A_DAY = 0.03;
  private static final double SMALLEST_JUMP = 0.02;
  private static final double LARGEST_JUMP = 0.07;
  private static final long PUBLISHED = 100;

  private final ArchiveHistory history;
  private final int stepsOfADay;
  private final SplittableRandom random;
  private final Map<String, Double> strays = new HashMap<>();
  private final Map<String, List<ScheduledChange>> announced = new HashMap<>();
  private final Map<String, Double> scales = new HashMap<>();
  private LocalDate today;

  Street(ArchiveHistory history, long seed, int stepsOfADay) {
    this.history = history;
    this.stepsOfADay = stepsOfADay;
    this.random = new SplittableRandom(seed);
    this.today = history.lastDate();
    for (var listing : Listing.ALL) {
      strays.put(listing.product(), 0.0);
      announced.put(listing.product(), changes(listing));
    }
  }

  /// The day of the last dated fact.
  LocalDate lastFact() {
    return history.lastDate();
  }

  /// The level of a dated day, micro-dollars; 0 when the facts carried none.
  long fact(Listing listing, LocalDate day) {
    if (day.isAfter(lastFact())) {
      throw new IllegalArgumentException(day + " has no fact; the last are of " + lastFact());
    }
    double level = history.level(listing.product(), day).orElse(0);
    return Math.round(level * scales.getOrDefault(listing.product(), 1.0));
  }

  /// Says where the benchmark of contracts stands on the day of the last fact: dated levels are
  /// from then on told in its measure.
  void standsAt(Listing listing, long level) {
    scales.remove(listing.product());
    scales.put(listing.product(), (double) level / fact(listing, lastFact()));
  }

  /// One step further into the day.
  void step(LocalDate day) {
    today = day;
    var shocks = new EnumMap<Kind, Double>(Kind.class);
    for (var kind : Kind.values()) {
      shocks.put(kind, random.nextGaussian());
    }
    for (var listing : Listing.ALL) {
      double own = random.nextGaussian();
      double joint = COMMON * shocks.get(listing.kind()) + Math.sqrt(1 - COMMON * COMMON) * own;
      double deviation = listing.volatility() / Math.sqrt(DAYS_OF_A_YEAR * stepsOfADay);
      double back = 1 - RETURN_A_DAY / stepsOfADay;
      double stray = strays.get(listing.product()) * back + joint * deviation + jump(listing);
      strays.put(listing.product(), stray);
    }
  }

  private double jump(Listing listing) {
    boolean jumps = random.nextDouble() < JUMPS_A_DAY / stepsOfADay;
    double size = random.nextDouble(SMALLEST_JUMP, LARGEST_JUMP);
    double sign = random.nextBoolean() ? 1 : -1;
    return jumps && listing.kind() == Kind.TOKEN ? sign * size : 0;
  }

  /// Where the good stands now, micro-dollars a unit, to a hundredth of a cent.
  long level(Listing listing) {
    double level = fact(listing, lastFact()) * Math.exp(strays.get(listing.product()));
    for (var change : announced.get(listing.product())) {
      level *= change.effective().isAfter(today) ? 1 : change.ratio();
    }
    return Math.max(1, Math.round(level / PUBLISHED)) * PUBLISHED;
  }

  /// Price changes known before they happen.
  List<ScheduledChange> announced(Listing listing) {
    return announced.get(listing.product());
  }

  /// What the announced prices do to the index, taken from its fixings on the day and the day
  /// before.
  private List<ScheduledChange> changes(Listing listing) {
    var days = new TreeSet<LocalDate>();
    history.facts().announcedAfter(lastFact()).stream().map(PriceFact::date).forEach(days::add);
    var changes = new ArrayList<ScheduledChange>();
    for (var day : days) {
      var before = history.level(listing.product(), day.minusDays(1));
      var after = history.level(listing.product(), day);
      if (before.isPresent() && after.isPresent()) {
        double ratio = (double) after.getAsLong() / before.getAsLong();
        if (ratio != 1) {
          changes.add(new ScheduledChange(day, ratio));
        }
      }
    }
    return List.copyOf(changes);
  }
}
