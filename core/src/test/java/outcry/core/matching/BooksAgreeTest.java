// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule X-1, the long way: the fast book and the obviously right one hear the same seeded orders
/// and must say the same.
class BooksAgreeTest {
  private static final int STEPS = 200_000;

  private record Both(int slot, ReferenceBook.Order order, boolean buy) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void theFastBookTradesAsTheReadableOne(long seed) {
    var random = new SplittableRandom(seed);
    var fast = new OrderBook(4);
    var readable = new ReferenceBook();
    var live = new ArrayList<Both>();
    int spread = 1 << random.nextInt(4, 19);
    int middle = 1_000_000;
    long trades = 0;
    for (int step = 1; step <= STEPS; step++) {
      middle += random.nextInt(-spread / 16 - 1, spread / 16 + 2);
      live.removeIf(both -> both.order.quantity == 0);
      int kind = random.nextInt(10);
      if (kind < 3 && !live.isEmpty()) {
        var gone = live.remove(random.nextInt(live.size()));
        fast.remove(gone.slot);
        readable.remove(gone.order);
      } else if (kind < 4 && !live.isEmpty()) {
        var less = live.get(random.nextInt(live.size()));
        int quantity = random.nextInt(1, less.order.quantity + 1);
        fast.reduce(less.slot, quantity);
        less.order.quantity = quantity;
      } else {
        boolean buy = random.nextBoolean();
        int away = random.nextInt(-spread / 4 - 1, spread);
        trades +=
            enter(
                fast,
                readable,
                live,
                step,
                buy,
                buy ? middle - away : middle + away,
                random.nextInt(1, 100));
      }
      if (live.size() > 300) {
        var oldest = live.removeFirst();
        fast.remove(oldest.slot);
        readable.remove(oldest.order);
      }
      if (step % 500 == 0) {
        assertEquals(readable.side(true), side(fast, true), "bids at step " + step);
        assertEquals(readable.side(false), side(fast, false), "asks at step " + step);
      }
    }
    assertTrue(trades > STEPS / 20, "a comparison with " + trades + " trades proves little");
  }

  private static int enter(
      OrderBook fast,
      ReferenceBook readable,
      List<Both> live,
      int tag,
      boolean buy,
      int price,
      int quantity) {
    var expected = new ArrayList<String>();
    var actual = new ArrayList<String>();
    int left =
        readable.match(
            buy,
            price,
            quantity,
            (maker, at, lots, rest) -> expected.add(fill(maker, at, lots, rest)));
    int same =
        fast.match(
            buy,
            price,
            quantity,
            (maker, at, lots, rest) -> actual.add(fill(maker, at, lots, rest)));
    assertEquals(expected, actual, "fills of order " + tag);
    assertEquals(left, same, "left of order " + tag);
    if (left > 0) {
      live.add(
          new Both(fast.rest(buy, price, left, tag), readable.rest(buy, price, left, tag), buy));
    }
    return actual.size();
  }

  private static String fill(long maker, int price, int lots, int left) {
    return maker + " " + lots + "@" + price + " left " + left;
  }

  private static List<String> side(OrderBook book, boolean buy) {
    var lines = new ArrayList<String>();
    book.forEach(buy, (tag, price, quantity) -> lines.add(tag + " " + quantity + "@" + price));
    return lines;
  }
}
