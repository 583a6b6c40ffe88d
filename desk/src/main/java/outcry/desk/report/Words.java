// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The sentences both reports share.
final class Words {
  private Words() {}

  static String usd(long micros) {
    return Money.whole(micros) + " USD";
  }

  static String percent(double share) {
    var shown = BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP);
    return shown.toPlainString() + " %";
  }

  static String headline(CaseFigures f) {
    var e = f.effect();
    if (e.months() < 2) {
      return e.months() == 0
          ? "No months to measure."
          : "One month has no standard deviation; at least two are needed.";
    }
    if (e.unhedged() == 0) {
      return "The bill met its budget in every month: there was nothing to hedge.";
    }
    return e.change().both() >= 0
        ? "The hedge removed "
            + percent(e.change().both())
            + " of the variance of monthly cost against budget."
        : "The hedge did not help: it added "
            + percent(-e.change().both())
            + " to the variance of monthly cost against budget.";
  }

  /// What a leg did, plainly.
  static String leg(double change) {
    return change >= 0 ? percent(change) + " removed" : percent(-change) + " added";
  }

  /// What a reader of the three shares must not overlook; empty when they speak for themselves.
  static List<String> warnings(Effectiveness effect) {
    var change = effect.change();
    var warnings = new ArrayList<String>();
    if (change.gpu() < 0) {
      warnings.add(
          "The GPU hedge alone added "
              + percent(-change.gpu())
              + " to the variance: its providers did not follow the index.");
    }
    if (change.token() < 0) {
      warnings.add(
          "The token hedge alone added "
              + percent(-change.token())
              + " to the variance: its providers did not follow the index.");
    }
    if (change.both() < Math.max(change.gpu(), change.token())) {
      var better = change.gpu() > change.token() ? "GPU" : "token";
      warnings.add(
          "The "
              + better
              + " leg alone would have removed more than both together: the other leg's"
              + " result came at the wrong time for the rest of the bill.");
    }
    return warnings;
  }

  static String span(CaseFigures f) {
    return f.months().isEmpty()
        ? "no months"
        : f.months().getFirst().month()
            + " to "
            + f.months().getLast().month()
            + ", "
            + f.months().size()
            + " months";
  }

  static String signed(long micros) {
    return (micros > 0 ? "+" : "") + Money.whole(micros);
  }
}
