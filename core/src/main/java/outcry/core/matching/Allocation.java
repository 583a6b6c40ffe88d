// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// Shares an incoming order that is smaller than the best level among the orders there: the TOP
/// order first, then by time as far as a split says, then pro-rata to what is displayed, and what
/// rounding leaves by time again (rule X-14; CME's algorithms A and K without their market maker
/// steps).
///
/// It works on slices: what each order of the level displays, oldest first. When an iceberg's slice
/// is used up its next one joins at the end. Each slice is one fill however many steps fed it; the
/// book changes only after all of them have been told.
final class Allocation {
  private final Queues queues;
  private final OrderBook book;
  private final MatchingPolicy policy;

  private int[] orders = new int[16];
  private int[] shown = new int[16];
  private int[] taken = new int[16];

  /// What its order hides while this slice is shown.
  private int[] behind = new int[16];

  private int count;

  /// The first slice that is not used up by age.
  private int oldest;

  Allocation(Queues queues, OrderBook book, MatchingPolicy policy) {
    this.queues = queues;
    this.book = book;
    this.policy = policy;
  }

  /// Trades all of `quantity`, which must be less than the level's, hidden lots included.
  void trade(int level, int top, int price, int quantity, OrderBook.Fills fills) {
    gather(level);
    int stood = count;
    int first = top == OrderBook.NONE ? -1 : indexOf(top);
    int left = quantity;
    if (first >= 0) {
      left -= take(first, Math.min(left, policy.topMax()));
    }
    if (policy.kind() == MatchingPolicy.Kind.SPLIT) {
      left -= byTime((int) (left * policy.fifoShare() / MatchingPolicy.WHOLE));
    }
    left -= bySize(left);
    byTime(left);
    report(first, price, fills);
    apply(level, stood);
  }

  private void gather(int level) {
    count = 0;
    oldest = 0;
    for (int order = queues.next(level); order != level; order = queues.next(order)) {
      add(order, queues.quantity(order), queues.icebergs.hidden(order));
    }
  }

  private void add(int order, int lots, int hidden) {
    if (count == orders.length) {
      orders = Arrays.copyOf(orders, count * 2);
      shown = Arrays.copyOf(shown, count * 2);
      taken = Arrays.copyOf(taken, count * 2);
      behind = Arrays.copyOf(behind, count * 2);
    }
    orders[count] = order;
    shown[count] = lots;
    taken[count] = 0;
    behind[count] = hidden;
    count++;
  }

  private int indexOf(int order) {
    for (int i = 0; i < count; i++) {
      if (orders[i] == order) {
        return i;
      }
    }
    return -1;
  }

  /// Gives a slice at most these lots; returns how many.
  private int take(int slice, int lots) {
    int given = Math.min(lots, shown[slice] - taken[slice]);
    taken[slice] += given;
    if (given > 0 && taken[slice] == shown[slice] && behind[slice] > 0) {
      int next = Math.min(queues.icebergs.display(orders[slice]), behind[slice]);
      add(orders[slice], next, behind[slice] - next);
    }
    return given;
  }

  private int byTime(int quantity) {
    int left = quantity;
    while (left > 0) {
      left -= take(oldest, left);
      if (taken[oldest] == shown[oldest]) {
        oldest++;
      }
    }
    return quantity;
  }

  /// What is displayed now has a part in this, slices that join meanwhile do not.
  private int bySize(int quantity) {
    int end = count;
    long displayed = 0;
    for (int i = 0; i < end; i++) {
      displayed += shown[i] - taken[i];
    }
    long shared = Math.min(quantity, displayed);
    int given = 0;
    for (int i = 0; i < end; i++) {
      long share = (shown[i] - taken[i]) * shared / Math.max(displayed, 1);
      if (share >= policy.minAllocation()) {
        given += take(i, (int) share);
      }
    }
    return given;
  }

  private void report(int first, int price, OrderBook.Fills fills) {
    if (first >= 0) {
      report(first, price, fills, taken[first]);
    }
    for (int i = 0; i < count; i++) {
      if (i != first) {
        report(i, price, fills, taken[i]);
      }
    }
  }

  private void report(int slice, int price, OrderBook.Fills fills, int lots) {
    if (lots > 0) {
      int left = shown[slice] - lots + behind[slice];
      fills.onFill(orders[slice], price, lots, left);
    }
  }

  /// In the order of the slices, so that the icebergs' new ones queue as they joined.
  private void apply(int level, int stood) {
    for (int i = 0; i < count; i++) {
      int left = shown[i] - taken[i];
      if (left > 0) {
        queues.show(orders[i], left, behind[i]);
        if (i >= stood) {
          queues.moveToEnd(orders[i], level);
        }
      } else if (behind[i] == 0) {
        book.remove(orders[i]);
      }
    }
  }
}
