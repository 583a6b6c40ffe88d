// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The volatilities of one expiry between and beyond its quotes.
class SmileTest {
  private static final double[] STRIKES = {2.4, 2.8, 3.1, 3.5, 4.2};
  private static final double[] QUOTES = {0.68, 0.62, 0.60, 0.61, 0.66};

  @Test
  void everyQuoteIsGivenBack() {
    var smile = new Smile(3.1, 0.25, STRIKES, QUOTES);
    for (int i = 0; i < STRIKES.length; i++) {
      assertEquals(QUOTES[i], smile.volatility(STRIKES[i]), 1e-14, "strike " + STRIKES[i]);
    }
    assertTrue(smile.isNatural());
    assertEquals(List.of(), smile.butterflies());
  }

  @Test
  void betweenAndBeyondNothingIsFree() {
    var smile = new Smile(3.1, 0.25, STRIKES, QUOTES);
    double step = 0.01;
    for (double strike = 0.5; strike < 12; strike += step) {
      double low = smile.price(Right.CALL, strike - step, 0.04);
      double middle = smile.price(Right.CALL, strike, 0.04);
      double high = smile.price(Right.CALL, strike + step, 0.04);
      assertTrue(low >= middle && middle >= high, "call prices rise at " + strike);
      assertTrue(low - 2 * middle + high >= -1e-14, "a butterfly at " + strike + " is free");
    }
  }

  @Test
  void bendDoesNotJumpAtAQuote() {
    var smile = new Smile(3.1, 0.25, STRIKES, QUOTES);
    for (int i = 1; i + 1 < STRIKES.length; i++) {
      double k = StrictMath.log(STRIKES[i]);
      assertEquals(bend(smile, k - 1e-3), bend(smile, k + 1e-3), 0.02, "strike " + STRIKES[i]);
    }
  }

  private static double bend(Smile smile, double k) {
    double step = 1e-4;
    return (variance(smile, k + step) - 2 * variance(smile, k) + variance(smile, k - step))
        / (step * step);
  }

  private static double variance(Smile smile, double k) {
    double sigma = smile.volatility(StrictMath.exp(k));
    return sigma * sigma * 0.25;
  }

  @Test
  void quotesThatContradictEachOtherAreReportedWhereTheyDo() {
    var quotes = QUOTES.clone();
    quotes[2] = 0.80;
    var found = new Smile(3.1, 0.25, STRIKES, quotes).butterflies();
    assertFalse(found.isEmpty());
    assertTrue(
        found.stream().anyMatch(each -> each.fromStrike() < 3.2 && each.toStrike() > 3.0),
        found.toString());
    assertTrue(found.stream().allMatch(each -> each.worst() < 0), found.toString());
  }

  @Test
  void unevenQuotesAreJoinedWithoutOvershooting() {
    double[] strikes = {1.0, 3.0, 3.05, 3.1};
    double[] quotes = {0.3, 0.3, 0.9, 0.9};
    var smile = new Smile(3.1, 0.25, strikes, quotes);
    assertFalse(smile.isNatural());
    for (double strike = 0.2; strike < 20; strike += 0.01) {
      double sigma = smile.volatility(strike);
      assertTrue(sigma >= 0.3 - 1e-12 && sigma <= 0.9 + 1e-12, sigma + " at " + strike);
    }
    assertFalse(smile.butterflies().isEmpty());
  }

  @Test
  void oneQuoteIsAFlatSmileAndTwoAreALine() {
    var flat = new Smile(3.1, 0.25, new double[] {3}, new double[] {0.5});
    assertEquals(0.5, flat.volatility(1), 1e-15);
    assertEquals(0.5, flat.volatility(30), 1e-15);
    assertEquals(List.of(), flat.butterflies());
    var line = new Smile(3.1, 1, new double[] {3, 3.5}, new double[] {0.5, 0.6});
    double half = line.volatility(StrictMath.sqrt(3 * 3.5));
    assertEquals((0.25 + 0.36) / 2, half * half, 1e-15);
  }

  @Test
  void aSmileIsMadeOfPrices() {
    var rights = new Right[] {Right.PUT, Right.PUT, Right.CALL, Right.CALL, Right.CALL};
    var prices = new double[STRIKES.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Black76.price(rights[i], 3.1, STRIKES[i], QUOTES[i], 0.25, 0.04);
    }
    var smile = Smile.ofPrices(rights, prices, 3.1, STRIKES, 0.25, 0.04);
    for (int i = 0; i < prices.length; i++) {
      assertEquals(prices[i], smile.price(rights[i], STRIKES[i], 0.04), 1e-15, "strike " + i);
    }
  }

  @Test
  void whatIsNoSmileIsTurnedAway() {
    var one = new double[] {3.1};
    var descending = new double[] {3.1, 3.0};
    var two = new double[] {0.5, 0.5};
    assertThrows(IllegalArgumentException.class, () -> new Smile(3.1, 1, one, two));
    assertThrows(IllegalArgumentException.class, () -> new Smile(3.1, 1, descending, two));
    assertThrows(IllegalArgumentException.class, () -> new Smile(3.1, 0, one, one));
  }
}
