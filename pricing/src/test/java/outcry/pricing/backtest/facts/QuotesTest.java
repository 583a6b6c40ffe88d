// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuotesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private final Quotes quotes = new Quotes();

  @Test
  void aSellerWithManyItemsHasOneVote() {
    for (int item = 0; item < 40; item++) {
      put("large", "machine " + item, 0, 4);
    }
    put("small", "machine", 0, 4);
    put("small", "machine", 1, 1);
    level(4, 2);
  }

  @Test
  void anItemThatComesOrGoesMovesNothing() {
    put("one", "old", 0, 4);
    put("one", "new", 1, 9);
    put("one", "old", 2, Double.NaN);
    put("other", "its", 1, 20);
    level(4, 4, 4);
  }

  @Test
  void aSlipOfUnitsIsNoPriceAndWhatFollowsIs() {
    put("one", "item", 0, 4);
    put("one", "item", 30, 4_000);
    put("one", "item", 60, 2_000);
    var series = quotes.series(DAY.plusDays(60));
    assertEquals(4, series.levels()[59], 1e-12);
    assertEquals(2, series.levels()[60], 1e-12);
  }

  @Test
  void aPriceThatGoesBackWithinThreeWeeksWasNone() {
    put("one", "item", 0, 4);
    put("one", "item", 1, 2);
    put("one", "item", 2, 4);
    level(4, 4, 4);
  }

  @Test
  void aPriceThatGoesBackLaterWasOne() {
    put("one", "item", 0, 4);
    put("one", "item", 1, 2);
    put("one", "item", 40, 4);
    var levels = quotes.series(DAY.plusDays(40)).levels();
    assertEquals(2, levels[1], 1e-12);
    assertEquals(4, levels[40], 1e-12);
  }

  @Test
  void theLevelBeginsAtTheMeanOfTheFirstDay() {
    put("one", "item", 0, 2);
    put("other", "item", 0, 8);
    level(4);
  }

  private void put(String seller, String item, int day, double price) {
    quotes.put(seller, item, DAY.plusDays(day), price);
  }

  private void level(double... expected) {
    var series = quotes.series(DAY.plusDays(expected.length - 1L));
    assertEquals(DAY, series.first());
    assertArrayEquals(expected, series.levels(), 1e-12);
  }
}
