// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outcry.core.matching.Orders;
import outcry.wire.CancelReason;

/// What a command leaves to be told at its end (rule X-29): cancellations on the way, and the pits
/// whose stops or indicative price have to be looked at. Empty for nearly every command.
final class Aftermath {
  private final Orders orders;
  private final Events events;
  private int[] entries = new int[16];
  private int[] lots = new int[16];
  private CancelReason[] reasons = new CancelReason[16];
  private int count;
  private final List<Pit> printed = new ArrayList<>();
  private final List<Pit> collecting = new ArrayList<>();

  Aftermath(Orders orders, Events events) {
    this.orders = orders;
    this.events = events;
  }

  void cancelled(int entry, int left, CancelReason reason) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
      lots = Arrays.copyOf(lots, count * 2);
      reasons = Arrays.copyOf(reasons, count * 2);
    }
    entries[count] = entry;
    lots[count] = left;
    reasons[count++] = reason;
  }

  /// An order that lost quantity and goes on: told at once, for it may trade before the end.
  void lowered(int entry, int left, long price) {
    events.lowered(orders, entry, left, price);
  }

  /// A pit with stops has traded.
  void printed(Pit pit) {
    if (!printed.contains(pit)) {
      printed.add(pit);
    }
  }

  List<Pit> printed() {
    return printed;
  }

  /// A pit that collects orders has changed.
  void collected(Pit pit) {
    if (!collecting.contains(pit)) {
      collecting.add(pit);
    }
  }

  List<Pit> collecting() {
    return collecting;
  }

  boolean isQuiet() {
    return count == 0 && printed.isEmpty() && collecting.isEmpty();
  }

  void tellCancelled() {
    for (int i = 0; i < count; i++) {
      events.cancelled(orders, entries[i], lots[i], reasons[i]);
    }
    count = 0;
  }
}
