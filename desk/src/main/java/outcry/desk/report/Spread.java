// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;
import java.util.function.ToLongFunction;

/// How far figures lie apart, in double: sample variance (divided by n - 1) and what follows from
/// it. Fewer than two figures do not lie apart; their spread is 0.
final class Spread {
  private Spread() {}

  static <T> double[] of(List<T> rows, ToLongFunction<T> figure) {
    return rows.stream().mapToDouble(r -> figure.applyAsLong(r)).toArray();
  }

  static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return x.length == 0 ? 0 : sum / x.length;
  }

  static double covariance(double[] x, double[] y) {
    if (x.length < 2) {
      return 0;
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (x.length - 1);
  }

  static double variance(double[] x) {
    return covariance(x, x);
  }

  /// Whole micro-dollars.
  static long deviation(double[] x) {
    return StrictMath.round(StrictMath.sqrt(variance(x)));
  }

  /// 0 when either does not move.
  static double correlation(double[] x, double[] y) {
    double scale = StrictMath.sqrt(variance(x)) * StrictMath.sqrt(variance(y));
    return scale == 0 ? 0 : covariance(x, y) / scale;
  }
}
