// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import outcry.pricing.backtest.Portfolio.Kind;
import outcry.pricing.scenario.Family;

/// The portfolios every backtest holds, as far as its prices reach: each product long and short,
/// spreads of months, of GPU generations, and of GPU against tokens, short straddles, and two
/// hundred drawn from those by a seed.
public final class Portfolios {
  public static final int SYNTHETIC = 200;

  private static final double LEG = 1_000_000;
  private static final long SEED = 20;
  private static final int MOST_PARTS = 5;

  private Portfolios() {}

  public static List<Portfolio> of(Set<String> factors) {
    var named = named(factors);
    var all = new ArrayList<>(named);
    var random = new Random(SEED);
    for (int n = 1; n <= SYNTHETIC; n++) {
      all.add(synthetic(n, named, random));
    }
    return all;
  }

  /// Portfolios with a name, one idea each.
  public static List<Portfolio> named(Set<String> factors) {
    var gpus = Family.GPU.factors().stream().filter(factors::contains).toList();
    var tokens = Family.TOKEN.factors().stream().filter(factors::contains).toList();
    var all = new ArrayList<Portfolio>();
    for (var factor : both(gpus, tokens)) {
      all.add(one("long " + factor, Kind.OUTRIGHT, leg(factor, Term.NEXT, 1)));
      all.add(one("short " + factor, Kind.OUTRIGHT, leg(factor, Term.NEXT, -1)));
    }
    for (var factor : both(gpus, tokens)) {
      all.add(pair("running less next month " + factor, Kind.CALENDAR, factor, factor));
    }
    for (int older = 0; older < gpus.size(); older++) {
      for (int newer = older + 1; newer < gpus.size(); newer++) {
        spread(all, Kind.GENERATION, gpus.get(newer), gpus.get(older));
      }
    }
    for (var gpu : gpus) {
      for (var token : tokens) {
        spread(all, Kind.GPU_TOKEN, gpu, token);
      }
    }
    for (var factor : both(gpus, tokens)) {
      all.add(one("short straddle " + factor, Kind.STRADDLE, leg(factor, Term.STRADDLE, -1)));
    }
    return all;
  }

  /// A few of the named ones, each some times over, in either direction; straddles are always sold.
  private static Portfolio synthetic(int number, List<Portfolio> named, Random random) {
    var legs = new ArrayList<Leg>();
    int parts = 1 + random.nextInt(MOST_PARTS);
    for (int part = 0; part < parts; part++) {
      var drawn = named.get(random.nextInt(named.size()));
      double times = (1 + random.nextInt(10)) / 5.0;
      boolean turned = random.nextBoolean() && drawn.kind() != Kind.STRADDLE;
      for (var leg : drawn.legs()) {
        legs.add(new Leg(leg.factor(), leg.term(), leg.notional() * (turned ? -times : times)));
      }
    }
    return new Portfolio(
        String.format(Locale.ROOT, "synthetic %03d", number), Kind.SYNTHETIC, netted(legs));
  }

  private static List<Leg> netted(List<Leg> legs) {
    var net = new ArrayList<Leg>();
    for (var leg : legs) {
      int at = 0;
      while (at < net.size()
          && !(net.get(at).factor().equals(leg.factor()) && net.get(at).term() == leg.term())) {
        at++;
      }
      if (at == net.size()) {
        net.add(leg);
      } else {
        net.set(at, new Leg(leg.factor(), leg.term(), net.get(at).notional() + leg.notional()));
      }
    }
    return net;
  }

  private static void spread(List<Portfolio> all, Kind kind, String one, String other) {
    for (int sign : new int[] {1, -1}) {
      all.add(
          new Portfolio(
              sign > 0 ? one + " less " + other : other + " less " + one,
              kind,
              List.of(leg(one, Term.NEXT, sign), leg(other, Term.NEXT, -sign))));
    }
  }

  private static Portfolio pair(String name, Kind kind, String front, String next) {
    return new Portfolio(name, kind, List.of(leg(front, Term.FRONT, 1), leg(next, Term.NEXT, -1)));
  }

  private static Portfolio one(String name, Kind kind, Leg leg) {
    return new Portfolio(name, kind, List.of(leg));
  }

  private static Leg leg(String factor, Term term, double share) {
    return new Leg(factor, term, share * LEG);
  }

  private static List<String> both(List<String> gpus, List<String> tokens) {
    var all = new ArrayList<>(gpus);
    all.addAll(tokens);
    return all;
  }
}
