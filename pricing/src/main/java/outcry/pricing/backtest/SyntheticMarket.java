// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import outcry.pricing.scenario.Family;

/// Prices made by a seed, not seen anywhere: to run a backtest where there are no data, and to test
/// the tests.
///
/// GPU rents move every day: one shock for all and one of their own, with fat tails (Student's t, 5
/// degrees of freedom) and a volatility that swings through a cycle of 250 days between 0.6 and 1.4
/// times 40 % a year. Token tiers stand still and jump: on one day in fifty a list changes by 2 to
/// 15 %, three times in five downwards.
public final class SyntheticMarket {
  private static final double YEARLY = 0.40;
  private static final double CYCLE = 250;
  private static final double JUMP_CHANCE = 0.02;

  private SyntheticMarket() {}

  public static PricePath of(long seed, int days) {
    var random = new Random(seed);
    var levels = new TreeMap<String, double[]>();
    double[] level = {1.80, 3.10, 3.60, 5.50, 3.00, 15.00, 0.90, 0.60};
    var factors = Stream.of(Family.values()).flatMap(f -> f.factors().stream()).toList();
    for (var factor : factors) {
      levels.put(factor, new double[days]);
    }
    for (int day = 0; day < days; day++) {
      double swing = 1 + 0.4 * StrictMath.sin(2 * StrictMath.PI * day / CYCLE);
      double daily = YEARLY / StrictMath.sqrt(365) * swing;
      double common = fat(random);
      for (int f = 0; f < level.length; f++) {
        double move =
            f < Family.GPU.factors().size()
                ? daily * (0.8 * common + 0.6 * fat(random))
                : jump(random);
        level[f] *= StrictMath.exp(move);
        levels.get(factors.get(f))[day] = level[f];
      }
    }
    return new PricePath(LocalDate.of(2024, 1, 1), levels);
  }

  /// One factor of normal moves whose daily deviation is `before`, and twice that from day `at` on.
  static PricePath doubling(long seed, String factor, int days, int at, double before) {
    var random = new Random(seed);
    double[] series = new double[days];
    double level = 3.10;
    for (int day = 0; day < days; day++) {
      level *= StrictMath.exp((day >= at ? 2 * before : before) * random.nextGaussian());
      series[day] = level;
    }
    var levels = new TreeMap<String, double[]>();
    levels.put(factor, series);
    return new PricePath(LocalDate.of(2024, 1, 1), levels);
  }

  private static double jump(Random random) {
    boolean jumps = random.nextDouble() < JUMP_CHANCE;
    double size = 0.02 + 0.13 * random.nextDouble();
    boolean down = random.nextDouble() < 0.6;
    return jumps ? StrictMath.log(down ? 1 - size : 1 + size) : 0;
  }

  /// Student's t with 5 degrees of freedom, scaled to a deviation of 1.
  private static double fat(Random random) {
    double chi = 0;
    double normal = random.nextGaussian();
    for (int i = 0; i < 5; i++) {
      double one = random.nextGaussian();
      chi += one * one;
    }
    return normal / StrictMath.sqrt(chi / 5) * StrictMath.sqrt(3.0 / 5);
  }
}
