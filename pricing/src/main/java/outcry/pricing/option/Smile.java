// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import java.util.ArrayList;
import java.util.List;

/// The implied volatilities of one expiry, at every strike.
///
/// What is interpolated is total variance w = σ²T over log-moneyness k = ln(K/F), by a natural
/// cubic spline through every quote. It is chosen over a fitted form such as SVI because a
/// settlement price must give back the quotes it was made from, and a compute expiry seldom has
/// more than five; over broken lines because the second derivative, which is the market's
/// probability density, must not jump. Where the spline between two quotes would leave half the
/// lower or twice the higher variance, quotes are too uneven for it, and Fritsch and Butland's
/// monotone curve takes its place: it stays between its neighbours. Outside the quotes variance
/// goes on in a straight line, whose slope is held between 0 and 2 away from the money (R. Lee,
/// "The moment formula for implied volatility at extreme strikes", Mathematical Finance 14, 2004).
///
/// No interpolation heals quotes that contradict each other: [#butterflies] says where a butterfly
/// would cost less than nothing.
public final class Smile {
  private static final int SAMPLES = 32;
  private static final double STEEPEST_WING = 2;
  private static final double WING_DEVIATIONS = 5;

  private final double forward;
  private final double years;
  private final double[] moneyness;
  private final double[] variances;
  private final double[] slopes;
  private final boolean isNatural;

  /// Where the density implied by the smile is negative.
  ///
  /// @param worst the lowest density in the range, as a multiple of the lognormal one there
  public record Butterfly(double fromStrike, double toStrike, double worst) {}

  /// Quotes by strike, ascending; one alone is a flat smile.
  public Smile(double forward, double years, double[] strikes, double[] volatilities) {
    if (strikes.length == 0 || strikes.length != volatilities.length) {
      throw new IllegalArgumentException(
          strikes.length
              + " strikes and "
              + volatilities.length
              + " volatilities; a smile has one each, at least one");
    }
    if (!(forward > 0 && years > 0)) {
      throw new IllegalArgumentException(
          "forward " + forward + " and years " + years + ": each above 0");
    }
    this.forward = forward;
    this.years = years;
    this.moneyness = new double[strikes.length];
    this.variances = new double[strikes.length];
    for (int i = 0; i < strikes.length; i++) {
      if (!(strikes[i] > (i == 0 ? 0 : strikes[i - 1]) && volatilities[i] > 0)) {
        throw new IllegalArgumentException(
            "strike "
                + strikes[i]
                + " at volatility "
                + volatilities[i]
                + "; strikes ascend from above 0, volatilities are above 0");
      }
      moneyness[i] = StrictMath.log(strikes[i] / forward);
      variances[i] = volatilities[i] * volatilities[i] * years;
    }
    var natural = SplineSlopes.natural(moneyness, variances);
    this.isNatural = staysNear(natural);
    this.slopes = isNatural ? natural : SplineSlopes.monotone(moneyness, variances);
  }

  /// The quotes, out of prices: each option's own implied volatility.
  public static Smile ofPrices(
      Right[] rights,
      double[] prices,
      double forward,
      double[] strikes,
      double years,
      double rate) {
    var volatilities = new double[prices.length];
    for (int i = 0; i < prices.length; i++) {
      volatilities[i] =
          ImpliedVolatility.of(rights[i], prices[i], forward, strikes[i], years, rate);
    }
    return new Smile(forward, years, strikes, volatilities);
  }

  public double volatility(double strike) {
    return StrictMath.sqrt(at(StrictMath.log(strike / forward), slopes)[0] / years);
  }

  public double price(Right right, double strike, double rate) {
    return Black76.price(right, forward, strike, volatility(strike), years, rate);
  }

  /// Whether the natural spline was even enough.
  public boolean isNatural() {
    return isNatural;
  }

  /// Every range of strikes, out to five standard deviations, in which a butterfly would cost less
  /// than nothing (J. Gatheral's condition on w, w' and w''); empty when there is none.
  public List<Butterfly> butterflies() {
    var found = new ArrayList<Butterfly>();
    int last = moneyness.length - 1;
    double left = WING_DEVIATIONS * StrictMath.sqrt(variances[0]);
    double right = WING_DEVIATIONS * StrictMath.sqrt(variances[last]);
    var run = new Run(found);
    scan(run, moneyness[0] - left, moneyness[0], 2 * SAMPLES);
    for (int i = 0; i < last; i++) {
      scan(run, moneyness[i], moneyness[i + 1], SAMPLES);
    }
    scan(run, moneyness[last], moneyness[last] + right, 2 * SAMPLES);
    run.end();
    return List.copyOf(found);
  }

  private void scan(Run run, double from, double to, int samples) {
    for (int i = 0; i < samples; i++) {
      double k = from + (i + 0.5) * (to - from) / samples;
      run.see(forward * StrictMath.exp(k), density(k));
    }
  }

  /// Gathers neighbouring strikes of negative density.
  private static final class Run {
    private final List<Butterfly> found;
    private double from;
    private double to;
    private double worst;

    Run(List<Butterfly> found) {
      this.found = found;
    }

    void see(double strike, double density) {
      if (density >= 0) {
        end();
        return;
      }
      from = worst == 0 ? strike : from;
      to = strike;
      worst = Math.min(worst, density);
    }

    void end() {
      if (worst < 0) {
        found.add(new Butterfly(from, to, worst));
      }
      worst = 0;
    }
  }

  private double density(double k) {
    var point = at(k, slopes);
    double w = point[0];
    double slope = point[1];
    double lean = 1 - k * slope / (2 * w);
    return lean * lean - slope * slope / 4 * (1 / w + 0.25) + point[2] / 2;
  }

  private boolean staysNear(double[] natural) {
    for (int i = 0; i + 1 < moneyness.length; i++) {
      double low = Math.min(variances[i], variances[i + 1]) / 2;
      double high = Math.max(variances[i], variances[i + 1]) * 2;
      for (int sample = 1; sample < SAMPLES; sample++) {
        double w =
            at(moneyness[i] + sample * (moneyness[i + 1] - moneyness[i]) / SAMPLES, natural)[0];
        if (w < low || w > high) {
          return false;
        }
      }
    }
    return true;
  }

  /// Total variance at a log-moneyness, its slope and its bend.
  private double[] at(double k, double[] slopes) {
    int last = moneyness.length - 1;
    if (k <= moneyness[0]) {
      double slope = Math.clamp(slopes[0], -STEEPEST_WING, 0);
      return new double[] {variances[0] + slope * (k - moneyness[0]), slope, 0};
    }
    if (k >= moneyness[last]) {
      double slope = Math.clamp(slopes[last], 0, STEEPEST_WING);
      return new double[] {variances[last] + slope * (k - moneyness[last]), slope, 0};
    }
    int i = 0;
    while (k > moneyness[i + 1]) {
      i++;
    }
    double width = moneyness[i + 1] - moneyness[i];
    double x = (k - moneyness[i]) / width;
    double rise = variances[i + 1] - variances[i];
    double a = slopes[i] * width - rise;
    double b = rise - slopes[i + 1] * width;
    double w = variances[i] + x * rise + x * (1 - x) * (a * (1 - x) + b * x);
    double slope = (rise + (1 - 2 * x) * (a * (1 - x) + b * x) + x * (1 - x) * (b - a)) / width;
    double bend = 2 * (b - 2 * a + 3 * x * (a - b)) / (width * width);
    return new double[] {w, slope, bend};
  }
}
