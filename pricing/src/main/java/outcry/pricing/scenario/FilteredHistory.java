// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Filtered historical simulation (rule M-13): what happened on each past day, in a market as lively
/// as today's.
///
/// A scenario is a day, and all factors take their returns of that day. Where a record is too short
/// for the scenarios wanted, the factors of a family lend each other their returns: in round j every
/// factor takes the standardised return of the one j places further, of the same day. After the
/// rounds come the same days mirrored, a rise of x becoming a fall to 1 / (1 + x). So 125 days of
/// four GPUs and four token tiers give 1,000 scenarios, and GPU and token legs stand in each of
/// them.
///
///     move = r(g, t) x size(f) / size(g) x clamp(mood(f, now) / mood(g, t)) x root of the horizon
///
/// `size` is a factor's long-run deviation, `mood` its present one over that. With g = f it is the
/// plain filter: the return times the clamped ratio of volatility now to volatility then.
public final class FilteredHistory {
  /// Fewer returns do not make a volatility of one's own; the family's is taken if it is larger.
  private static final int ENOUGH = 60;

  private static final int LEAST_DAYS = 30;
  private static final double QUIETER = -0.5;
  private static final double WILDER = 1.0;

  /// What is known of one factor; `mood` is the present deviation over the long-run one.
  private record Known(
      Factor factor, double[] returns, Ewma ewma, double own, double size, double mood) {}

  private final Levels levels;
  private final Filter filter;
  private final Map<Family, List<Known>> families = new TreeMap<>();
  private final List<Integer> days = new ArrayList<>();

  /// @throws IllegalArgumentException when fewer than thirty days have a return in every family
  public FilteredHistory(Levels levels, List<Factor> factors, Filter filter) {
    this.levels = levels;
    this.filter = filter;
    for (var family : Family.values()) {
      var own = factors.stream().filter(factor -> factor.family() == family).toList();
      if (!own.isEmpty()) {
        families.put(family, known(own));
      }
    }
    int returns = Math.max(0, levels.days().size() - 1);
    for (int t = 0; t < returns; t++) {
      if (joint(t)) {
        days.add(t);
      }
    }
    if (days.size() < LEAST_DAYS) {
      throw new IllegalArgumentException(
          "the index history has "
              + days.size()
              + " days on which every family of "
              + families.keySet()
              + " has a return; at least "
              + LEAST_DAYS
              + " are needed (rule M-13)");
    }
  }

  private List<Known> known(List<Factor> factors) {
    double size = 0;
    double mood = 0;
    int members = 0;
    var raw = new LinkedHashMap<Factor, Known>();
    for (var factor : factors) {
      var returns = levels.returns(factor.name());
      double own = deviation(returns);
      var ewma = new Ewma(returns, own * own, filter.lambda());
      boolean enough = count(returns) >= ENOUGH && own > 0;
      raw.put(
          factor,
          new Known(factor, returns, ewma, own, own, enough ? ewma.now() / own : Double.NaN));
      if (enough) {
        size += own;
        mood += ewma.now() / own;
        members++;
      }
    }
    double familySize = members == 0 ? 0 : size / members;
    double familyMood = members == 0 ? 1 : mood / members;
    var known = new ArrayList<Known>();
    for (var one : raw.values()) {
      boolean enough = !Double.isNaN(one.mood());
      double least = one.factor().leastVolatility() / StrictMath.sqrt(filter.daysOfAYear());
      double borrowed = members == 0 ? Math.max(one.own(), least) : Math.max(one.own(), familySize);
      known.add(
          new Known(
              one.factor(),
              one.returns(),
              one.ewma(),
              one.own(),
              enough ? one.own() : borrowed,
              enough ? one.mood() : familyMood));
    }
    return known;
  }

  private static int count(double[] returns) {
    int count = 0;
    for (double each : returns) {
      count += Double.isNaN(each) ? 0 : 1;
    }
    return count;
  }

  /// Around nought: a trend is no reason to fear less.
  private static double deviation(double[] returns) {
    double sum = 0;
    for (double each : returns) {
      sum += Double.isNaN(each) ? 0 : each * each;
    }
    int count = count(returns);
    return count == 0 ? 0 : StrictMath.sqrt(sum / count);
  }

  private boolean joint(int t) {
    return families.values().stream()
        .allMatch(members -> members.stream().anyMatch(one -> usable(one, t)));
  }

  private static boolean usable(Known one, int t) {
    return one.own() > 0 && !Double.isNaN(one.returns()[t]);
  }

  /// How many days stand behind the scenarios.
  public int days() {
    return days.size();
  }

  /// Present volatility of a factor, a year.
  public double volatility(String factor) {
    var one = find(factor);
    return one.size() * one.mood() * StrictMath.sqrt(filter.daysOfAYear());
  }

  /// Long-run volatility a year, not below what was set as the least.
  public double longRunVolatility(String factor) {
    var one = find(factor);
    return Math.max(
        one.factor().leastVolatility(), one.size() * StrictMath.sqrt(filter.daysOfAYear()));
  }

  private Known find(String factor) {
    return families.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.factor().name().equals(factor))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(factor + " is no factor of this history"));
  }

  /// The past in today's mood.
  public List<Scenario> scenarios() {
    return scenarios(false);
  }

  /// The past with every volatility at its long-run mean, each day as it was and mirrored: the
  /// floor, which neither a quiet market lowers nor a trend.
  public List<Scenario> longRun() {
    return scenarios(true);
  }

  private List<Scenario> scenarios(boolean longRun) {
    int rounds = families.values().stream().mapToInt(List::size).max().orElse(1);
    var scenarios = new ArrayList<Scenario>();
    int most = Math.min(filter.scenarios(), 2 * rounds * days.size());
    for (int i = 0; i < most; i++) {
      // the floor takes each day both ways at once; else all days as they were come first
      int pass = longRun ? i / 2 / days.size() : i / days.size();
      int day = days.size() - 1 - (longRun ? i / 2 : i) % days.size();
      boolean mirrored = longRun ? i % 2 == 1 : pass >= rounds;
      int tilt = (longRun ? i / 2 : i) % filter.tilts().size();
      scenarios.add(
          scenario(days.get(day), pass % rounds, mirrored, longRun, 1 + filter.tilts().get(tilt)));
    }
    return List.copyOf(scenarios);
  }

  private Scenario scenario(int t, int round, boolean mirrored, boolean longRun, double tilt) {
    var near = new TreeMap<String, Double>();
    var far = new TreeMap<String, Double>();
    var volatility = new TreeMap<String, Double>();
    for (var members : families.values()) {
      for (int f = 0; f < members.size(); f++) {
        var one = members.get(f);
        double daily = daily(one, lender(members, f + round, t), t, mirrored, longRun);
        double move = daily * StrictMath.sqrt(filter.horizon());
        near.put(one.factor().name(), Math.max(-1, move));
        far.put(one.factor().name(), Math.max(-1, move * tilt));
        volatility.put(one.factor().name(), afterwards(one, daily));
      }
    }
    var name =
        levels.days().get(t + 1)
            + (round == 0 ? "" : " lent " + round)
            + (mirrored ? " mirrored" : "");
    return new Scenario(name, near, far, volatility);
  }

  /// The factor `place` places on, or the next one that has a return of the day.
  private static Known lender(List<Known> members, int place, int t) {
    for (int i = 0; ; i++) {
      var one = members.get((place + i) % members.size());
      if (usable(one, t)) {
        return one;
      }
    }
  }

  private double daily(Known one, Known lender, int t, boolean mirrored, boolean longRun) {
    double then = lender.ewma().deviation(t) / lender.own();
    double moved = lender.returns()[t];
    double happened = mirrored ? 1 / (1 + moved) - 1 : moved;
    double least = one.factor().leastVolatility() / StrictMath.sqrt(filter.daysOfAYear());
    double size = longRun ? Math.max(least, one.size()) : one.size();
    double mood = longRun ? 1 : one.mood();
    double ratio = then == 0 ? filter.high() : mood / then;
    return happened * (size / lender.own()) * Math.clamp(ratio, filter.low(), filter.high());
  }

  /// What the filter itself makes of volatility after such a day.
  private double afterwards(Known one, double daily) {
    double now = one.size() * one.mood();
    double z = now == 0 ? 0 : daily / now;
    double ratio = StrictMath.sqrt(filter.lambda() + (1 - filter.lambda()) * z * z);
    return Math.clamp(ratio - 1, QUIETER, WILDER);
  }
}
