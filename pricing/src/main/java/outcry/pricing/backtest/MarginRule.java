// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.List;

/// A way to ask for margin, as a backtest sees it.
public interface MarginRule {
  /// Prepares the margin of one day from what was known at its end.
  Day on(PricePath known);

  /// The rule on one day.
  interface Day {
    /// USD asked for a portfolio.
    double margin(List<Leg> legs);
  }
}
