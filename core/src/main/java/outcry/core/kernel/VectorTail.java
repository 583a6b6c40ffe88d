// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Sums the largest of some losses without sorting and without branches the processor would have to
/// guess: bounds are found by halving an interval and counting how many values reach its middle.
final class VectorTail {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANE = LANES.length();

  /// A bound this much short of the best one lets few more values through.
  private static final int NEAR = 3;

  private static final int MOST_HALVINGS = 48;

  private double[] kept = {};

  /// Sum of the `k` largest of `length` values from `from`, a whole number of vectors. `peaks` are
  /// the largest values of at least `k` groups of them; reordered.
  long sum(double[] values, int from, int length, double[] peaks, int k) {
    if (kept.length < length + LANE) {
      kept = new double[length + LANE];
    }
    double least = bound(peaks, k);
    int count = survivors(values, from, length, least, kept);
    if (count > k) {
      count = narrow(count, least, k);
    }
    return Tail.sum(kept, count, k);
  }

  /// A value that at least `k` of the peaks reach, and not many more.
  private static double bound(double[] peaks, int k) {
    double low = extreme(peaks, peaks.length, false);
    double high = extreme(peaks, peaks.length, true);
    if (low == Double.NEGATIVE_INFINITY) {
      return Tail.kth(peaks, peaks.length, k);
    }
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double middle = low + (high - low) / 2;
      int reach = count(peaks, peaks.length, middle);
      if (reach < k) {
        high = middle;
      } else {
        low = middle;
        if (reach <= k + NEAR) {
          break;
        }
      }
    }
    return low;
  }

  /// Leaves out of the kept values what is not among the `k` largest, as far as no ties keep it
  /// from it.
  private int narrow(int count, double least, int k) {
    int length = count;
    while (length % LANE != 0) {
      kept[length++] = Double.NEGATIVE_INFINITY;
    }
    double low = least;
    double high = extreme(kept, length, true);
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double middle = low + (high - low) / 2;
      int reach = count(kept, length, middle);
      if (reach == k) {
        return survivors(kept, 0, length, middle, kept);
      }
      if (reach < k) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return count;
  }

  private static double extreme(double[] values, int length, boolean largest) {
    var found = DoubleVector.fromArray(LANES, values, 0);
    for (int at = LANE; at < length; at += LANE) {
      var next = DoubleVector.fromArray(LANES, values, at);
      found = largest ? found.max(next) : found.min(next);
    }
    return found.reduceLanes(largest ? VectorOperators.MAX : VectorOperators.MIN);
  }

  private static int count(double[] values, int length, double least) {
    int count = 0;
    for (int at = 0; at < length; at += LANE) {
      var value = DoubleVector.fromArray(LANES, values, at);
      count += value.compare(VectorOperators.GE, least).trueCount();
    }
    return count;
  }

  /// Copies the values that are at least `least`, in their order, and answers how many there are.
  /// `into` has room for one vector more, and may be the values themselves when `from` is 0.
  private static int survivors(double[] values, int from, int length, double least, double[] into) {
    int count = 0;
    for (int at = from; at < from + length; at += LANE) {
      var value = DoubleVector.fromArray(LANES, values, at);
      var reaches = value.compare(VectorOperators.GE, least);
      value.compress(reaches).intoArray(into, count);
      count += reaches.trueCount();
    }
    return count;
  }
}
