// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outcry.desk.report.CaseFigures;
import outcry.desk.report.Effectiveness;
import outcry.desk.report.Money;

/// The case's result for programs: one JSON object. Money is text in USD, shares are numbers.
public final class CaseJson {
  private static final int DIGITS = 6;

  private CaseJson() {}

  /// `varianceRemoved` lies between 0 and 1; where a hedge raised the variance it is 0 and
  /// `varianceAdded` says by how much.
  public static String of(CaseFigures f) {
    var e = f.effect();
    return "{\"months\":"
        + e.months()
        + ",\"trades\":"
        + f.trades()
        + ",\"unhedgedStdDev\":\""
        + Money.exact(e.unhedged())
        + "\",\"hedgedStdDev\":\""
        + Money.exact(e.hedged())
        + "\",\"varianceRemoved\":"
        + legs(e.removed())
        + ",\"varianceAdded\":"
        + legs(e.added())
        + ",\"maxMargin\":\""
        + Money.exact(f.maxMargin())
        + "\",\"maxPaidIn\":\""
        + Money.exact(f.maxPaidIn())
        + "\",\"hedgeResult\":\""
        + Money.exact(f.result())
        + "\"}";
  }

  private static String legs(Effectiveness.Legs legs) {
    return "{\"gpu\":"
        + number(legs.gpu())
        + ",\"token\":"
        + number(legs.token())
        + ",\"both\":"
        + number(legs.both())
        + "}";
  }

  private static String number(double share) {
    return BigDecimal.valueOf(share).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
  }
}
