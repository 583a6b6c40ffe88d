// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Family;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.FilteredHistory;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.StressTable;

/// A record of 300 days that serves as an example, seeded: H100 and H200 move 2 % a day and mostly
/// together, TFO stands still but for a few jumps.
final class Example {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final List<Factor> FACTORS =
      List.of(
          new Factor("H100", Family.GPU),
          new Factor("H200", Family.GPU),
          new Factor("TFO", Family.TOKEN));
  static final Future H100 =
      new Future("H100-2027-01", "H100", 3_100_000, 1_000, 1_000, 0.15, 0, 31);
  static final Future H100_FAR =
      new Future("H100-2027-07", "H100", 3_000_000, 1_000, 1_000, 0.65, 0, 31);
  static final Future H200 =
      new Future("H200-2027-01", "H200", 3_500_000, 1_000, 1_000, 0.15, 0, 31);
  static final Future TFO = new Future("TFO-2027-01", "TFO", 15_000_000, 10_000, 100, 0.15, 0, 31);

  private Example() {}

  static MarginModel house() {
    return model(1);
  }

  /// Every return of the last hundred days `livelier` times as large.
  static MarginModel model(double livelier) {
    var history = new FilteredHistory(levels(livelier), FACTORS, Filter.HOUSE);
    return new MarginModel(
        ModelSets.of(FACTORS, history, StressTable.house(), 0.75), HouseRules.HOUSE);
  }

  private static Levels levels(double livelier) {
    var random = new SplittableRandom(7);
    var days = new ArrayList<LocalDate>();
    double[][] paths = new double[3][301];
    for (int d = 0; d <= 300; d++) {
      days.add(TODAY.minusDays(300 - d));
      double scale = d > 200 ? livelier : 1;
      double common = random.nextGaussian() * 0.02 * scale;
      double own = random.nextGaussian() * 0.008 * scale;
      double jump = random.nextDouble() < 0.03 ? random.nextGaussian() * 0.05 * scale : 0;
      double[] moves = {common, common + own, jump};
      for (int f = 0; f < 3; f++) {
        paths[f][d] = d == 0 ? 3 : paths[f][d - 1] * Math.exp(moves[f]);
      }
    }
    var levels = new LinkedHashMap<String, double[]>();
    for (int f = 0; f < 3; f++) {
      levels.put(FACTORS.get(f).name(), paths[f]);
    }
    return new Levels(days, levels);
  }
}
