// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import outcry.pricing.backtest.Outcome;
import outcry.pricing.backtest.Portfolio;
import outcry.pricing.backtest.Verdict;
import outcry.pricing.backtest.VolatilityDoubling;
import outcry.pricing.backtest.VolatilityDoubling.Reaction;
import outcry.pricing.backtest.WalkForward.Course;
import outcry.pricing.backtest.Zone;
import outcry.pricing.backtest.facts.PriceSet;

/// Everything a report tells.
///
/// @param prices which prices it was made of, in a sentence
/// @param seconds how long it took
public record BacktestResult(
    String prices, List<Tested> sets, List<Doubling> doublings, double seconds) {

  public BacktestResult {
    sets = List.copyOf(sets);
    doublings = List.copyOf(doublings);
  }

  /// A set of prices and what came of every portfolio on them.
  public record Tested(PriceSet set, List<Judged> portfolios) {
    public Tested {
      portfolios = List.copyOf(portfolios);
    }

    List<Judged> of(Portfolio.Kind kind) {
      return portfolios.stream().filter(each -> each.kind() == kind).toList();
    }

    List<Judged> named() {
      return portfolios.stream().filter(j -> j.kind() != Portfolio.Kind.SYNTHETIC).toList();
    }

    Tally all() {
      return Tally.of("all", portfolios);
    }

    /// One line for each kind of portfolio that occurs.
    List<Tally> kinds() {
      var tallies = new ArrayList<Tally>();
      for (var kind : Portfolio.Kind.values()) {
        var own = of(kind);
        if (!own.isEmpty()) {
          tallies.add(Tally.of(kind.words(), own));
        }
      }
      return tallies;
    }

    /// One line for each product: its named portfolios, spreads counted with either leg.
    List<Tally> products() {
      var byProduct = new LinkedHashMap<String, List<Judged>>();
      for (var each : named()) {
        each.course().portfolio().legs().stream()
            .map(leg -> leg.factor())
            .distinct()
            .forEach(f -> byProduct.computeIfAbsent(f, _ -> new ArrayList<>()).add(each));
      }
      return byProduct.entrySet().stream().map(e -> Tally.of(e.getKey(), e.getValue())).toList();
    }
  }

  /// A portfolio's days with what the tests say.
  public record Judged(Course course, Verdict verdict) {
    static Judged of(Course course) {
      return new Judged(course, course.verdict());
    }

    String name() {
      return course.portfolio().name();
    }

    Portfolio.Kind kind() {
      return course.portfolio().kind();
    }
  }

  /// Several portfolios together.
  public record Tally(
      String name,
      int portfolios,
      int days,
      int moving,
      int exceptions,
      int yellow,
      int red,
      int tooMany,
      Optional<Judged> worst) {
    static Tally of(String name, List<Judged> all) {
      return new Tally(
          name,
          all.size(),
          all.stream().mapToInt(j -> j.verdict().days()).sum(),
          all.stream().mapToInt(j -> j.verdict().moving()).sum(),
          all.stream().mapToInt(j -> j.verdict().exceptions()).sum(),
          count(all, Zone.YELLOW),
          count(all, Zone.RED),
          (int) all.stream().filter(j -> j.verdict().tooMany()).count(),
          all.stream()
              .filter(j -> j.verdict().worst().isPresent())
              .max(Comparator.comparingDouble(Tally::shortfall)));
    }

    private static int count(List<Judged> all, Zone zone) {
      return (int) all.stream().filter(j -> j.verdict().zone() == zone).count();
    }

    private static double shortfall(Judged judged) {
      double missing = judged.verdict().worst().map(Outcome::shortfall).orElse(0.0);
      return missing / judged.course().portfolio().gross();
    }

    double coverage() {
      return days == 0 ? 1 : 1 - exceptions / (double) days;
    }

    double coverageWhenMoving() {
      return moving == 0 ? 1 : 1 - exceptions / (double) moving;
    }
  }

  /// A volatility that doubles from `market.yearly()`, under several rules.
  public record Doubling(VolatilityDoubling market, List<Reaction> reactions) {
    public Doubling {
      reactions = List.copyOf(reactions);
    }
  }
}
