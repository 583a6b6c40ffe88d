// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Market-maker protection: how many lots of an account's quotes in a product may be filled in a
/// window, and how many were (rule X-25).
final class Protections {
  /// Of one account in one product. `window` is milliseconds, `quantity` lots.
  static final class Protection {
    final int account;
    final int product;
    final long window;
    final long quantity;

    /// When the window began and what was filled in it; 0 lots: no window is open.
    private long started;

    private long filled;
    private boolean tripped;

    Protection(int account, int product, long window, long quantity) {
      this.account = account;
      this.product = product;
      this.window = window;
      this.quantity = quantity;
    }

    long filled() {
      return filled;
    }

    boolean isTripped() {
      return tripped;
    }

    /// What still counts at `time`: the beginning of the open window, 0 when none is open.
    long startedAt(long time) {
      return isOpen(time) ? started : 0;
    }

    long filledAt(long time) {
      return isOpen(time) ? filled : 0;
    }

    private boolean isOpen(long time) {
      return filled > 0 && time - started < window;
    }

    private void fill(long time, long lots) {
      if (!isOpen(time)) {
        started = time;
        filled = 0;
      }
      filled += lots;
    }

    private void forget() {
      started = 0;
      filled = 0;
    }
  }

  private final TreeMap<Long, Protection> all = new TreeMap<>();
  private final List<Protection> pending = new ArrayList<>();

  boolean isEmpty() {
    return all.isEmpty();
  }

  /// Takes the place of the one before and begins with an empty tally; what has tripped stays so. A
  /// quantity of 0 ends protection.
  void set(int account, int product, long window, long quantity) {
    long key = key(account, product);
    var before = all.remove(key);
    if (quantity != 0) {
      var protection = new Protection(account, product, window, quantity);
      protection.tripped = before != null && before.tripped;
      all.put(key, protection);
    }
  }

  void restore(Protection protection, long started, long filled, boolean tripped) {
    protection.started = started;
    protection.filled = filled;
    protection.tripped = tripped;
    all.put(key(protection.account, protection.product), protection);
  }

  /// A resting order was filled; counts when it is a side of a quote.
  void onFill(State state, int entry, long lots) {
    var orders = state.orders;
    if (orders.terms[entry] == null || !orders.terms[entry].quote) {
      return;
    }
    var contract = state.contracts.contract(orders.contract[entry]);
    var protection = all.get(key(orders.ids.account(entry), contract.product.number));
    if (protection == null) {
      return;
    }
    protection.fill(state.time, lots);
    if (protection.filled > protection.quantity && !protection.tripped) {
      protection.tripped = true;
      pending.add(protection);
    }
  }

  boolean isTripped(int account, int product) {
    var protection = all.get(key(account, product));
    return protection != null && protection.tripped;
  }

  /// Lets the account quote again.
  void reset(int account, int product) {
    var protection = all.get(key(account, product));
    if (protection != null && protection.tripped) {
      protection.tripped = false;
      protection.forget();
    }
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  /// What has tripped and not yet taken its quotes out, in that order.
  List<Protection> pending() {
    return pending;
  }

  /// The quotes are out: what was filled no longer counts.
  void done() {
    pending.forEach(Protection::forget);
    pending.clear();
  }

  /// By account, then product.
  List<Protection> inOrder() {
    return List.copyOf(all.values());
  }

  private static long key(int account, int product) {
    return (long) account << Integer.SIZE | product;
  }
}
