// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.Arrays;

/// A portfolio's loss in every scenario of one set, and the tail of it: arrays go in line by line,
/// one number comes out (rule M-2). Reused, so that a check allocates nothing.
///
/// While `bounded`, nothing can overflow, and the loops are plain; else every step is checked and
/// throws [ArithmeticException]. Both give the same numbers. This is the innermost loop of margin.
final class ScenarioSum {
  private final long[] totals;
  private final long[] largest;

  ScenarioSum(int scenarios, int tail) {
    totals = new long[scenarios];
    largest = new long[tail];
  }

  void clear() {
    Arrays.fill(totals, 0);
  }

  /// Adds position × loss, and what of the working orders is worst: max(0, buys × loss, -sells ×
  /// loss).
  void add(long[] loss, long lots, long buys, long sells, boolean bounded) {
    if (!bounded) {
      addChecked(loss, lots, buys, sells);
    } else if ((buys | sells) == 0) {
      addPosition(totals, loss, lots);
    } else {
      addWorking(totals, loss, lots + buys, lots - sells);
    }
  }

  private static void addPosition(long[] totals, long[] loss, long lots) {
    for (int s = 0; s < totals.length; s++) {
      totals[s] += lots * loss[s];
    }
  }

  /// Every buy is worst where the price falls, every sell where it rises.
  private static void addWorking(long[] totals, long[] loss, long most, long least) {
    for (int s = 0; s < totals.length; s++) {
      totals[s] += Math.max(most * loss[s], least * loss[s]);
    }
  }

  private void addChecked(long[] loss, long lots, long buys, long sells) {
    for (int s = 0; s < totals.length; s++) {
      long orders = Math.multiplyExact(loss[s] > 0 ? buys : -sells, loss[s]);
      long line = Math.addExact(Math.multiplyExact(lots, loss[s]), orders);
      totals[s] = Math.addExact(totals[s], line);
    }
  }

  /// Adds another portfolio's losses in the same scenarios.
  void add(ScenarioSum other, boolean bounded) {
    for (int s = 0; s < totals.length; s++) {
      totals[s] = bounded ? totals[s] + other.totals[s] : Math.addExact(totals[s], other.totals[s]);
    }
  }

  /// The mean of the k largest losses, rounded up to a micro-dollar, at least zero.
  long tail() {
    return tail(totals, largest);
  }

  /// Keeps the largest values in ascending order; nearly every value fails the first comparison.
  private static long tail(long[] values, long[] largest) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.fill(largest, Long.MIN_VALUE);
    for (long value : values) {
      if (value > largest[0]) {
        int at = 1;
        while (at < largest.length && value > largest[at]) {
          largest[at - 1] = largest[at];
          at++;
        }
        largest[at - 1] = value;
      }
    }
    long sum = 0;
    for (long value : largest) {
      sum = Math.addExact(sum, value);
    }
    return Math.max(0, Math.ceilDiv(sum, largest.length));
  }
}
