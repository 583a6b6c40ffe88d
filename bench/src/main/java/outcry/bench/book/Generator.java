// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Makes a workload: orders around a wandering middle price, most of them near it, cancels and
/// moves of what rests, and now and then an order that takes. Integers only, so that the bytes are
/// the same everywhere.
///
/// Depth behind the touch falls off as 1/distance². Half of the cancels and moves choose among all
/// resting orders, half look for a recent one. The number of resting orders is held within 5 % of
/// its target.
final class Generator {
  private static final int MIDDLE = 1_000_000;
  private static final int RECENT = 1024;

  private final PublicWorkload terms;
  private final SplitMix random = new SplitMix(PublicWorkload.SEED);
  private final GeneratorBook book;
  private final ByteBuffer out;
  private int middle = MIDDLE;
  private int lastId;
  private long sequence;
  private int entered;
  private int cancelled;
  private int moved;
  private int aggressive;

  Generator(PublicWorkload terms) {
    this.terms = terms;
    book = new GeneratorBook(terms.records() + 1, MIDDLE);
    out =
        ByteBuffer.allocate(WorkloadFile.HEADER + terms.records() * WorkloadFile.RECORD)
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The whole file.
  ByteBuffer generate() {
    out.putLong(WorkloadFile.MAGIC).putInt(1).putInt(terms.records());
    for (int i = 0; i < terms.resting; i++) {
      enterPassive();
    }
    for (int i = 0; i < PublicWorkload.OPERATIONS; i++) {
      step();
    }
    return out.flip();
  }

  Trades.Sum trades() {
    return book.trades.sum();
  }

  PublicWorkload.Mix mix() {
    return new PublicWorkload.Mix(entered, cancelled, moved, aggressive);
  }

  private void step() {
    int wander = random.below(64);
    middle += wander == 0 ? 1 : wander == 1 ? -1 : 0;
    int dice = random.below(100);
    boolean enter = dice < 45;
    boolean cancel = dice >= 45 && dice < 75;
    int slack = terms.resting / 20;
    if (enter && book.resting() > terms.resting + slack) {
      enter = false;
      cancel = true;
    }
    if (cancel && book.resting() < terms.resting - slack) {
      cancel = false;
      enter = true;
    }
    boolean oneSided = book.isEmpty(0) || book.isEmpty(1);
    if (enter || dice >= 90 && oneSided) {
      enterPassive();
      entered++;
    } else if (cancel) {
      cancel();
    } else if (dice < 90) {
      move();
    } else {
      take();
    }
  }

  private void enterPassive() {
    int side = random.bit();
    int quantity = 1 + random.below(100);
    enter(side, false, quantity, passive(side));
  }

  private void cancel() {
    int id = pick();
    record(1, id, false);
    book.remove(id);
    cancelled++;
  }

  private void move() {
    int id = pick();
    book.remove(id);
    book.price[id] = passive(book.side[id]);
    record(2, id, false);
    book.rest(id);
    moved++;
  }

  private void take() {
    int side = random.bit();
    boolean immediate = random.bit() == 1;
    int slip = random.below(5);
    int limit = side == 0 ? book.best(1) + slip : book.best(0) - slip;
    enter(side, immediate, 1 + random.below(200), limit);
    aggressive++;
  }

  private void enter(int side, boolean immediate, int quantity, int price) {
    int id = ++lastId;
    book.side[id] = side;
    book.quantity[id] = quantity;
    book.price[id] = price;
    record(0, id, immediate);
    book.match(id);
    if (book.quantity[id] > 0 && !immediate) {
      book.rest(id);
    }
  }

  private int passive(int side) {
    int bits = Math.min(terms.cap, Long.numberOfTrailingZeros(random.next() | Long.MIN_VALUE));
    int depth = random.below(terms.scale << bits);
    if (side == 0) {
      int price = middle - 1 - depth;
      return Math.max(1, book.isEmpty(1) ? price : Math.min(price, book.best(1) - 1));
    }
    int price = middle + 1 + depth;
    return book.isEmpty(0) ? price : Math.max(price, book.best(0) + 1);
  }

  private int pick() {
    if (random.bit() == 0) {
      for (int probe = 0; probe < 4; probe++) {
        int id = lastId - random.below(Math.min(RECENT, lastId));
        if (id > 0 && book.isResting(id)) {
          return id;
        }
      }
    }
    return book.restingAt(random.below(book.resting()));
  }

  private void record(int kind, int id, boolean immediate) {
    out.put((byte) kind).put((byte) book.side[id]).put((byte) (immediate ? 1 : 0)).put((byte) 0);
    out.putInt(book.quantity[id]).putLong(sequence++).putLong(id).putLong(book.price[id]);
    out.putLong(0);
  }
}
