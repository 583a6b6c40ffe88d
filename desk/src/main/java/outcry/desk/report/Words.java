// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.Locale;

/// The sentences both reports share.
final class Words {
  private Words() {}

  static String usd(long micros) {
    return Money.whole(micros) + " USD";
  }

  static String percent(double share) {
    double shown = share * 100;
    return String.format(Locale.ROOT, "%.1f %%", shown == 0 ? 0 : shown);
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
