// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import outcry.wire.Side;

/// The resting orders of one contract, added up by price.
///
/// [#seq] counts the commands that changed a level. Between two of them the book is what it was, so
/// a reader of the changes that starts at one number and misses none holds the same levels.
public final class Book {
  private final NavigableMap<Long, Level> bids = new TreeMap<>(Collections.reverseOrder());
  private final NavigableMap<Long, Level> asks = new TreeMap<>();
  private final Map<Long, Level> bidsBefore = new HashMap<>();
  private final Map<Long, Level> asksBefore = new HashMap<>();
  private long seq;

  void add(Side side, long price, long lots, int orders) {
    var levels = levels(side);
    var before = levels.getOrDefault(price, new Level(price, 0, 0));
    (side == Side.BUY ? bidsBefore : asksBefore).putIfAbsent(price, before);
    var after = before.plus(lots, orders);
    if (after.isEmpty()) {
      levels.remove(price);
    } else {
      levels.put(price, after);
    }
  }

  /// What the command changed, as absolute quantities; null when every level is as it was.
  BookChange takeChange(int contract) {
    var bidChanges = changes(bidsBefore, bids);
    var askChanges = changes(asksBefore, asks);
    if (bidChanges.isEmpty() && askChanges.isEmpty()) {
      return null;
    }
    return new BookChange(contract, ++seq, bidChanges, askChanges);
  }

  private static List<Level> changes(Map<Long, Level> before, NavigableMap<Long, Level> now) {
    var changed = new ArrayList<Level>();
    before.forEach(
        (price, was) -> {
          var is = now.getOrDefault(price, new Level(price, 0, 0));
          if (!is.equals(was)) {
            changed.add(is);
          }
        });
    before.clear();
    changed.sort(
        (one, other) ->
            now.comparator() == null
                ? Long.compare(one.price(), other.price())
                : Long.compare(other.price(), one.price()));
    return changed;
  }

  private NavigableMap<Long, Level> levels(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /// The best levels of a side, at most `depth`.
  public List<Level> top(Side side, int depth) {
    return levels(side).values().stream().limit(depth).toList();
  }

  /// Null when nothing rests on the side.
  public Level best(Side side) {
    var first = levels(side).firstEntry();
    return first == null ? null : first.getValue();
  }

  public long seq() {
    return seq;
  }
}
