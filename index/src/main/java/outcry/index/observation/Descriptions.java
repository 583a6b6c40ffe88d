// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.Arrays;
import java.util.EnumSet;

/// Rows say the same things of the same offer again and again, around a new time and price. Finds
/// what a row says of its offer by the bytes of all those columns together: one look instead of a
/// dozen. Bounded like {@link Words}.
final class Descriptions {
  private static final int MOST = 1 << 14;
  private static final int SLOTS = 1 << 15;

  /// What differs from row to row.
  private static final EnumSet<Column> MEASURED =
      EnumSet.of(
          Column.OBSERVED_AT, Column.EFFECTIVE_AT, Column.PRICE, Column.QUANTITY, Column.REFUSED);

  /// What a row says beside times, price and quantity.
  record Description(
      String source,
      String provider,
      Tier tier,
      Good good,
      int count,
      String region,
      Terms terms,
      Kind kind,
      Currency currency,
      PriceUnit unit,
      String buyer) {}

  private final CsvRecords records;

  /// First and last field of each run of columns that are not measured.
  private final int[] firsts;

  private final int[] lasts;

  private final byte[][] keys = new byte[SLOTS][];
  private final Description[] known = new Description[SLOTS];
  private int size;
  private int slot;

  Descriptions(CsvRecords records, int[] places) {
    this.records = records;
    int columns = records.size();
    var measured = new boolean[columns + 1];
    measured[columns] = true;
    for (var column : MEASURED) {
      if (places[column.ordinal()] >= 0) measured[places[column.ordinal()]] = true;
    }
    var from = new int[columns];
    var to = new int[columns];
    int runs = 0;
    for (int field = 0, start = 0; field <= columns; field++) {
      if (!measured[field]) continue;
      if (field > start) {
        from[runs] = start;
        to[runs++] = field - 1;
      }
      start = field + 1;
    }
    firsts = Arrays.copyOf(from, runs);
    lasts = Arrays.copyOf(to, runs);
  }

  /// What was kept of a row with these bytes; null when there was none, or when the record has
  /// quotes.
  Description find() {
    slot = -1;
    if (!records.isPlain()) return null;
    var bytes = records.bytes();
    long hash = 0;
    int length = 0;
    for (int run = 0; run < firsts.length; run++) {
      int from = records.from(firsts[run]);
      int to = records.to(lasts[run]);
      hash = Words.hash(hash, bytes, from, to);
      length += to - from;
    }
    int place = (int) (hash >>> 32) & (SLOTS - 1);
    for (byte[] key; (key = keys[place]) != null; place = (place + 1) & (SLOTS - 1)) {
      if (key.length == length && isKey(key, bytes)) return known[place];
    }
    slot = place;
    return null;
  }

  /// Keeps what the row says that was not found.
  Description keep(Description said) {
    if (slot < 0 || size == MOST) return said;
    size++;
    keys[slot] = key();
    known[slot] = said;
    return said;
  }

  private boolean isKey(byte[] key, byte[] bytes) {
    int at = 0;
    for (int run = 0; run < firsts.length; run++) {
      int from = records.from(firsts[run]);
      int to = records.to(lasts[run]);
      if (!Arrays.equals(key, at, at + to - from, bytes, from, to)) return false;
      at += to - from;
    }
    return true;
  }

  private byte[] key() {
    var key = new byte[0];
    for (int run = 0; run < firsts.length; run++) {
      int from = records.from(firsts[run]);
      int to = records.to(lasts[run]);
      int before = key.length;
      key = Arrays.copyOf(key, before + to - from);
      System.arraycopy(records.bytes(), from, key, before, to - from);
    }
    return key;
  }
}
