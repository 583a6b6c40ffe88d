// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import outcry.core.account.Line;
import outcry.wire.CancelReason;

/// Orders that may only bring a position nearer to zero (rule X-13).
final class ReduceOnly {
  private ReduceOnly() {}

  /// Lots an order of that side may still trade.
  static long lots(Line line, boolean buy) {
    return Math.max(0, buy ? -line.lots : line.lots);
  }

  /// Takes out the resting orders of a pit that have nothing left to reduce, by order number.
  static void sweep(State state, Pit pit, Aftermath aftermath) {
    if (pit.reduceOnly.isEmpty()) {
      return;
    }
    var entries = new ArrayList<>(pit.reduceOnly);
    entries.sort(Comparator.comparingLong(entry -> state.orders.number[entry]));
    for (int entry : entries) {
      var owner = state.accounts.account(state.orders.ids.account(entry));
      var line = owner.line(pit.contract);
      boolean buy = state.orders.buy[entry];
      if (lots(line, buy) == 0) {
        withdraw(state, pit, entry, aftermath);
        if (pit.collects()) {
          aftermath.collected(pit);
        }
      }
    }
  }

  /// Takes out one order; told at the end of the command.
  static void withdraw(State state, Pit pit, int entry, Aftermath aftermath) {
    var owner = state.accounts.account(state.orders.ids.account(entry));
    int left = Resting.left(state, entry);
    Resting.remove(state, entry);
    Working.add(owner.line(pit.contract), state.orders.buy[entry], -left);
    aftermath.cancelled(entry, left, CancelReason.REDUCE_ONLY);
  }
}
