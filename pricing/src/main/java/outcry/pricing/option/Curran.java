// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// Options on a mean of fixings by the lower bound of M. Curran, "Valuing Asian and portfolio
/// options by conditioning on the geometric mean price", Management Science 40 (1994): exercise is
/// decided by the geometric mean alone, which is nearly always the right decision. For settlement
/// prices.
///
///     Z = the mean of the log-returns to the fixings, standardised
///     a_i = cov(log-return to fixing i, Z)
///     z0: Σ (F_i/m) e^(a_i z0 - a_i²/2) = K*
///     call = D (Σ (F_i/m) N(a_i - z0) - K* N(-z0))
///
/// It lies below the true value: by 0.03 per cent of the price at most near the money of a month of
/// daily fixings, by 0.1 to 0.25 per cent of the small prices of far strikes and for twelve monthly
/// fixings. Since z0 is where the bound is highest, a small change of z0
/// does not change it, and the greeks are closed forms; they mean what those of [TwoMoment] mean.
public final class Curran {
  private static final int MOST_STEPS = 200;
  private static final double CLOSE = 1e-14;

  private final int sign;
  private final double[] parts;
  private final double[] loads;
  private final double reduced;
  private final double decision;

  private Curran(Right right, double reduced, double[] parts, double[] loads) {
    this.sign = right.sign();
    this.reduced = reduced;
    this.parts = parts;
    this.loads = loads;
    this.decision = decision();
  }

  /// Flat forwards.
  public static double price(
      Right right, Averaging averaging, double forward, double strike, double sigma, double rate) {
    return price(right, averaging, averaging.flat(forward), strike, sigma, rate);
  }

  /// Forwards of the fixings to come, in order.
  public static double price(
      Right right,
      Averaging averaging,
      double[] forwards,
      double strike,
      double sigma,
      double rate) {
    double reduced = averaging.strike(strike);
    double discount = TwoMoment.discount(averaging, rate);
    if (isCertain(averaging, reduced, sigma)) {
      return TwoMoment.price(right, averaging, forwards, strike, 0, rate);
    }
    return discount
        * new Curran(right, reduced, parts(averaging, forwards), loads(averaging, sigma)).bound();
  }

  public static Valuation value(
      Right right,
      Averaging averaging,
      double[] forwards,
      double strike,
      double sigma,
      double rate) {
    double reduced = averaging.strike(strike);
    if (isCertain(averaging, reduced, sigma)) {
      return TwoMoment.value(right, averaging, forwards, strike, 0, rate);
    }
    var bound = new Curran(right, reduced, parts(averaging, forwards), loads(averaging, sigma));
    double discount = TwoMoment.discount(averaging, rate);
    double price = discount * bound.bound();
    return new Valuation(
        price,
        discount * bound.byShift() / averaging.count(),
        discount * bound.byShiftTwice() / averaging.count() / averaging.count(),
        discount * bound.byLoads(loads(averaging, 1)),
        rate * price - discount * bound.byLoads(loadsByTime(averaging, sigma)),
        -averaging.payment() * price);
  }

  /// Whether exercise, and what it brings, does not depend on the fixings to come.
  private static boolean isCertain(Averaging averaging, double reduced, double sigma) {
    return reduced <= 0 || sigma * averaging.payment() <= 0;
  }

  private static double[] parts(Averaging averaging, double[] forwards) {
    if (forwards.length != averaging.open()) {
      throw new IllegalArgumentException(
          forwards.length + " forwards for " + averaging.open() + " fixings to come; one each");
    }
    var parts = forwards.clone();
    for (int i = 0; i < parts.length; i++) {
      parts[i] /= averaging.count();
    }
    return parts;
  }

  /// a_i.
  private static double[] loads(Averaging averaging, double sigma) {
    var loads = meanOverlaps(averaging);
    double scale = sigma / StrictMath.sqrt(mean(loads));
    for (int i = 0; i < loads.length; i++) {
      loads[i] *= scale;
    }
    return loads;
  }

  /// da_i by a moment by which every fixing is farther off.
  private static double[] loadsByTime(Averaging averaging, double sigma) {
    var loads = meanOverlaps(averaging);
    double variance = mean(loads);
    double scale = sigma / StrictMath.sqrt(variance);
    for (int i = 0; i < loads.length; i++) {
      loads[i] = scale * (1 - loads[i] / (2 * variance));
    }
    return loads;
  }

  /// For each fixing the mean over all fixings j of min(t_i, t_j).
  private static double[] meanOverlaps(Averaging averaging) {
    int n = averaging.open();
    var overlaps = new double[n];
    double earlier = 0;
    for (int i = 0; i < n; i++) {
      earlier += averaging.years(i);
      overlaps[i] = (earlier + averaging.years(i) * (n - 1 - i)) / n;
    }
    return overlaps;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// z0, by Newton's method on the logarithm of the sum: convex and rising, so that from the second
  /// step on it comes down to the root without overshooting. Below every value the sum can take
  /// there is none: exercise is certain.
  private double decision() {
    double known = 0;
    for (int i = 0; i < parts.length; i++) {
      known += loads[i] > 0 ? 0 : parts[i];
    }
    if (known >= reduced) {
      return Double.NEGATIVE_INFINITY;
    }
    double z = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (double load : loads) {
        highest = Math.max(highest, exponent(load, z));
      }
      double sum = 0;
      double slope = 0;
      for (int i = 0; i < parts.length; i++) {
        double term = parts[i] * StrictMath.exp(exponent(loads[i], z) - highest);
        sum += term;
        slope += term * loads[i];
      }
      double move = (StrictMath.log(sum / reduced) + highest) * sum / slope;
      z -= move;
      if (Math.abs(move) <= CLOSE * Math.max(1, Math.abs(z))) {
        break;
      }
    }
    return z;
  }

  private static double exponent(double load, double z) {
    return load * (z - load / 2);
  }

  private double bound() {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += parts[i] * Normal.cdf(sign * (loads[i] - decision));
    }
    return Math.max(0, sign * (sum - reduced * Normal.cdf(-sign * decision)));
  }

  private double byShift() {
    double sum = 0;
    for (double load : loads) {
      sum += Normal.cdf(sign * (load - decision));
    }
    return sign * sum;
  }

  /// A shift moves the decision too.
  private double byShiftTwice() {
    if (decision == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double density = 0;
    double shift = 0;
    double slope = 0;
    for (int i = 0; i < parts.length; i++) {
      double growth = StrictMath.exp(exponent(loads[i], decision));
      density += Normal.density(loads[i] - decision);
      shift += growth;
      slope += parts[i] * loads[i] * growth;
    }
    return density * shift / slope;
  }

  private double byLoads(double[] changes) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += parts[i] * Normal.density(loads[i] - decision) * changes[i];
    }
    return sum;
  }
}
