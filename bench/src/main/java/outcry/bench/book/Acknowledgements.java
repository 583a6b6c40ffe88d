// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

/// What a book's client is told, written as records of eight words into a ring: kind and side,
/// sequence, order, price, quantity, maker, taker. The ring is as long as a reader close behind
/// needs; nobody reads it here.
///
/// The C++ ladder pushes the same record, so that both write the same.
final class Acknowledgements {
  static final int ACCEPTED = 0;
  static final int TRADED = 1;
  static final int CANCELLED = 2;
  static final int MOVED = 3;

  private static final int WORDS = 8;
  private static final int RECORDS = 512;
  private static final int SIDE_SHIFT = 8;

  private final long[] ring = new long[RECORDS * WORDS];
  private int next;
  private long written;

  void write(
      int kind,
      boolean buy,
      long sequence,
      long order,
      long price,
      int lots,
      long maker,
      long taker) {
    var words = ring;
    int at = next;
    words[at] = kind | (buy ? 0 : 1 << SIDE_SHIFT);
    words[at + 1] = sequence;
    words[at + 2] = order;
    words[at + 3] = price;
    words[at + 4] = lots;
    words[at + 5] = maker;
    words[at + 6] = taker;
    next = at + WORDS & (ring.length - 1);
    written++;
  }

  long written() {
    return written;
  }
}
