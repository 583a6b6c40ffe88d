// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.util.List;

/// Positions that are margined together.
///
/// @param kind what such portfolios have in common; results are also told by kind
public record Portfolio(String name, Kind kind, List<Leg> legs) {
  /// The kinds of portfolios a backtest holds.
  public enum Kind {
    OUTRIGHT("outright"),
    CALENDAR("calendar spread"),
    GENERATION("generation spread"),
    GPU_TOKEN("GPU-token spread"),
    STRADDLE("short straddle"),
    SYNTHETIC("synthetic");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Portfolio {
    legs = List.copyOf(legs);
  }

  /// The money at stake, to measure shortfalls against: USD of all legs, longs and shorts added.
  public double gross() {
    return legs.stream().mapToDouble(leg -> StrictMath.abs(leg.notional())).sum();
  }
}
