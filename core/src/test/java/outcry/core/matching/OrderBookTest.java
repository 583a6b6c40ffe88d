// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule X-1: the better price trades first, at one price the older order, at the resting price.
class OrderBookTest {
  private final OrderBook book = new OrderBook();
  private final List<String> tape = new ArrayList<>();

  private int buy(long tag, int quantity, int price) {
    return enter(true, tag, quantity, price);
  }

  private int sell(long tag, int quantity, int price) {
    return enter(false, tag, quantity, price);
  }

  private int enter(boolean buy, long tag, int quantity, int price) {
    int left =
        book.match(
            buy,
            price,
            quantity,
            (maker, at, lots, rest) ->
                tape.add(tag + "<-" + maker + " " + lots + "@" + at + " left " + rest));
    return left == 0 ? 0 : book.rest(buy, price, left, tag);
  }

  private List<String> side(boolean buy) {
    var lines = new ArrayList<String>();
    book.forEach(buy, (tag, price, quantity) -> lines.add(tag + " " + quantity + "@" + price));
    return lines;
  }

  @Test
  void anEarlierOrderAtTheSamePriceTradesFirst() {
    sell(1, 5, 310);
    sell(2, 5, 310);
    buy(3, 7, 310);
    assertEquals(List.of("3<-1 5@310 left 0", "3<-2 2@310 left 3"), tape);
    assertEquals(List.of("2 3@310"), side(false));
    assertFalse(book.hasBid());
  }

  @Test
  void aBetterPriceTradesFirstAndAtItsOwnPrice() {
    sell(1, 10, 102);
    sell(2, 10, 101);
    sell(3, 10, 100);
    buy(4, 30, 102);
    assertEquals(List.of("4<-3 10@100 left 0", "4<-2 10@101 left 0", "4<-1 10@102 left 0"), tape);
    assertFalse(book.hasAsk());
  }

  @Test
  void whatIsLeftRestsAtItsLimit() {
    sell(1, 4, 100);
    buy(2, 10, 101);
    assertEquals(List.of("2 6@101"), side(true));
    assertEquals(101, book.bestBid());
  }

  @Test
  void anOrderOutOfTheMiddleLeavesItsNeighboursInPlace() {
    buy(1, 10, 100);
    int middle = buy(2, 10, 100);
    buy(3, 10, 100);
    book.remove(middle);
    sell(4, 20, 100);
    assertEquals(List.of("4<-1 10@100 left 0", "4<-3 10@100 left 0"), tape);
    assertEquals(List.of(), side(true));
  }

  @Test
  void theNextLevelIsBestAsSoonAsTheTopIsGone() {
    int top = buy(1, 10, 100);
    buy(2, 7, 99);
    book.remove(top);
    assertEquals(99, book.bestBid());
    sell(3, 7, 99);
    assertEquals(List.of("3<-2 7@99 left 0"), tape);
  }

  @Test
  void aReducedOrderKeepsItsPlace() {
    int first = buy(1, 10, 100);
    buy(2, 10, 100);
    book.reduce(first, 4);
    sell(3, 5, 100);
    assertEquals(List.of("3<-1 4@100 left 0", "3<-2 1@100 left 9"), tape);
  }

  @Test
  void fiveThousandOrdersAtOnePriceAreSweptInOrder() {
    for (int i = 1; i <= 5_000; i++) {
      sell(i, 1, 100);
    }
    buy(5_001, 5_000, 100);
    assertEquals(5_000, tape.size());
    assertEquals("5001<-1 1@100 left 0", tape.getFirst());
    assertEquals("5001<-5000 1@100 left 0", tape.getLast());
    assertFalse(book.hasAsk());
  }

  @Test
  void pricesFarApartShareOneBook() {
    int[] prices = {1, 200_000, OrderBook.MAX_TICKS, 70_000, 5, 199_999, 1_000_000};
    for (int i = 0; i < prices.length; i++) {
      buy(i + 1, 1, prices[i]);
    }
    assertEquals(OrderBook.MAX_TICKS, book.bestBid());
    sell(99, 7, 1);
    assertEquals(
        List.of(
            "99<-3 1@536870912 left 0",
            "99<-7 1@1000000 left 0",
            "99<-2 1@200000 left 0",
            "99<-6 1@199999 left 0",
            "99<-4 1@70000 left 0",
            "99<-5 1@5 left 0",
            "99<-1 1@1 left 0"),
        tape);
    assertTrue(side(true).isEmpty());
  }
}
