// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// The slopes at its points that make a curve of cubic pieces smooth, or tame.
final class SplineSlopes {
  private SplineSlopes() {}

  /// The natural spline: second derivative continuous everywhere and nought at both ends.
  static double[] natural(double[] x, double[] y) {
    int n = x.length;
    var slopes = new double[n];
    if (n == 1) {
      return slopes;
    }
    // One row a point: below, middle and above it; solved downwards, then back up.
    var above = new double[n];
    for (int i = 0; i < n; i++) {
      double left = i == 0 ? 0 : 1 / (x[i] - x[i - 1]);
      double right = i == n - 1 ? 0 : 1 / (x[i + 1] - x[i]);
      double known = 0;
      known += i == 0 ? 0 : 3 * (y[i] - y[i - 1]) * left * left;
      known += i == n - 1 ? 0 : 3 * (y[i + 1] - y[i]) * right * right;
      double middle = 2 * (left + right) - (i == 0 ? 0 : left * above[i - 1]);
      above[i] = right / middle;
      slopes[i] = (known - (i == 0 ? 0 : left * slopes[i - 1])) / middle;
    }
    for (int i = n - 2; i >= 0; i--) {
      slopes[i] -= above[i] * slopes[i + 1];
    }
    return slopes;
  }

  /// F. Fritsch and J. Butland, "A method for constructing local monotone piecewise cubic
  /// interpolants" (1984): no piece leaves the range of its two ends.
  static double[] monotone(double[] x, double[] y) {
    int n = x.length;
    var slopes = new double[n];
    for (int i = 1; i + 1 < n; i++) {
      double left = (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
      double right = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
      if (left * right > 0) {
        double share = (1 + (x[i + 1] - x[i]) / (x[i + 1] - x[i - 1])) / 3;
        slopes[i] = left * right / (share * right + (1 - share) * left);
      }
    }
    if (n > 1) {
      slopes[0] = (y[1] - y[0]) / (x[1] - x[0]);
      slopes[n - 1] = (y[n - 1] - y[n - 2]) / (x[n - 1] - x[n - 2]);
    }
    return slopes;
  }
}
