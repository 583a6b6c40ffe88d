// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import java.util.SplittableRandom;

/// Prices an option on a mean by drawing paths, each with its mirror image. The option on the
/// geometric mean, whose price is known, is drawn along and corrects the luck of the draw.
record Simulation(double price, double error) {
  static Simulation of(
      Right right,
      Averaging averaging,
      double forward,
      double strike,
      double sigma,
      double rate,
      int pairs) {
    var random = new SplittableRandom(20_260_311);
    int n = averaging.open();
    var pay = new double[pairs];
    var control = new double[pairs];
    var moves = new double[n];
    double reduced = averaging.strike(strike);
    for (int p = 0; p < pairs; p++) {
      for (int i = 0; i < n; i++) {
        moves[i] = random.nextGaussian();
      }
      for (int side = -1; side <= 1; side += 2) {
        double walk = 0;
        double sum = 0;
        double logs = 0;
        for (int i = 0; i < n; i++) {
          double step = averaging.years(i) - (i == 0 ? 0 : averaging.years(i - 1));
          walk += side * sigma * StrictMath.sqrt(step) * moves[i];
          double log = walk - sigma * sigma * averaging.years(i) / 2;
          sum += forward * StrictMath.exp(log);
          logs += log;
        }
        double geometric = forward * StrictMath.exp(logs / n) * averaging.openShare();
        pay[p] += right.intrinsic(sum / averaging.count(), reduced) / 2;
        control[p] += right.intrinsic(geometric, reduced) / 2;
      }
    }
    double known = geometric(right, averaging, forward, reduced, sigma);
    double meanPay = mean(pay);
    double meanControl = mean(control);
    double beta = covariance(pay, control) / covariance(control, control);
    double left = covariance(pay, pay) - beta * covariance(pay, control);
    double discount = StrictMath.exp(-rate * averaging.payment());
    return new Simulation(
        discount * (meanPay - beta * (meanControl - known)),
        discount * StrictMath.sqrt(Math.max(0, left) / pairs));
  }

  /// The undiscounted option on the geometric mean is Black's.
  private static double geometric(
      Right right, Averaging averaging, double forward, double reduced, double sigma) {
    int n = averaging.open();
    double drift = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      drift -= sigma * sigma * averaging.years(i) / 2 / n;
      for (int j = 0; j < n; j++) {
        variance += sigma * sigma * Math.min(averaging.years(i), averaging.years(j)) / n / n;
      }
    }
    double mean = forward * averaging.openShare() * StrictMath.exp(drift + variance / 2);
    return Black76.undiscounted(right, mean, reduced, StrictMath.sqrt(variance));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum / (a.length - 1);
  }
}
