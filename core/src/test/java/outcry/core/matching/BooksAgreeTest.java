// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.core.matching.MatchingPolicy.Kind;

/// Rules X-1, X-12 and X-14, the long way: the fast book and the obviously right one hear the same
/// seeded orders and must say the same, under every policy, with and without icebergs, whatever is
/// cancelled, lowered, traded one by one or carried through a snapshot meanwhile.
class BooksAgreeTest {
  private static final int STEPS = 40_000;

  private record Both(int slot, ReferenceBook.Order order) {}

  private SplittableRandom random;
  private MatchingPolicy policy;
  private OrderBook fast;
  private ReferenceBook readable;
  private final List<Both> live = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> actual = new ArrayList<>();
  private int icebergs;

  /// What both books heard since they were last compared in full.
  private final List<String> story = new ArrayList<>();

  @ParameterizedTest(name = "{1}, TOP {2}, minimum {3}, {5} icebergs in 10, seed {0}")
  @CsvSource({
    "1, FIFO, 0, 0, 0, 0",
    "2, FIFO, 0, 0, 0, 0",
    "3, FIFO, 0, 0, 0, 0",
    "5, FIFO, 0, 0, 0, 3",
    "8, FIFO, 0, 0, 0, 9",
    "13, PRO_RATA, 0, 0, 0, 0",
    "21, PRO_RATA, 50, 2, 0, 0",
    "34, PRO_RATA, 1000, 2, 0, 3",
    "55, PRO_RATA, 3, 5, 0, 9",
    "89, SPLIT, 0, 1, 400000, 0",
    "144, SPLIT, 20, 2, 500000, 4",
    "233, SPLIT, 7, 3, 999999, 9",
    "377, SPLIT, 7, 0, 1000000, 5"
  })
  void theFastBookTradesAsTheReadableOne(
      long seed, Kind kind, int top, int minimum, long fifoShare, int icebergsInTen) {
    random = new SplittableRandom(seed);
    policy = new MatchingPolicy(kind, top, minimum, fifoShare);
    icebergs = icebergsInTen;
    fast = new OrderBook(4, policy);
    readable = new ReferenceBook(policy);
    // From crowded levels to prices that hardly ever meet.
    int spread = 1 << random.nextInt(2, 19);
    int middle = 1_000_000;
    long trades = 0;
    for (int step = 1; step <= STEPS; step++) {
      middle += random.nextInt(-spread / 16 - 1, spread / 16 + 2);
      live.removeIf(both -> both.order.quantity() == 0);
      int away = random.nextInt(-spread / 4 - 1, spread);
      boolean buy = random.nextBoolean();
      int price = buy ? middle - away : middle + away;
      if (live.size() > 300) {
        remove(live.removeFirst());
      }
      act(step, random.nextInt(100), buy, price);
      trades += actual.size();
      if (step % 40 == 0) {
        addSides();
      }
      compare("seed " + seed + ", " + policy + ", spread " + spread + ", step " + step);
      if (step % 40 == 0) {
        story.clear();
      }
    }
    assertTrue(trades > STEPS / 20, "a comparison with " + trades + " fills proves little");
  }

  private void act(int step, int kind, boolean buy, int price) {
    if (kind < 40 && !live.isEmpty()) {
      int which = random.nextInt(live.size());
      var one = live.get(which);
      if (kind < 26) {
        live.remove(which);
        remove(one);
      } else {
        int lots = random.nextInt(1, one.order.quantity() + 1);
        if (kind < 34) {
          story.add("reduce " + one.order.tag + " to " + lots);
          fast.reduce(one.slot, lots);
          one.order.reduce(lots);
        } else {
          fill(one, lots);
        }
      }
    } else if (kind == 40) {
      carryThroughSnapshot();
    } else if (kind == 41) {
      story.add("clear the TOP order");
      fast.clearTop(buy);
      readable.clearTop(buy);
    } else if (kind == 42 && !live.isEmpty()) {
      rename(random.nextInt(live.size()), STEPS + step);
    } else if (kind < 46) {
      int lots = random.nextInt(1, 200);
      story.add((buy ? "buy " : "sell ") + lots + " at the best level");
      int left = readable.matchLevel(buy, lots, (t, p, q, l) -> expected.add(line(t, p, q, l)));
      int same = fast.matchLevel(buy, lots, (t, p, q, l) -> actual.add(line(t, p, q, l)));
      expected.add("left " + left);
      actual.add("left " + same);
    } else {
      enter(buy, price, random.nextInt(1, kind < 50 ? 2_000 : 100), step);
    }
  }

  private void remove(Both gone) {
    story.add("cancel " + gone.order.tag);
    fast.remove(gone.slot);
    readable.remove(gone.order);
  }

  private void rename(int which, int now) {
    var one = live.get(which);
    story.add(one.order.tag + " is called " + now);
    fast.rename(one.slot, now);
    one.order.tag = now;
    live.set(which, new Both(now, one.order));
  }

  private void fill(Both one, int lots) {
    story.add("trade " + lots + " of " + one.order.tag);
    boolean buy = one.order.buy;
    int same = fast.fill(one.slot, buy, lots);
    expected.add("left " + readable.fill(one.order, lots));
    actual.add("left " + same);
  }

  private void enter(boolean buy, int price, int lots, int tag) {
    int display = random.nextInt(10) < icebergs ? random.nextInt(1, 40) : 0;
    story.add("%s %d@%d showing %d".formatted(buy ? "buy" : "sell", lots, price, display));
    expected.add("available " + Math.min(readable.available(buy, price), lots));
    actual.add("available " + Math.min(fast.available(buy, price, lots), lots));
    int left = readable.match(buy, price, lots, (t, p, q, l) -> expected.add(line(t, p, q, l)));
    int same = fast.match(buy, price, lots, (t, p, q, l) -> actual.add(line(t, p, q, l)));
    expected.add("left " + left);
    actual.add("left " + same);
    if (left > 0) {
      fast.rest(buy, price, left, display, tag);
      live.add(new Both(tag, readable.rest(buy, price, left, display, tag)));
    }
  }

  /// The fast book alone is written out and read back.
  private void carryThroughSnapshot() {
    story.add("snapshot");
    var restored = new OrderBook(4, policy);
    for (boolean buy : new boolean[] {true, false}) {
      fast.forEachOrder(
          buy,
          slot ->
              restored.restore(
                  buy,
                  fast.price(slot, buy),
                  fast.displayed(slot),
                  fast.hidden(slot),
                  fast.display(slot),
                  fast.isTop(slot),
                  slot));
    }
    fast = restored;
  }

  private void addSides() {
    for (boolean buy : new boolean[] {true, false}) {
      expected.addAll(readable.side(buy, policy.hasTop()));
      actual.addAll(side(buy));
    }
  }

  private void compare(String at) {
    if (!expected.equals(actual)) {
      fail(
          "%s%n%s%n--- the readable book:%n%s%n--- the fast one:%n%s"
              .formatted(
                  at,
                  String.join("\n", story),
                  String.join("\n", expected),
                  String.join("\n", actual)));
    }
    expected.clear();
    actual.clear();
  }

  private static String line(int maker, int price, int lots, int left) {
    return maker + " trades " + lots + "@" + price + ", left " + left;
  }

  /// Walked by hand, level by level.
  private List<String> side(boolean buy) {
    var lines = new ArrayList<String>();
    int front = fast.front(buy);
    while (front != OrderBook.NONE) {
      int last = front;
      for (int slot = front; slot != OrderBook.NONE; slot = fast.next(slot)) {
        lines.add(
            "%d %d+%d/%d@%d%s"
                .formatted(
                    slot,
                    fast.displayed(slot),
                    fast.hidden(slot),
                    fast.display(slot),
                    fast.price(slot, buy),
                    fast.isTop(slot) ? " TOP" : ""));
        last = slot;
      }
      front = fast.nextLevel(buy, last);
    }
    return lines;
  }
}
