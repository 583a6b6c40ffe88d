// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

/// Sums the largest of some values without sorting them. Exact while every value is an integer
/// below 2^53.
final class Tail {
  private Tail() {}

  /// Sum of the `k` largest of the first `count` values; the array is reordered. `count` ≥ `k`.
  static long sum(double[] values, int count, int k) {
    select(values, count, k);
    long sum = 0;
    for (int i = 0; i < k; i++) {
      sum = Math.addExact(sum, (long) values[i]);
    }
    return sum;
  }

  /// The `k`-th largest of the first `count` values; the array is reordered.
  static double kth(double[] values, int count, int k) {
    select(values, count, k);
    double least = values[0];
    for (int i = 1; i < k; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  /// Moves the `k` largest to the front, in no order (Hoare's selection).
  private static void select(double[] values, int count, int k) {
    int from = 0;
    int to = count - 1;
    while (from < to) {
      double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
      int left = from;
      int right = to;
      while (left <= right) {
        while (values[left] > pivot) {
          left++;
        }
        while (values[right] < pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (k - 1 <= right) {
        to = right;
      } else if (k - 1 >= left) {
        from = left;
      } else {
        return;
      }
    }
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
