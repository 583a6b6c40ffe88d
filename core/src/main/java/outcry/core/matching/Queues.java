// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The orders of a book, queued by price level.
///
/// Orders and levels are records of four ints in one slab: quantity displayed, previous, next, key.
/// A level is the sentinel of a circular list of its orders, so that linking and unlinking never
/// meet an end, and a cancel never looks for its level. A record's number names it until it is
/// gone; 0 is never used. Nothing is allocated once the slab has its size.
final class Queues {
  private static final int QUANTITY = 0;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int KEY = 3;

  private int[] cells;
  private long[] tags;
  private int firstFree;
  private int unused = 1;

  Queues(int capacity) {
    int records = Math.max(capacity, 4);
    cells = new int[records << 2];
    tags = new long[records];
  }

  /// `mark`: below 0, which no order's quantity is.
  int addLevel(int mark, int key) {
    int level = take();
    int at = level << 2;
    cells[at + QUANTITY] = mark;
    cells[at + PREVIOUS] = level;
    cells[at + NEXT] = level;
    cells[at + KEY] = key;
    return level;
  }

  /// Adds an order at the end of a level's queue.
  int add(int level, int quantity, long tag) {
    int order = take();
    int at = order << 2;
    cells[at + QUANTITY] = quantity;
    cells[at + KEY] = cells[(level << 2) + KEY];
    tags[order] = tag;
    append(order, level);
    return order;
  }

  /// Takes an order out; the level that it leaves empty, or 0.
  int remove(int order) {
    int level = unlink(order);
    give(order);
    return level;
  }

  void removeLevel(int level) {
    give(level);
  }

  void moveToEnd(int order, int level) {
    unlink(order);
    append(order, level);
  }

  int quantity(int record) {
    return cells[(record << 2) + QUANTITY];
  }

  void quantity(int order, int lots) {
    cells[(order << 2) + QUANTITY] = lots;
  }

  int key(int record) {
    return cells[(record << 2) + KEY];
  }

  /// The record after an order, which is the level after the last one; the first order of a level.
  int next(int record) {
    return cells[(record << 2) + NEXT];
  }

  boolean isLevel(int record) {
    return quantity(record) < 0;
  }

  long tag(int order) {
    return tags[order];
  }

  void tag(int order, long tag) {
    tags[order] = tag;
  }

  private void append(int order, int level) {
    int last = cells[(level << 2) + PREVIOUS];
    cells[(order << 2) + PREVIOUS] = last;
    cells[(order << 2) + NEXT] = level;
    cells[(last << 2) + NEXT] = order;
    cells[(level << 2) + PREVIOUS] = order;
  }

  /// When both neighbours are one record, it is the level, now empty.
  private int unlink(int order) {
    int at = order << 2;
    int previous = cells[at + PREVIOUS];
    int next = cells[at + NEXT];
    cells[(previous << 2) + NEXT] = next;
    cells[(next << 2) + PREVIOUS] = previous;
    return previous == next ? next : 0;
  }

  private int take() {
    int record = firstFree;
    if (record != 0) {
      firstFree = next(record);
      return record;
    }
    if (unused == tags.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
      tags = Arrays.copyOf(tags, tags.length * 2);
    }
    return unused++;
  }

  private void give(int record) {
    cells[(record << 2) + NEXT] = firstFree;
    firstFree = record;
  }
}
