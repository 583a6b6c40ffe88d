// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/// The last few of something: taking one more than `limit` forgets the oldest.
public final class Recent<T> {
  private final ArrayDeque<T> kept = new ArrayDeque<>();
  private final int limit;

  Recent(int limit) {
    this.limit = limit;
  }

  void add(T item) {
    kept.addLast(item);
    if (kept.size() > limit) {
      kept.removeFirst();
    }
  }

  /// At most `count` of those that pass, newest first.
  public List<T> newest(int count, Predicate<T> which) {
    var found = new ArrayList<T>();
    for (Iterator<T> from = kept.descendingIterator(); from.hasNext() && found.size() < count; ) {
      var item = from.next();
      if (which.test(item)) {
        found.add(item);
      }
    }
    return found;
  }
}
