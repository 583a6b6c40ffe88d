// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.Matching;

/// How an incoming order is shared out at one price where not by time alone (rule X-14).
final class ReferenceAllocation {
  /// What an order shows until it is traded away, and how much of it trades.
  private static final class Slice {
    final ReferenceOrder order;
    long given;

    Slice(ReferenceOrder order) {
      this.order = order;
    }
  }

  private final ReferenceMatching matching;
  private ReferenceOrder in;
  private List<ReferenceOrder> queue;

  /// In the order they are told: the TOP order, then by time, then slices that came up.
  private List<Slice> slices;

  ReferenceAllocation(ReferenceMatching matching) {
    this.matching = matching;
  }

  void allocate(ReferenceOrder in, List<ReferenceOrder> level) {
    this.in = in;
    queue = new ArrayList<>(level);
    slices = new ArrayList<>(level.stream().map(Slice::new).toList());
    var terms = in.contract.terms;
    long left = in.usable();
    if (left < level.stream().mapToLong(order -> order.left).sum()) {
      var top = in.contract.top(!in.buy);
      if (terms.top() > 0 && queue.contains(top)) {
        slices.addFirst(slices.remove(queue.indexOf(top)));
        left -= give(top, Math.min(left, terms.top()));
      }
      if (terms.matching() == Matching.SPLIT) {
        left -= byTime(left * terms.fifoShare() / 1_000_000);
      }
      left -= bySize(left);
    }
    byTime(left);
    for (var slice : slices) {
      if (slice.given > 0) {
        matching.publish(in, slice.order, slice.given);
      }
    }
    level.stream().filter(order -> order.left == 0).forEach(matching::forget);
  }

  private long byTime(long lots) {
    long given = 0;
    while (given < lots && !queue.isEmpty()) {
      given += give(queue.getFirst(), lots - given);
    }
    return given;
  }

  private long bySize(long lots) {
    long seen = queue.stream().mapToLong(order -> order.shown).sum();
    long given = 0;
    var shares = new ArrayList<Long>();
    for (var order : queue) {
      long share = Math.min(order.shown, order.shown * lots / seen);
      shares.add(share < in.contract.terms.minAllocation() ? 0 : share);
    }
    int i = 0;
    for (var order : List.copyOf(queue)) {
      given += give(order, shares.get(i++));
    }
    return given;
  }

  /// At most what it shows; returns how much.
  private long give(ReferenceOrder order, long lots) {
    long given = Math.min(lots, order.shown);
    order.fill(given);
    slices.stream().filter(slice -> slice.order == order).toList().getLast().given += given;
    if (order.shown == 0 && given > 0) {
      queue.remove(order);
      if (order.left > 0) {
        in.contract.showNextSlice(order);
        queue.add(order);
        slices.add(new Slice(order));
      }
    }
    return given;
  }
}
