// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What margin does when a market becomes twice as lively from one day to the next: a made-up price
/// with normal moves, replayed with several seeds.
///
/// Margin is *restored* on the first day on which it covers 99 % of the two-day losses of the new
/// market, a figure that is known here because the market is made up.
public record VolatilityDoubling(double yearly) {
  public static final int BEFORE = 500;
  public static final int AFTER = 120;

  private static final String FACTOR = "H100";
  private static final double NOTIONAL = 1_000_000;
  private static final double NORMAL_99 = 2.3263478740408408;
  private static final int LEAD = 30;

  /// One replay under one rule.
  ///
  /// @param steepest the largest margin of a day over that of the day before, from the doubling on
  /// @param restored days from the doubling until the margin suffices; none within [#AFTER]
  /// @param exceptions days after the doubling whose loss was not covered
  /// @param path from thirty days before the doubling on, for a picture
  public record Replay(
      long seed, double steepest, OptionalInt restored, int exceptions, List<Outcome> path) {
    public Replay {
      path = List.copyOf(path);
    }

    /// Where in the path volatility doubles.
    public int doubled() {
      return LEAD;
    }
  }

  /// All replays under one rule.
  public record Reaction(String rule, List<Replay> replays) {
    public Reaction {
      replays = List.copyOf(replays);
    }

    public double steepest() {
      return replays.stream().mapToDouble(Replay::steepest).max().orElseThrow();
    }

    /// The median over replays; those never restored count as the longest.
    public int restored() {
      var days = replays.stream().mapToInt(r -> r.restored().orElse(AFTER)).sorted().toArray();
      return days[days.length / 2];
    }

    public int slowest() {
      return replays.stream().mapToInt(r -> r.restored().orElse(AFTER)).max().orElseThrow();
    }

    /// Covered share of the days after the doubling, all replays together.
    public double coverage() {
      double struck = replays.stream().mapToInt(Replay::exceptions).sum();
      return 1 - struck / (replays.size() * (double) AFTER);
    }
  }

  /// @param yearly volatility before the doubling
  public VolatilityDoubling {
    if (!(yearly > 0 && yearly <= 5)) {
      throw new IllegalArgumentException("volatility " + yearly + " is not above 0 and at most 5");
    }
  }

  /// USD that cover 99 % of the two-day losses after the doubling.
  public double needed() {
    return NOTIONAL * NORMAL_99 * 2 * daily() * StrictMath.sqrt(WalkForward.CLOSE_OUT);
  }

  private double daily() {
    return yearly / StrictMath.sqrt(365);
  }

  /// @param rule makes a rule for each replay
  public Reaction under(
      String name, Supplier<MarginRule> rule, int seeds, Consumer<String> progress) {
    var replays = new ArrayList<Replay>();
    for (int seed = 1; seed <= seeds; seed++) {
      replays.add(replay(rule.get(), seed));
    }
    progress.accept("volatility doubling from " + yearly + ": " + name);
    return new Reaction(name, replays);
  }

  private Replay replay(MarginRule rule, long seed) {
    int days = BEFORE + AFTER + WalkForward.CLOSE_OUT;
    var path = SyntheticMarket.doubling(seed, FACTOR, days, BEFORE, daily());
    var portfolio =
        new Portfolio(
            "long " + FACTOR,
            Portfolio.Kind.OUTRIGHT,
            List.of(new Leg(FACTOR, Term.NEXT, NOTIONAL)));
    var walk = new WalkForward(path, rule, BEFORE - LEAD);
    var outcomes = walk.run(List.of(portfolio), _ -> {}).getFirst().outcomes();
    double steepest = 0;
    int exceptions = 0;
    var restored = OptionalInt.empty();
    for (int day = LEAD; day < outcomes.size(); day++) {
      var today = outcomes.get(day);
      steepest = Math.max(steepest, today.margin() / outcomes.get(day - 1).margin());
      exceptions += today.exception() ? 1 : 0;
      if (restored.isEmpty() && today.margin() >= needed()) {
        restored = OptionalInt.of(day - LEAD);
      }
    }
    return new Replay(seed, steepest, restored, exceptions, outcomes);
  }
}
