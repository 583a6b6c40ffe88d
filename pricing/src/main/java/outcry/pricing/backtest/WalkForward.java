// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/// Walks through the days. On each the rule sees the levels up to that day and names the margin of
/// every portfolio; two days later the loss is known.
///
/// @param firstDay days of history before the first margin is asked, at least 1
public record WalkForward(PricePath levels, MarginRule rule, int firstDay) {
  /// The days it takes to close a portfolio (rule M-20).
  public static final int CLOSE_OUT = 2;

  /// A smaller change is the rounding of the record.
  private static final double STILL = 1e-5;

  private static final int TELL_EVERY = 100;

  /// One portfolio and its days.
  public record Course(Portfolio portfolio, List<Outcome> outcomes) {
    public Verdict verdict() {
      return Verdict.of(outcomes);
    }
  }

  /// @param progress told every hundredth day
  public List<Course> run(List<Portfolio> portfolios, Consumer<String> progress) {
    var courses = portfolios.stream().map(p -> new Course(p, new ArrayList<>())).toList();
    var begins = portfolios.stream().mapToInt(this::begin).toArray();
    for (int day = firstDay; day + CLOSE_OUT < levels.days(); day++) {
      var asked = rule.on(levels.until(day));
      var losses = new HashMap<String, Double>();
      for (int p = 0; p < begins.length; p++) {
        if (day >= begins[p]) {
          courses.get(p).outcomes().add(outcome(courses.get(p).portfolio(), day, asked, losses));
        }
      }
      if ((day - firstDay + 1) % TELL_EVERY == 0) {
        progress.accept(
            "day " + day + " of " + (levels.days() - CLOSE_OUT - 1) + ", " + levels.date(day));
      }
    }
    return courses;
  }

  private Outcome outcome(
      Portfolio portfolio, int day, MarginRule.Day asked, HashMap<String, Double> losses) {
    double loss = 0;
    for (var leg : portfolio.legs()) {
      loss +=
          leg.notional()
              * losses.computeIfAbsent(
                  leg.factor() + ' ' + leg.term(),
                  _ -> new Holding(levels, leg.factor(), leg.term(), day).loss(day + CLOSE_OUT));
    }
    boolean moved = portfolio.legs().stream().anyMatch(leg -> moved(leg.factor(), day));
    return new Outcome(levels.date(day), asked.margin(portfolio.legs()), loss, moved);
  }

  private boolean moved(String factor, int day) {
    double level = levels.level(factor, day);
    for (int later = day + 1; later <= day + CLOSE_OUT; later++) {
      if (StrictMath.abs(levels.level(factor, later) / level - 1) > STILL) {
        return true;
      }
    }
    return false;
  }

  /// The first day on which every leg has had a level for a day.
  private int begin(Portfolio portfolio) {
    return portfolio.legs().stream()
        .mapToInt(leg -> levels.begin(leg.factor()) + 1)
        .max()
        .orElseThrow();
  }
}
