// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Greeks against central differences of the price. Two step widths are extrapolated to none
/// (Richardson), so that a difference is as good as the price's own digits allow.
final class Slopes {
  private static final double TOLERANCE = 1e-6;

  private Slopes() {}

  @FunctionalInterface
  interface Price {
    double at(double forward, double sigma, double years, double rate);
  }

  /// `years` passed to the price is added calendar time when the model counts in days.
  static void agree(
      Valuation value,
      Price price,
      double forward,
      double sigma,
      double years,
      double rate,
      String told) {
    near(slope(x -> price.at(x, sigma, years, rate), forward), value.delta(), "delta " + told);
    near(curve(x -> price.at(x, sigma, years, rate), forward), value.gamma(), "gamma " + told);
    near(slope(x -> price.at(forward, x, years, rate), sigma), value.vega(), "vega " + told);
    near(-slope(x -> price.at(forward, sigma, x, rate), years), value.theta(), "theta " + told);
    near(slope(x -> price.at(forward, sigma, years, x), rate), value.rho(), "rho " + told);
  }

  static void near(double difference, double greek, String told) {
    assertEquals(difference, greek, TOLERANCE * Math.max(1, Math.abs(greek)), told);
  }

  @FunctionalInterface
  interface Line {
    double at(double x);
  }

  static double slope(Line line, double x) {
    double step = 1e-3 * Math.max(0.1, Math.abs(x));
    return (4 * central(line, x, step / 2) - central(line, x, step)) / 3;
  }

  static double curve(Line line, double x) {
    double step = 4e-3 * Math.abs(x);
    return (4 * bend(line, x, step / 2) - bend(line, x, step)) / 3;
  }

  private static double central(Line line, double x, double step) {
    return (line.at(x + step) - line.at(x - step)) / (2 * step);
  }

  private static double bend(Line line, double x, double step) {
    return (line.at(x + step) - 2 * line.at(x) + line.at(x - step)) / (step * step);
  }
}
