// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The orders of any number of books, queued by price level.
///
/// Orders and levels are records of four ints in one slab: quantity displayed, previous, next, key.
/// A level is the sentinel of a circular list of its orders, so that linking and unlinking never
/// meet an end, and a cancel never looks for its level. Orders have the numbers 1, 2, 3 ... that
/// their owner gave them, so that nobody has to look up where one stands; levels count down from
/// -1. Nothing is allocated once the slab has its size.
public final class Queues {
  private static final int QUANTITY = 0;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int KEY = 3;

  final Icebergs icebergs = new Icebergs();

  private int[] cells;

  /// Where record 0 is, behind the levels.
  private int origin;

  private int freeLevel;
  private int unusedLevel = -1;

  /// `capacity`: the highest order number before the slab first grows.
  public Queues(int capacity) {
    origin = roomForLevels(capacity);
    cells = new int[origin + (capacity + 1 << 2)];
  }

  /// Cells enough for a level to every sixteen orders, so that levels seldom make the slab grow.
  private static int roomForLevels(int orders) {
    return Math.max(4, orders >> 4) << 2;
  }

  /// `mark`: any number, which the level keeps as its quantity.
  int addLevel(int mark, int key) {
    int level = takeLevel();
    int at = at(level);
    cells[at + QUANTITY] = mark;
    cells[at + PREVIOUS] = level;
    cells[at + NEXT] = level;
    cells[at + KEY] = key;
    return level;
  }

  /// Adds an order at the end of a level's queue. Its number must be in no queue.
  void add(int level, int order, int quantity) {
    int at = at(order);
    ensure(at);
    cells[at + QUANTITY] = quantity;
    cells[at + KEY] = cells[at(level) + KEY];
    append(order, level);
  }

  /// Takes an order out; the level that it leaves empty, or 0.
  int remove(int order) {
    int at = at(order);
    int previous = cells[at + PREVIOUS];
    int next = cells[at + NEXT];
    cells[at(previous) + NEXT] = next;
    cells[at(next) + PREVIOUS] = previous;
    // When both neighbours are one record, it is the level.
    return previous == next ? next : 0;
  }

  void removeLevel(int level) {
    cells[at(level) + NEXT] = freeLevel;
    freeLevel = level;
  }

  void moveToEnd(int order, int level) {
    remove(order);
    append(order, level);
  }

  /// Gives an order another number, which must be in no queue; it keeps its place.
  void rename(int order, int number) {
    int to = at(number);
    ensure(to);
    int from = at(order);
    System.arraycopy(cells, from, cells, to, 4);
    cells[at(cells[from + PREVIOUS]) + NEXT] = number;
    cells[at(cells[from + NEXT]) + PREVIOUS] = number;
    icebergs.rename(order, number);
  }

  int quantity(int record) {
    return cells[at(record) + QUANTITY];
  }

  void quantity(int order, int lots) {
    cells[at(order) + QUANTITY] = lots;
  }

  int key(int record) {
    return cells[at(record) + KEY];
  }

  /// The record after an order, which is the level after the last one; the first order of a level.
  int next(int record) {
    return cells[at(record) + NEXT];
  }

  /// The order behind this one, or 0.
  int behind(int order) {
    return Math.max(next(order), 0);
  }

  /// All that an order wants, shown or not.
  int all(int order) {
    return quantity(order) + icebergs.hidden(order);
  }

  /// Lots an order shows and hides from now on.
  void show(int order, int shown, int hidden) {
    quantity(order, shown);
    if (icebergs.display(order) != 0) {
      icebergs.hide(order, hidden);
    }
  }

  /// Takes less than all it wants from an order, shown lots first, then slice by slice. Returns
  /// whether it shows a new slice, which belongs at the end of its queue.
  boolean take(int order, int lots) {
    int beyond = lots - quantity(order);
    if (beyond < 0) {
      quantity(order, -beyond);
      return false;
    }
    int display = icebergs.display(order);
    int ofSlice = beyond % display;
    int behind = icebergs.hidden(order) - (beyond - ofSlice);
    int slice = Math.min(display, behind);
    show(order, slice - ofSlice, behind - slice);
    return true;
  }

  private int at(int record) {
    return (record << 2) + origin;
  }

  private void append(int order, int level) {
    int last = cells[at(level) + PREVIOUS];
    cells[at(order) + PREVIOUS] = last;
    cells[at(order) + NEXT] = level;
    cells[at(last) + NEXT] = order;
    cells[at(level) + PREVIOUS] = order;
  }

  private void ensure(int at) {
    if (at >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(cells.length * 2, at + 4));
    }
  }

  private int takeLevel() {
    int level = freeLevel;
    if (level != 0) {
      freeLevel = next(level);
      return level;
    }
    if (at(unusedLevel) < 0) {
      int more = Math.max(origin, roomForLevels(cells.length >> 2));
      var grown = new int[cells.length + more];
      System.arraycopy(cells, 0, grown, more, cells.length);
      cells = grown;
      origin += more;
    }
    return unusedLevel--;
  }
}
