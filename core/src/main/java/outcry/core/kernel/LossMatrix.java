// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import java.util.Arrays;

/// Losses of one lot of each contract in each scenario of a set, whole micro-dollars, as the
/// kernels read them.
///
/// Each row is kept twice: as integers, and as the same integers carried in doubles, which is exact
/// while no sum reaches 2^53 ([#isExact]). Rows are padded to whole tiles; a padded scenario starts
/// at minus infinity, so that it is never among the largest losses.
public final class LossMatrix {
  /// A whole number of vectors on every machine, and how many groups the tail is searched in.
  static final int TILE = 64;

  /// Every integer up to here has a double of its own.
  static final long MOST = 1L << 53;

  private static final double[] NO_ROW = {};

  public final int scenarios;
  final int padded;
  final double[][] rows;

  /// What the losses of an account with nothing are: zero, and minus infinity beyond the scenarios.
  final double[] start;

  final long[][] losses;
  private final long[] largest;

  /// `losses[row]` may be null: such a row must not be asked for. All others are of one length.
  public LossMatrix(long[][] losses) {
    int length = 0;
    for (var row : losses) {
      length = row == null ? length : row.length;
    }
    scenarios = length;
    padded = Math.ceilDiv(Math.max(1, length), TILE) * TILE;
    start = new double[padded];
    Arrays.fill(start, length, padded, Double.NEGATIVE_INFINITY);
    this.losses = losses;
    rows = new double[losses.length][];
    largest = new long[losses.length];
    for (int r = 0; r < losses.length; r++) {
      rows[r] = losses[r] == null ? NO_ROW : new double[padded];
      if (losses[r] != null) {
        fill(r, losses[r]);
      }
    }
  }

  private void fill(int row, long[] exact) {
    for (int s = 0; s < exact.length; s++) {
      rows[row][s] = exact[s];
      largest[row] = Math.max(largest[row], magnitude(exact[s]));
    }
  }

  private static long magnitude(long value) {
    return value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
  }

  /// How many rows there are.
  public int size() {
    return losses.length;
  }

  boolean has(int row) {
    return losses[row] != null;
  }

  /// The most a book of lots can lose or gain in any scenario, `Long.MAX_VALUE` when that is more
  /// than can be counted.
  long bound(Lots lots) {
    long sum = 0;
    for (int i = 0; i < lots.count; i++) {
      long most = Math.max(lots.buys[i], lots.sells[i]);
      sum = added(sum, magnitude(lots.position[i]), largest[lots.row[i]]);
      sum = added(sum, most, largest[lots.row[i]]);
    }
    return sum;
  }

  /// sum + lots × loss, none negative, saturating.
  static long added(long sum, long lots, long loss) {
    long product = lots * loss;
    if (Math.multiplyHigh(lots, loss) != 0 || product < 0 || sum + product < 0) {
      return Long.MAX_VALUE;
    }
    return sum + product;
  }

  /// Whether all sums of a book stay where integers in doubles are exact.
  boolean isExact(Lots lots) {
    return bound(lots) < MOST;
  }

  long largest(int row) {
    return largest[row];
  }
}
