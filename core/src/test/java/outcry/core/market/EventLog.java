// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.Arrays;
import java.util.Set;
import outcry.wire.CancelReason;
import outcry.wire.RejectReason;

/// The events of one command in numbers, a row each, so that two of them are compared without
/// writing a word.
final class EventLog {
  static final int WIDTH = 16;

  /// Reasons of which one command cancels many orders.
  private static final Set<Integer> MANY =
      Set.of(
          (int) CancelReason.CLIENT.value(),
          (int) CancelReason.KILL.value(),
          (int) CancelReason.AT_OPEN.value(),
          (int) CancelReason.EXPIRED.value(),
          (int) CancelReason.DAY_END.value());

  private long[] cells = new long[64 * WIDTH];
  private int rows;

  void clear() {
    rows = 0;
  }

  /// The first cell is the event, the second its time.
  void add(Event event, long time, long... fields) {
    long[] row = next();
    int at = rows++ * WIDTH;
    row[at] = event.ordinal();
    row[at + 1] = time;
    System.arraycopy(fields, 0, row, at + 2, fields.length);
    Arrays.fill(row, at + 2 + fields.length, at + WIDTH, 0);
  }

  private long[] next() {
    if ((rows + 1) * WIDTH > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    return cells;
  }

  void moveTo(EventLog other) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(cells, row * WIDTH, other.next(), other.rows++ * WIDTH, WIDTH);
    }
    rows = 0;
  }

  int size() {
    return rows;
  }

  Event event(int row) {
    return Event.ALL[(int) cells[row * WIDTH]];
  }

  long time(int row) {
    return cells[row * WIDTH + 1];
  }

  /// What was given to [#add] after the time.
  long field(int row, int field) {
    return cells[row * WIDTH + 2 + field];
  }

  boolean agrees(EventLog other) {
    return Arrays.equals(cells, 0, rows * WIDTH, other.cells, 0, other.rows * WIDTH);
  }

  /// Cancellations of many orders, and indicative prices of many contracts, come in no order that a
  /// rule names: here by number.
  void sortRuns() {
    for (int from = 0; from < rows; from++) {
      int to = from;
      while (to < rows && isSameRun(from, to)) {
        to++;
      }
      for (int i = from + 1; i < to; i++) {
        for (int j = i; j > from && key(j) < key(j - 1); j--) {
          swap(j, j - 1);
        }
      }
      from = Math.max(from, to - 1);
    }
  }

  private boolean isSameRun(int from, int row) {
    return isCancel(from) && isCancel(row)
        || event(from) == Event.INDICATIVE && event(row) == Event.INDICATIVE;
  }

  private boolean isCancel(int row) {
    if (event(row) == Event.REJECTED) {
      return field(row, 2) == RejectReason.NO_CANCEL.value();
    }
    return event(row) == Event.CANCELLED && MANY.contains((int) field(row, 4));
  }

  private long key(int row) {
    return switch (event(row)) {
      case REJECTED -> field(row, 3);
      case INDICATIVE -> field(row, 0);
      default -> field(row, 2);
    };
  }

  private void swap(int a, int b) {
    for (int i = 0; i < WIDTH; i++) {
      long cell = cells[a * WIDTH + i];
      cells[a * WIDTH + i] = cells[b * WIDTH + i];
      cells[b * WIDTH + i] = cell;
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append("    ").append(event(row).line(this, row)).append('\n');
    }
    return text.toString();
  }
}
