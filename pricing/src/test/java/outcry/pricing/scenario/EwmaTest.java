// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Rule M-13 with the rule's own arithmetic.
class EwmaTest {
  private static final double[] RETURNS = {0.02, -0.01, 0.03, -0.04, 0.01};
  private static final Ewma EXAMPLE = new Ewma(RETURNS, 4e-4, 0.94);

  @Test
  void varianceFollowsTheReturns() {
    double[] variances = {4e-4, 4e-4, 3.82e-4, 4.1308e-4, 4.842952e-4, 4.612375e-4};
    for (int t = 0; t < variances.length; t++) {
      double deviation = EXAMPLE.deviation(t);
      assertEquals(variances[t], deviation * deviation, 1e-10, "variance " + t);
    }
    assertEquals(0.0214764403, EXAMPLE.now(), 1e-9);
  }

  @Test
  void returnsInUnitsOfTheVolatilityOfTheirTime() {
    double[] expected = {1, -0.5, 1.53493353, -1.96808072, 0.4544069};
    for (int t = 0; t < RETURNS.length; t++) {
      assertEquals(expected[t], EXAMPLE.standardised(t), 1e-8, "return " + t);
    }
  }

  @Test
  void returnsAsTheyWouldBeToday() {
    double[] expected = {0.0214764403, -0.0107382202, 0.0329649083, -0.0422673681, 0.0097590427};
    double[] dollars = {66.5770, -33.2885, 102.1912, -131.0288, 30.2530};
    for (int t = 0; t < RETURNS.length; t++) {
      double scaled = EXAMPLE.scaled(t, 0.5, 2);
      assertEquals(expected[t], scaled, 1e-9, "return " + t);
      assertEquals(dollars[t], 1_000 * 3.10 * scaled, 5e-4, "one long lot at 3.10");
    }
  }

  @Test
  void todayCountsAtMostForTwiceThen() {
    double[] jump = {0.001, 0.001, 0.50};
    var ewma = new Ewma(jump, 1e-6, 0.97);

    assertTrue(ewma.now() / ewma.deviation(0) > 80);
    assertEquals(0.002, ewma.scaled(0, 0.5, 2), 1e-15);
  }

  @Test
  void aDayWithoutAReturnLeavesTheVariance() {
    var ewma = new Ewma(new double[] {0.02, Double.NaN, 0.02}, 4e-4, 0.97);

    assertEquals(ewma.deviation(1), ewma.deviation(2));
  }

  @Test
  void lambdaIsBetweenNoughtAndOne() {
    var fault =
        assertThrows(IllegalArgumentException.class, () -> new Ewma(RETURNS, 4e-4, 1)).getMessage();
    assertEquals("lambda 1.0 is not between 0 and 1", fault);
  }
}
