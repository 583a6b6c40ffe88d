// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.Arrays;
import java.util.List;
import outcry.pricing.scenario.ScenarioSet;

/// What one long lot of an instrument loses in every scenario of every set, micro-dollars and
/// fractions of them: rounded once, when the model is published.
final class Revalued {
  final Instrument instrument;
  final double[][] bySet;

  private Revalued(Instrument instrument, double[][] bySet) {
    this.instrument = instrument;
    this.bySet = bySet;
  }

  /// Every move of a price taken `lift` times.
  static Revalued of(Instrument instrument, List<ScenarioSet> sets, double lift) {
    var bySet = new double[sets.size()][];
    for (int set = 0; set < bySet.length; set++) {
      var scenarios = sets.get(set).scenarios();
      bySet[set] = new double[scenarios.size()];
      for (int s = 0; s < bySet[set].length; s++) {
        var scenario = scenarios.get(s);
        double move = lift * scenario.move(instrument.factor(), instrument.years());
        bySet[set][s] =
            instrument.loss(Math.max(-1, move), scenario.volatility(instrument.factor()));
      }
    }
    return new Revalued(instrument, bySet);
  }

  /// Every loss `factor` times.
  Revalued times(double factor) {
    var scaled = new double[bySet.length][];
    for (int set = 0; set < bySet.length; set++) {
      scaled[set] = Arrays.stream(bySet[set]).map(loss -> factor * loss).toArray();
    }
    return new Revalued(instrument, scaled);
  }

  /// Losses of one set no smaller than `least`, in the direction they have.
  void raise(int set, double leastLong, double leastShort) {
    double[] losses = bySet[set];
    for (int s = 0; s < losses.length; s++) {
      if (losses[s] > 0) {
        losses[s] = Math.max(losses[s], StrictMath.ceil(leastLong));
      } else if (losses[s] < 0) {
        losses[s] = Math.min(losses[s], -StrictMath.ceil(leastShort));
      }
    }
  }

  /// Expected shortfall of one lot, long (1) or short (-1).
  double tail(int set, int worst, int sign) {
    double[] sorted = new double[bySet[set].length];
    for (int s = 0; s < sorted.length; s++) {
      sorted[s] = sign * bySet[set][s];
    }
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = sorted.length - worst; i < sorted.length; i++) {
      sum += sorted[i];
    }
    return Math.max(0, sum / worst);
  }

  /// Half away from zero.
  long[] rounded(int set) {
    long[] rounded = new long[bySet[set].length];
    for (int s = 0; s < rounded.length; s++) {
      double loss = bySet[set][s];
      rounded[s] = loss < 0 ? -StrictMath.round(-loss) : StrictMath.round(loss);
    }
    return rounded;
  }

  boolean isEmpty(int set) {
    return Arrays.stream(bySet[set]).allMatch(loss -> loss == 0);
  }
}
