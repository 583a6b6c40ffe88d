// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.TreeMap;

/// When good-till-date orders die, by time and then by order number.
final class Expiries {
  private record Key(long until, long order) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTime = Long.compare(until, other.until);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final TreeMap<Key, Integer> entries = new TreeMap<>();

  void add(long until, long order, int entry) {
    entries.put(new Key(until, order), entry);
  }

  void remove(long until, long order) {
    entries.remove(new Key(until, order));
  }

  /// `Long.MAX_VALUE` when there is none.
  long next() {
    return entries.isEmpty() ? Long.MAX_VALUE : entries.firstKey().until;
  }

  /// The first order to die; only when [#next()] is a time.
  int first() {
    return entries.firstEntry().getValue();
  }
}
