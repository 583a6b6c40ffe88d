// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule X-16, steps 1 to 5. Orders are written as in the rulebook, `5@10000`; a tick is one
/// micro-dollar unless told.
class CallAuctionTest {
  private static final long NONE = CallAuction.NONE;

  private record Order(boolean buy, int price, long quantity) {}

  private final CallAuction auction = new CallAuction();

  @Test
  void mostLotsTradeAtTheOpening() {
    var orders = orders("5@10000 5@10000 4@3000 1@1000", "5@10000 5@10001 3@3000 1@11000");
    assertEquals("8@10000 surplus 2", found(orders, NONE, 1));
  }

  @Test
  void theReferenceDecidesWhereEveryPriceIsAsGood() {
    var orders = orders("2@99 3@90", "2@1 3@7");
    assertEquals("5@50 surplus 0", found(orders, 50, 1));
    assertEquals("5@90 surplus 0", found(orders, 200, 1));
    assertEquals("5@7 surplus 0", found(orders, 3, 1));
    assertEquals("5@7 surplus 0", found(orders, NONE, 1));
  }

  @Test
  void theSmallestSurplusDecidesBeforeTheReference() {
    var orders = orders("40@315 60@312 100@310", "30@305 50@308 70@311");
    assertEquals("100@311 surplus -50", found(orders, 309, 1));
  }

  @Test
  void buyersLeftOverPushThePriceUp() {
    var orders = orders("50@320 50@318", "80@300");
    assertEquals("80@318 surplus 20", found(orders, 305, 1));
  }

  @Test
  void sellersLeftOverPushThePriceDown() {
    var orders = orders("80@320", "50@300 50@302");
    assertEquals("80@302 surplus -20", found(orders, 315, 1));
  }

  @Test
  void aPublishedWorkedCase() {
    var orders = orders("50@101 30@100 20@99", "40@99 30@100 50@102");
    assertEquals("70@100 surplus 10", found(orders, 100, 1));
  }

  @Test
  void nothingCrosses() {
    assertEquals("none", found(orders("5@300", "5@301"), 300, 1));
    assertEquals("none", found(orders("5@300", ""), 300, 1));
    assertEquals("none", found(orders("", "5@300"), 300, 1));
    assertEquals("none", found(orders("", ""), NONE, 1));
    assertEquals("none", found(orders("0@310", "5@300"), 300, 1));
  }

  @Test
  void anOffTickReferenceGoesToTheNearerTickAndHalfwayToTheLower() {
    var orders = orders("5@320", "5@300");
    assertEquals("5@310 surplus 0", found(orders, 3_102_499, 10_000));
    assertEquals("5@310 surplus 0", found(orders, 3_105_000, 10_000));
    assertEquals("5@311 surplus 0", found(orders, 3_105_001, 10_000));
  }

  /// On 10 and 11 five more would buy, on 12 and 13 five more would sell: the surplus is as small
  /// on both sides, so that the reference decides.
  @Test
  void aSurplusThatChangesSidesLeavesTheChoiceToTheReference() {
    var orders = orders("5@13 5@11", "5@10 5@12");
    assertEquals("5@11 surplus 5", found(orders, 11, 1));
    assertEquals("5@13 surplus -5", found(orders, 99, 1));
    assertEquals("5@10 surplus 5", found(orders, NONE, 1));
  }

  @Test
  void spreadsTradeBelowZero() {
    var orders = orders("5@-3", "5@-10");
    assertEquals("5@-7 surplus 0", found(orders, -65_000, 10_000));
    assertEquals("5@-6 surplus 0", found(orders, -64_999, 10_000));
    assertEquals("5@-3 surplus 0", found(orders, 0, 10_000));
  }

  @Test
  void pricesMayBeAsFarApartAsTheyCan() {
    var orders =
        List.of(
            new Order(true, Integer.MAX_VALUE, 5), new Order(false, Integer.MIN_VALUE, 1_000_000));
    assertEquals("5@" + Integer.MIN_VALUE + " surplus -999995", found(orders, 0, 1));
  }

  @Test
  void ordersMayJoinBetweenTwoSearches() {
    assertEquals("5@105 surplus 0", found(orders("5@110", "5@100"), 105, 1));
    auction.add(true, 112, 5);
    assertEquals("5@111 surplus 0", found(105, 1));
    auction.add(false, 90, 3);
    assertEquals("8@110 surplus 2", found(105, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void asIfEveryTickWereLookedAt(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= 3_000; round++) {
      int middle = random.nextInt(-40, 40);
      int width = random.nextInt(1, 40);
      var orders = new ArrayList<Order>();
      for (int count = random.nextInt(0, 30); count > 0; count--) {
        int price = middle + random.nextInt(-width, width);
        orders.add(new Order(random.nextBoolean(), price, random.nextInt(1, 6)));
      }
      long tick = random.nextInt(1, 4);
      long reference =
          random.nextInt(4) == 0 ? NONE : (middle + random.nextInt(-50, 50)) * tick - 1;
      Supplier<String> story =
          () -> "seed " + seed + " reference " + reference + " tick " + tick + " of " + orders;
      assertEquals(everyTick(orders, reference, tick), found(orders, reference, tick), story);
    }
  }

  private String found(List<Order> orders, long reference, long tick) {
    auction.clear();
    orders.forEach(order -> auction.add(order.buy, order.price, order.quantity));
    return found(reference, tick);
  }

  private String found(long reference, long tick) {
    return auction.find(reference, tick)
        ? text(auction.quantity(), auction.price(), auction.surplus())
        : "none";
  }

  private static String text(long quantity, int price, long surplus) {
    return quantity + "@" + price + " surplus " + surplus;
  }

  private static List<Order> orders(String buys, String sells) {
    var orders = new ArrayList<Order>();
    read(orders, true, buys);
    read(orders, false, sells);
    return orders;
  }

  private static void read(List<Order> orders, boolean buy, String text) {
    if (!text.isEmpty()) {
      for (var order : text.split(" ")) {
        var parts = order.split("@");
        orders.add(new Order(buy, Integer.parseInt(parts[1]), Long.parseLong(parts[0])));
      }
    }
  }

  private record Candidate(int price, long demand, long supply) {
    long volume() {
      return Math.min(demand, supply);
    }

    long surplus() {
      return demand - supply;
    }
  }

  /// The rule word for word.
  private static String everyTick(List<Order> orders, long reference, long tick) {
    int ask = orders.stream().filter(o -> !o.buy).mapToInt(Order::price).min().orElse(1);
    int bid = orders.stream().filter(Order::buy).mapToInt(Order::price).max().orElse(0);
    boolean bothSides = orders.stream().map(Order::buy).distinct().count() == 2;
    if (!bothSides || ask > bid) {
      return "none";
    }
    var left = new ArrayList<Candidate>();
    for (int price = ask; price <= bid; price++) {
      int at = price;
      long demand =
          orders.stream().filter(o -> o.buy && o.price >= at).mapToLong(Order::quantity).sum();
      long supply =
          orders.stream().filter(o -> !o.buy && o.price <= at).mapToLong(Order::quantity).sum();
      left.add(new Candidate(price, demand, supply));
    }
    long volume = left.stream().mapToLong(Candidate::volume).max().orElseThrow();
    left.removeIf(c -> c.volume() < volume);
    long least = left.stream().mapToLong(c -> Math.abs(c.surplus())).min().orElseThrow();
    left.removeIf(c -> Math.abs(c.surplus()) > least);
    var best = left.getFirst();
    if (left.stream().allMatch(c -> c.surplus() > 0)) {
      best = left.getLast();
    } else if (reference != NONE && !left.stream().allMatch(c -> c.surplus() < 0)) {
      for (var other : left) {
        if (away(other, reference, tick) < away(best, reference, tick)) {
          best = other;
        }
      }
    }
    return text(best.volume(), best.price, best.surplus());
  }

  private static long away(Candidate candidate, long reference, long tick) {
    return Math.abs(candidate.price * tick - reference);
  }
}
