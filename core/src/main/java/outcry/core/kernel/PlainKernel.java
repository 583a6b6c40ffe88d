// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import java.util.Arrays;

/// Integers throughout, on every Java machine, and the exact path for sums beyond 2^53.
final class PlainKernel extends TailKernel {
  private final Lots dense = new Lots();
  private long[] losses = {};
  private long[] kept = {};

  @Override
  public long largest(LossMatrix matrix, Lots lots, int tail) {
    if (losses.length < matrix.scenarios) {
      losses = new long[matrix.scenarios];
    }
    Arrays.fill(losses, 0, matrix.scenarios, 0);
    boolean small = matrix.isExact(lots);
    for (int i = 0; i < lots.count; i++) {
      var row = matrix.losses[lots.row[i]];
      if (small && lots.works(i)) {
        add(row, lots.position[i] + lots.buys[i], lots.position[i] - lots.sells[i]);
      } else if (small) {
        add(row, lots.position[i]);
      } else {
        addExact(row, lots.position[i], lots.buys[i], lots.sells[i]);
      }
    }
    return sum(matrix.scenarios, tail);
  }

  /// Nothing can overflow.
  private void add(long[] row, long position) {
    for (int s = 0; s < row.length; s++) {
      losses[s] += position * row[s];
    }
  }

  /// Every buy is worst where the price falls, every sell where it rises.
  private void add(long[] row, long most, long least) {
    for (int s = 0; s < row.length; s++) {
      losses[s] += Math.max(most * row[s], least * row[s]);
    }
  }

  private void addExact(long[] row, long position, long buys, long sells) {
    for (int s = 0; s < row.length; s++) {
      long orders = Math.multiplyExact(row[s] > 0 ? buys : -sells, row[s]);
      long own = Math.multiplyExact(position, row[s]);
      losses[s] = Math.addExact(losses[s], Math.addExact(own, orders));
    }
  }

  /// Keeps the largest in ascending order; nearly every value fails the first comparison.
  private long sum(int scenarios, int tail) {
    if (kept.length < tail) {
      kept = new long[tail];
    }
    Arrays.fill(kept, 0, tail, Long.MIN_VALUE);
    for (int s = 0; s < scenarios; s++) {
      long value = losses[s];
      if (value > kept[0]) {
        int at = 1;
        while (at < tail && value > kept[at]) {
          kept[at - 1] = kept[at];
          at++;
        }
        kept[at - 1] = value;
      }
    }
    long sum = 0;
    for (int i = 0; i < tail; i++) {
      sum = Math.addExact(sum, kept[i]);
    }
    return sum;
  }

  @Override
  public void largest(LossMatrix matrix, long[] lots, int accounts, int tail, long[] sums) {
    for (int account = 0; account < accounts; account++) {
      sums[account] = largest(matrix, book(matrix, lots, account), tail);
    }
  }

  private Lots book(LossMatrix matrix, long[] lots, int account) {
    dense.clear();
    for (int row = 0; row < matrix.size(); row++) {
      long position = lots[account * matrix.size() + row];
      if (position != 0) {
        dense.add(row, position, 0, 0);
      }
    }
    return dense;
  }
}
