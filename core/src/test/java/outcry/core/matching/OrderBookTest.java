// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outcry.core.matching.MatchingPolicy.Kind;

/// Rules X-1, X-12 and X-14: the better price trades first, at one price the older order, at the
/// resting price.
class OrderBookTest {
  private final OrderBook book = new OrderBook();
  private final List<String> tape = new ArrayList<>();

  private void buy(int tag, int quantity, int price) {
    enter(true, tag, quantity, price);
  }

  private void sell(int tag, int quantity, int price) {
    enter(false, tag, quantity, price);
  }

  private void enter(boolean buy, int tag, int quantity, int price) {
    int left =
        book.match(
            buy,
            price,
            quantity,
            (maker, at, lots, rest) ->
                tape.add(tag + "<-" + maker + " " + lots + "@" + at + " left " + rest));
    if (left > 0) {
      book.rest(buy, price, left, tag);
    }
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
    buy(2, 10, 100);
    buy(3, 10, 100);
    book.remove(2);
    sell(4, 20, 100);
    assertEquals(List.of("4<-1 10@100 left 0", "4<-3 10@100 left 0"), tape);
    assertEquals(List.of(), side(true));
  }

  @Test
  void theNextLevelIsBestAsSoonAsTheTopIsGone() {
    buy(1, 10, 100);
    buy(2, 7, 99);
    book.remove(1);
    assertEquals(99, book.bestBid());
    sell(3, 7, 99);
    assertEquals(List.of("3<-2 7@99 left 0"), tape);
  }

  @Test
  void aReducedOrderKeepsItsPlace() {
    buy(1, 10, 100);
    buy(2, 10, 100);
    book.reduce(1, 4);
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

  /// The published vector: 10 to the TOP order, of the 50 left 1.67 (too few), 6, 16 and 25, and
  /// the 3 that rounding leaves to the oldest (CME notice 020705-1).
  @Test
  void proRataServesTheTopOrderThenBySizeThenByTime() {
    var shared = crowded(new MatchingPolicy(Kind.PRO_RATA, 1_000, 2, 0));
    assertEquals(0, shared.match(false, 100, 60, this::tell));
    assertEquals(
        List.of(
            "<-1 10@100 left 0",
            "<-2 3@100 left 2",
            "<-3 6@100 left 14",
            "<-4 16@100 left 34",
            "<-5 25@100 left 50"),
        tape);
  }

  @Test
  void theTopOrderTakesNoMoreThanTheProductLetsItAndSharesInTheRest() {
    var shared = crowded(new MatchingPolicy(Kind.PRO_RATA, 4, 2, 0));
    shared.match(false, 100, 60, this::tell);
    // Of 56 lots over 156: 2 (2.15), none (1.79), 7, 17 and 26; the 4 left by time.
    assertEquals(
        List.of(
            "<-1 10@100 left 0", "<-3 7@100 left 13", "<-4 17@100 left 33", "<-5 26@100 left 49"),
        tape);
  }

  @Test
  void aSplitGoesByTimeFirstAndBySizeThen() {
    var shared = crowded(new MatchingPolicy(Kind.SPLIT, 0, 0, 400_000));
    shared.match(false, 100, 60, this::tell);
    // 24 by time: 10, 5, 9. 36 by size over 136: 2 (of 11), 13, 19; the 2 left by time.
    assertEquals(
        List.of(
            "<-1 10@100 left 0",
            "<-2 5@100 left 0",
            "<-3 13@100 left 7",
            "<-4 13@100 left 37",
            "<-5 19@100 left 56"),
        tape);
  }

  @Test
  void anOrderForAWholeLevelTakesItByTimeWhateverThePolicy() {
    var shared = crowded(new MatchingPolicy(Kind.PRO_RATA, 1_000, 2, 0));
    shared.rest(true, 99, 30, 6);
    shared.rest(true, 99, 30, 7);
    assertEquals(0, shared.match(false, 99, 180, this::tell));
    assertEquals(
        List.of(
            "<-1 10@100 left 0",
            "<-2 5@100 left 0",
            "<-3 20@100 left 0",
            "<-4 50@100 left 0",
            "<-5 75@100 left 0",
            "<-6 10@99 left 20",
            "<-7 10@99 left 20"),
        tape);
  }

  @Test
  void theTopOrderIsOneNoMoreOnceItsPriceIsBettered() {
    var shared = new OrderBook(4, new MatchingPolicy(Kind.PRO_RATA, 1_000, 0, 0));
    shared.rest(true, 100, 10, 1);
    shared.rest(true, 100, 10, 2);
    assertTrue(shared.isTop(1));
    assertFalse(shared.isTop(2));
    shared.rest(true, 101, 10, 3);
    assertTrue(shared.isTop(3));
    assertFalse(shared.isTop(1));
    shared.remove(3);
    assertFalse(shared.isTop(3));
    assertFalse(shared.isTop(1), "the status does not come back");
    shared.match(false, 100, 10, this::tell);
    assertEquals(List.of("<-1 5@100 left 5", "<-2 5@100 left 5"), tape);
  }

  @Test
  void anIcebergQueuesAnewWithEverySlice() {
    book.rest(false, 100, 10, 3, 1);
    book.rest(false, 100, 5, 2);
    assertEquals(List.of("1 3@100", "2 5@100"), side(false));
    assertEquals(10, book.quantity(1));
    assertEquals(8, book.bestQuantity(false, false));
    assertEquals(15, book.bestQuantity(false, true));
    assertEquals(0, book.match(true, 100, 12, this::tell));
    assertEquals(
        List.of("<-1 3@100 left 7", "<-2 5@100 left 0", "<-1 3@100 left 4", "<-1 1@100 left 3"),
        tape);
    assertEquals(List.of("1 2@100"), side(false));
    assertEquals(1, book.hidden(1));
  }

  @Test
  void anIcebergIsLoweredOutOfSightFirst() {
    book.rest(false, 100, 10, 3, 1);
    book.rest(false, 100, 5, 2);
    book.reduce(1, 4);
    assertEquals(List.of("1 3@100", "2 5@100"), side(false));
    assertEquals(1, book.hidden(1));
    book.reduce(1, 2);
    assertEquals(List.of("1 2@100", "2 5@100"), side(false));
    assertEquals(0, book.hidden(1));
  }

  @Test
  void whatAnIcebergHidesHasNoPartInSharesButIsThereForTheRest() {
    var shared = new OrderBook(4, new MatchingPolicy(Kind.PRO_RATA, 0, 0, 0));
    shared.rest(true, 100, 100, 10, 1);
    shared.rest(true, 100, 30, 2);
    assertEquals(0, shared.match(false, 100, 20, this::tell));
    assertEquals(List.of("<-1 5@100 left 95", "<-2 15@100 left 15"), tape);
    tape.clear();
    assertEquals(0, shared.match(false, 100, 33, this::tell));
    assertEquals(
        List.of(
            "<-1 5@100 left 90", "<-2 15@100 left 0", "<-1 10@100 left 80", "<-1 3@100 left 77"),
        tape);
  }

  @Test
  void oneOrderCanBeTradedWhereverItStands() {
    book.rest(false, 100, 5, 1);
    book.rest(false, 100, 20, 6, 2);
    book.rest(false, 100, 5, 3);
    // Two whole slices and 2 lots of the third.
    assertEquals(6, book.fill(2, false, 14));
    assertEquals(List.of("1 5@100", "3 5@100", "2 4@100"), side(false));
    assertEquals(0, book.fill(2, false, 6));
    assertEquals(List.of("1 5@100", "3 5@100"), side(false));
  }

  @Test
  void countsWhatAnIncomingOrderCouldTrade() {
    sell(1, 5, 100);
    book.rest(false, 101, 20, 6, 2);
    sell(3, 5, 102);
    assertEquals(25, book.available(true, 101, 1_000));
    assertEquals(0, book.available(true, 99, 1_000));
    assertTrue(book.available(true, 102, 10) >= 10);
    assertEquals(0, book.available(false, 1, 1_000));
  }

  @Test
  void tradesAtTheBestPriceAloneWhenToldSo() {
    sell(1, 5, 100);
    sell(2, 5, 101);
    assertEquals(3, book.matchLevel(true, 8, this::tell));
    assertEquals(List.of("<-1 5@100 left 0"), tape);
    assertEquals(2, book.matchLevel(false, 2, this::tell), "nobody bids");
  }

  @Test
  void anOrderKeepsItsPlaceUnderANewNumber() {
    book.rest(true, 100, 5, 1);
    book.rest(true, 100, 9, 4, 2);
    book.rest(true, 100, 5, 3);
    book.rename(2, 7);
    assertEquals(List.of("1 5@100", "7 4@100", "3 5@100"), side(true));
    assertEquals(5, book.hidden(7));
    book.rename(1, 2);
    book.remove(2);
    assertEquals(List.of("7 4@100", "3 5@100"), side(true));
  }

  @Test
  void booksThatShareNumbersDoNotMixTheirOrders() {
    var numbers = new Queues(1);
    var books = new OrderBook[20];
    for (int i = 0; i < books.length; i++) {
      books[i] = new OrderBook(numbers, MatchingPolicy.FIFO);
    }
    for (int number = 1; number <= 20_000; number++) {
      int price = 100 + number / 20 % 10;
      books[number % 20].rest(number % 3 == 0, number % 3 == 0 ? -price : price, 1, number);
    }
    for (int number = 1; number <= 20_000; number += 7) {
      books[number % 20].remove(number);
    }
    for (int i = 0; i < books.length; i++) {
      var found = new ArrayList<Integer>();
      books[i].forEachOrder(true, found::add);
      books[i].forEachOrder(false, found::add);
      found.sort(null);
      int rest = i;
      var wanted = IntStream.rangeClosed(1, 20_000).filter(n -> n % 20 == rest && n % 7 != 1);
      assertEquals(wanted.boxed().toList(), found, "book " + i);
    }
  }

  /// Bids at one price, oldest first: 10 (the TOP order), 5, 20, 50 and 75 lots.
  private static OrderBook crowded(MatchingPolicy policy) {
    var crowded = new OrderBook(4, policy);
    int[] lots = {10, 5, 20, 50, 75};
    for (int i = 0; i < lots.length; i++) {
      crowded.rest(true, 100, lots[i], i + 1);
    }
    return crowded;
  }

  private void tell(int maker, int price, int lots, int left) {
    tape.add("<-" + maker + " " + lots + "@" + price + " left " + left);
  }
}
