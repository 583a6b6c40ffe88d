// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.List;
import java.util.Set;

/// What one command changed, for those who pass it on: numbers of what to look up in the [Market],
/// and what is gone from there by the time the next command is applied.
///
/// `whole` is true after the state was replaced by an image: then everything may have changed and
/// the lists are empty.
public record Change(
    long position,
    long time,
    boolean whole,
    List<BookChange> books,
    List<Trade> trades,
    Set<Long> orders,
    Set<Integer> accounts,
    Set<Integer> states,
    List<Fixing> fixings,
    List<Settlement> settlements) {

  static Change whole(long position, long time) {
    return new Change(
        position, time, true, List.of(), List.of(), Set.of(), Set.of(), Set.of(), List.of(),
        List.of());
  }

  public boolean isEmpty() {
    return !whole
        && books.isEmpty()
        && trades.isEmpty()
        && orders.isEmpty()
        && accounts.isEmpty()
        && states.isEmpty()
        && fixings.isEmpty()
        && settlements.isEmpty();
  }
}
