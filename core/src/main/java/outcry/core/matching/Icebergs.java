// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// What iceberg orders keep out of sight (rule X-12), by order number. Where there are none it
/// holds nothing.
final class Icebergs {
  private int[] hidden = {};
  private int[] display = {};

  /// Lots not shown; 0 of any other order.
  int hidden(int slot) {
    return slot < hidden.length ? hidden[slot] : 0;
  }

  /// Most lots shown at a time; 0 of an order that is no iceberg.
  int display(int slot) {
    return slot < display.length ? display[slot] : 0;
  }

  void put(int slot, int lotsHidden, int lotsShown) {
    if (slot >= hidden.length) {
      int length = Math.max(slot + 1, hidden.length * 2);
      hidden = Arrays.copyOf(hidden, length);
      display = Arrays.copyOf(display, length);
    }
    hidden[slot] = lotsHidden;
    display[slot] = lotsShown;
  }

  /// Of an iceberg alone.
  void hide(int slot, int lots) {
    hidden[slot] = lots;
  }

  void rename(int slot, int number) {
    int lotsHidden = hidden(slot);
    int lotsShown = display(slot);
    if (remove(slot)) {
      put(number, lotsHidden, lotsShown);
    }
  }

  /// Returns whether the order was an iceberg.
  boolean remove(int slot) {
    if (display(slot) == 0) {
      return false;
    }
    hidden[slot] = 0;
    display[slot] = 0;
    return true;
  }
}
