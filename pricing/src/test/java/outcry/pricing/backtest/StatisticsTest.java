// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every published figure of the tests, computed again (rule M-20).
class StatisticsTest {

  /// The printed table (Kupiec 1995, as in Jorion's handbook) says "N < 7" for 1 % and 255 days,
  /// which includes 0. No exception at all has a ratio of 5.13 and is formally refused; the table
  /// was written for models that ask too little.
  @ParameterizedTest
  @CsvSource({
    "0.01,255,1,6", "0.01,510,2,10", "0.01,1000,5,16",
    "0.025,255,3,11", "0.025,510,7,20", "0.025,1000,16,35",
    "0.05,255,7,20", "0.05,510,17,35", "0.05,1000,38,64",
    "0.075,255,12,27", "0.075,510,28,50", "0.075,1000,60,91",
    "0.10,255,17,35", "0.10,510,39,64", "0.10,1000,82,119",
  })
  void acceptedNumbersOfExceptions(double promised, int days, int first, int last) {
    var accepted =
        IntStream.rangeClosed(0, days)
            .filter(n -> Kupiec.ratio(n, days, promised) < ChiSquare.ONE_AT_5)
            .boxed()
            .toList();
    assertEquals(IntStream.rangeClosed(first, last).boxed().toList(), accepted);
  }

  @Test
  void ratiosOfAYear() {
    double[] published = {
      5.0252, 1.1765, .1084, .0949, .7691, 1.9568, 3.5554, 5.4970, 7.7336, 10.2290, 12.9555
    };
    for (int n = 0; n < published.length; n++) {
      assertEquals(published[n], Kupiec.ratio(n, 250, 0.01), 5e-5, n + " exceptions in 250 days");
    }
    assertEquals(5.13, Kupiec.ratio(0, 255, 0.01), 0.005);
  }

  @Test
  void exceptionsInARowAreCaughtByTheSecondTestOnly() {
    boolean[] days = new boolean[500];
    for (int day : new int[] {50, 51, 120, 200, 201, 202, 333, 480}) {
      days[day] = true;
    }
    var rows = Christoffersen.of(days);
    assertEquals(new Christoffersen(486, 5, 5, 3), rows);
    assertEquals(15.5977, rows.ratio(), 5e-5);
    assertEquals(1.5383, Kupiec.ratio(8, 500, 0.01), 5e-5);
    assertTrue(ChiSquare.one(rows.ratio()) < 0.0001);
    assertTrue(ChiSquare.two(rows.ratio() + 1.5383) < 0.001);
  }

  @Test
  void spreadOutExceptionsAreIndependent() {
    boolean[] days = new boolean[500];
    for (int k = 0; k < 8; k++) {
      days[50 + 60 * k] = true;
    }
    var rows = Christoffersen.of(days);
    assertEquals(new Christoffersen(483, 8, 8, 0), rows);
    assertEquals(0.2607, rows.ratio(), 5e-5);
    assertTrue(ChiSquare.one(rows.ratio()) > 0.05);
  }

  @Test
  void withoutExceptionsThereIsNothingToCompare() {
    assertEquals(0, Christoffersen.of(new boolean[100]).ratio());
    assertEquals(0, Christoffersen.of(new boolean[] {true}).ratio());
    assertEquals(0, Christoffersen.of(new boolean[] {true, true, true}).ratio());
  }

  @Test
  void binomialSumsBehindTheTrafficLight() {
    assertEquals(0.89219, Binomial.atMost(4, 250, 0.01), 5e-6);
    assertEquals(0.99975, Binomial.atMost(9, 250, 0.01), 5e-6);
    assertEquals(1, Binomial.atMost(250, 250, 0.01), 1e-12);
  }

  @Test
  void trafficLightOfAYear() {
    var zones = new ArrayList<Zone>();
    for (int n = 0; n <= 12; n++) {
      zones.add(Zone.of(n, 250, 0.01));
    }
    assertEquals(List.of(Zone.GREEN, Zone.GREEN), zones.subList(0, 2));
    assertEquals(4, zones.lastIndexOf(Zone.GREEN));
    assertEquals(5, zones.indexOf(Zone.YELLOW));
    assertEquals(9, zones.lastIndexOf(Zone.YELLOW));
    assertEquals(10, zones.indexOf(Zone.RED));
    assertEquals(Zone.GREEN, Zone.of(0, 2, 0.1), "no exception is never too many");
  }

  @ParameterizedTest
  @CsvSource({
    "2.705543,0.10,4.605170",
    "3.841459,0.05,5.991465",
    "6.634897,0.01,9.210340",
  })
  void criticalValues(double one, double chance, double two) {
    assertEquals(chance, ChiSquare.one(one), 1e-7);
    assertEquals(chance, ChiSquare.two(two), 1e-7);
  }

  @Test
  void theTailIsTheSameWhereItsTwoFormsMeet() {
    assertEquals(ChiSquare.one(12.5 - 1e-9), ChiSquare.one(12.5 + 1e-9), 1e-12);
    assertEquals(1, ChiSquare.one(0));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    var message =
        assertThrows(IllegalArgumentException.class, () -> Kupiec.ratio(6, 5, 0.01)).getMessage();
    assertTrue(message.contains("6 exceptions in 5 days"), message);
    assertThrows(IllegalArgumentException.class, () -> Binomial.atMost(1, 5, 0));
  }
}
