// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// Integrals of several functions at once, to a stated accuracy: Gauss and Kronrod's 7 and 15
/// points, halving a panel until both agree on the functions that are watched.
final class Quadrature {
  private static final int DEEPEST = 60;

  private static final double[] POINTS = {
    0.991455371120812639206854697526329,
    0.949107912342758524526189684047851,
    0.864864423359769072789712788640926,
    0.741531185599394439863864773280788,
    0.586087235467691130294144691693013,
    0.405845151377397166906606412076961,
    0.207784955007898467600689403773245
  };
  private static final double[] KRONROD = {
    0.022935322010529224963732008058970,
    0.063092092629978553290700663189204,
    0.104790010322250183839876322541518,
    0.140653259715525918745189590510238,
    0.169004726639267902826583426598550,
    0.190350578064785409913256402421014,
    0.204432940075298892414161999234649
  };
  private static final double KRONROD_MIDDLE = 0.209482141084727828012999174891714;

  /// Of every second point.
  private static final double[] GAUSS = {
    0.129484966168869693270611432679082,
    0.279705391489276667901467771423780,
    0.381830050505118944950369775488975
  };

  private static final double GAUSS_MIDDLE = 0.417959183673469387755102040816327;

  private final Functions functions;
  private final double[] tolerances;
  private final double[] sums;
  private final double[] values;

  @FunctionalInterface
  interface Functions {
    /// Puts the functions' values at `x` into `values`.
    void at(double x, double[] values);
  }

  private Quadrature(Functions functions, double[] tolerances, int count) {
    this.functions = functions;
    this.tolerances = tolerances;
    this.sums = new double[count];
    this.values = new double[count];
  }

  /// The integrals of `count` functions from `low` to `high`, started in `panels` equal parts. The
  /// first functions are watched, each to its tolerance in every panel.
  static double[] integrals(
      Functions functions, int count, double[] tolerances, double low, double high, int panels) {
    var quadrature = new Quadrature(functions, tolerances, count);
    double width = (high - low) / panels;
    for (int i = 0; i < panels; i++) {
      quadrature.add(low + i * width, low + (i + 1) * width, 0);
    }
    return quadrature.sums;
  }

  private void add(double low, double high, int depth) {
    double middle = 0.5 * (low + high);
    double half = 0.5 * (high - low);
    var fine = new double[sums.length];
    var coarse = new double[sums.length];
    functions.at(middle, values);
    collect(fine, coarse, KRONROD_MIDDLE, GAUSS_MIDDLE);
    for (int i = 0; i < POINTS.length; i++) {
      double gauss = (i & 1) == 1 ? GAUSS[i / 2] : 0;
      functions.at(middle - half * POINTS[i], values);
      collect(fine, coarse, KRONROD[i], gauss);
      functions.at(middle + half * POINTS[i], values);
      collect(fine, coarse, KRONROD[i], gauss);
    }
    if (depth < DEEPEST && !agree(fine, coarse, half)) {
      add(low, middle, depth + 1);
      add(middle, high, depth + 1);
      return;
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] += half * fine[k];
    }
  }

  private void collect(double[] fine, double[] coarse, double kronrod, double gauss) {
    for (int k = 0; k < values.length; k++) {
      fine[k] += kronrod * values[k];
      coarse[k] += gauss * values[k];
    }
  }

  private boolean agree(double[] fine, double[] coarse, double half) {
    for (int k = 0; k < tolerances.length; k++) {
      if (Math.abs(fine[k] - coarse[k]) * half > tolerances[k]) {
        return false;
      }
    }
    return true;
  }
}
