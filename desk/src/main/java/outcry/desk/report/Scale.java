// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.ArrayList;
import java.util.List;

/// A linear axis from values to pixels, with ticks at round values.
public final class Scale {
  private final double low;
  private final double high;
  private final double from;
  private final double to;
  private final double step;

  private Scale(double low, double high, double from, double to, double step) {
    this.low = low;
    this.high = high;
    this.from = from;
    this.to = to;
    this.step = step;
  }

  /// An axis that holds `least` and `most` with about `ticks` round ticks; `least` lies at pixel
  /// `from`, `most` at `to`.
  public static Scale round(double least, double most, int ticks, double from, double to) {
    double span = most > least ? most - least : StrictMath.max(1, StrictMath.abs(most));
    double rough = span / ticks;
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
    double step = power * 10;
    for (double nice : new double[] {1, 2, 2.5, 5, 10}) {
      if (nice * power >= rough) {
        step = nice * power;
        break;
      }
    }
    double low = StrictMath.floor(least / step) * step;
    double high = StrictMath.ceil((least + span) / step) * step;
    return new Scale(low, high, from, to, step);
  }

  public double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  public List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (int i = 0; low + i * step <= high + step / 1e6; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }
}
