// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.YearMonth;
import java.util.List;

/// The terms of a product the operator lists, and how its street price moves in the demonstration.
///
/// @param unit units in a lot: GPU-hours, or million tokens
/// @param tick price step, micro-dollars
/// @param fee a lot and side, micro-dollars
/// @param slope of the forward curve a year: compute gets cheaper, so months further out cost less
/// @param volatility of the simulated street price a year
record Listing(
    String product, Kind kind, long unit, long tick, long fee, double slope, double volatility) {

  /// Kinds of goods, which move together on the street.
  enum Kind {
    GPU("gpu-hour"),
    TOKEN("token");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The scenario language's word.
    String word() {
      return word;
    }
  }

  /// One month of one GPU is 730 hours: twelve lots are a GPU-year.
  static final List<Listing> ALL =
      List.of(
          new Listing("H100", Kind.GPU, 730, 5_000, 1_000_000, -0.10, 0.26),
          new Listing("H200", Kind.GPU, 730, 5_000, 1_000_000, -0.08, 0.28),
          new Listing("B200", Kind.GPU, 730, 5_000, 1_500_000, -0.06, 0.30),
          new Listing("A100", Kind.GPU, 730, 5_000, 500_000, -0.16, 0.18),
          new Listing("TFI", Kind.TOKEN, 1_000, 1_000, 1_000_000, -0.20, 0.16),
          new Listing("TFO", Kind.TOKEN, 100, 10_000, 500_000, -0.20, 0.16),
          new Listing("TSB", Kind.TOKEN, 2_000, 500, 1_000_000, -0.25, 0.20),
          new Listing("TOB", Kind.TOKEN, 5_000, 200, 1_000_000, -0.30, 0.24));

  /// Months open at a time.
  static final int MONTHS = 6;

  /// The index all months of the product settle on.
  String index() {
    return product + "-L/2";
  }

  String contract(YearMonth month) {
    return product + "-" + month;
  }

  /// The nearest multiple of the tick, never below one.
  long nearestTick(double price) {
    return Math.max(1, Math.round(price / tick)) * tick;
  }
}
