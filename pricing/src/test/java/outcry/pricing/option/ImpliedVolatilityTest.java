// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Volatilities read back from prices.
class ImpliedVolatilityTest {
  @Test
  void theVolatilityAPriceWasMadeWithComesBack() {
    int seen = 0;
    for (double strike = 0.1; strike < 90; strike *= 1.25) {
      for (double years : new double[] {1 / 365.0, 30 / 365.0, 1, 5}) {
        for (double sigma : new double[] {0.02, 0.2, 0.6, 1.5, 4}) {
          var right = strike > 3.1 ? Right.CALL : Right.PUT;
          double price = Black76.price(right, 3.1, strike, sigma, years, 0.04);
          if (price < 1e-290 || sigma * StrictMath.sqrt(years) > 6) {
            continue;
          }
          double found = ImpliedVolatility.of(right, price, 3.1, strike, years, 0.04);
          assertEquals(
              1,
              found / sigma,
              1e-12,
              right + " at " + strike + ", " + years + " years, " + sigma + ": " + price);
          seen++;
        }
      }
    }
    assertTrue(seen > 300, "only " + seen);
  }

  @Test
  void inTheMoneyItIsAsGoodAsThePricesDigits() {
    for (double strike = 1; strike < 9; strike *= 1.1) {
      for (var right : Right.values()) {
        double sigma = 0.6;
        var value = Black76.value(right, 3.1, strike, sigma, 0.25, 0.04);
        double found = ImpliedVolatility.of(right, value.price(), 3.1, strike, 0.25, 0.04);
        double digits = 4 * Math.ulp(Math.max(3.1, strike)) / value.vega();
        assertEquals(sigma, found, 1e-12 + digits, right + " at " + strike);
      }
    }
  }

  @Test
  void aPriceNoVolatilityGivesIsNamed() {
    var low =
        assertThrows(
            ImpliedVolatility.Arbitrage.class,
            () -> ImpliedVolatility.of(Right.CALL, 0.59, 3.1, 2.5, 1, 0));
    assertTrue(
        low.getMessage().startsWith("price 0.59 is below the discounted intrinsic value 0.6"),
        low.getMessage());
    var high =
        assertThrows(
            ImpliedVolatility.Arbitrage.class,
            () -> ImpliedVolatility.of(Right.PUT, 2.5, 3.1, 2.5, 1, 0));
    assertTrue(high.getMessage().startsWith("price 2.5 is not below 2.5"), high.getMessage());
    assertThrows(
        ImpliedVolatility.Arbitrage.class,
        () -> ImpliedVolatility.of(Right.PUT, Double.NaN, 3.1, 2.5, 1, 0));
    assertEquals(0, ImpliedVolatility.of(Right.CALL, 0, 3.1, 3.5, 1, 0));
  }
}
