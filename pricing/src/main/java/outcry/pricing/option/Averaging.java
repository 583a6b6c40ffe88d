// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import java.util.Arrays;

/// The fixings whose mean settles a contract: what is known of them, and when the others fall.
///
/// The contract pays on the last fixing. The unfixed part of the mean is worth (n/m) times the mean
/// of its n forwards, and the known part only moves the strike: `K* = K - known sum / m`.
public final class Averaging {
  private static final double DAYS_OF_A_YEAR = 365;

  private final double knownSum;
  private final int count;
  private final double[] years;

  private Averaging(double knownSum, int count, double[] years) {
    if (count == 0) {
      throw new IllegalArgumentException("no fixing, neither past nor to come: nothing to average");
    }
    double before = 0;
    for (double each : years) {
      if (!(each >= before) || each == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "a fixing in " + each + " years after one in " + before + "; fixings are in order");
      }
      before = each;
    }
    this.knownSum = knownSum;
    this.count = count;
    this.years = years;
  }

  /// Fixings `past`, then others in `years` from now, ascending.
  public static Averaging at(double[] past, double... years) {
    double sum = 0;
    for (double fixing : past) {
      sum += fixing;
    }
    return new Averaging(sum, past.length + years.length, years.clone());
  }

  /// `count` fixings to come, `firstDay` days from now and then every `stepDays`.
  public static Averaging inDays(double[] past, double firstDay, int count, double stepDays) {
    var years = new double[count];
    for (int i = 0; i < count; i++) {
      years[i] = (firstDay + i * stepDays) / DAYS_OF_A_YEAR;
    }
    return at(past, years);
  }

  /// m: all fixings, known or to come.
  public int count() {
    return count;
  }

  /// n: those to come.
  public int open() {
    return years.length;
  }

  /// n/m: what a unit of the forwards moves the mean by.
  public double openShare() {
    return (double) years.length / count;
  }

  /// K*: what the unfixed part must exceed.
  public double strike(double strike) {
    return strike - knownSum / count;
  }

  /// When fixing `i` of those to come falls, in years.
  public double years(int i) {
    return years[i];
  }

  /// When the contract pays: at its last fixing, at once when all are known.
  public double payment() {
    return years.length == 0 ? 0 : years[years.length - 1];
  }

  /// Flat forwards.
  public double[] flat(double forward) {
    var forwards = new double[years.length];
    Arrays.fill(forwards, forward);
    return forwards;
  }
}
