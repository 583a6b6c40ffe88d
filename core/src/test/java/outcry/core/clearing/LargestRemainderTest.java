// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outcry.core.money.Micros;

/// Shares are exact, in proportion, whole cents, and nobody bears more than it has.
class LargestRemainderTest {
  @Test
  void theOddCentGoesToTheLargestFraction() {
    assertArrayEquals(
        cents("6000.01", "4000.00", "3000.00", "2000.00"),
        LargestRemainder.cents(Micros.parse("15000.01"), cents("12000", "8000", "6000", "4000")));
  }

  @Test
  void equalFractionsAreServedByName() {
    assertArrayEquals(
        cents("0.04", "0.03", "0.03"),
        LargestRemainder.cents(Micros.parse("0.10"), cents("5", "5", "5")));
    assertArrayEquals(new long[] {4, 3, 3}, LargestRemainder.lots(10, new long[] {7, 7, 7}));
  }

  @Test
  void whatIsLessThanACentGoesLast() {
    assertArrayEquals(cents("0.01", "0.000001"), LargestRemainder.cents(10_001, cents("5", "5")));
  }

  @Test
  void aShareNeverExceedsWhatIsThere() {
    assertArrayEquals(
        cents("0.000001", "0.009999"), LargestRemainder.cents(10_000, new long[] {1, 9_999}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LargestRemainder.cents(10_001, new long[] {1, 9_999}));
  }

  @Test
  void sharesOfAnythingAreExactAndNearestToProportion() {
    for (int seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var has = new long[1 + random.nextInt(8)];
      for (int i = 0; i < has.length; i++) {
        has[i] = random.nextInt(4) == 0 ? 0 : Micros.CENT * random.nextLong(1L << 40);
      }
      long sum = Arrays.stream(has).sum();
      long amount = sum == 0 ? 0 : random.nextLong(sum + 1);
      long[] shares = LargestRemainder.cents(amount, has);
      var story =
          "seed %d: %d over %s is %s"
              .formatted(seed, amount, Arrays.toString(has), Arrays.toString(shares));
      assertEquals(amount, Arrays.stream(shares).sum(), story);
      for (int i = 0; i < has.length; i++) {
        assertTrue(shares[i] >= 0 && shares[i] <= has[i], story);
        var exact =
            has[i] == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(has[i]))
                    .divide(BigDecimal.valueOf(sum), 6, RoundingMode.HALF_EVEN);
        var error = BigDecimal.valueOf(shares[i]).subtract(exact).abs();
        assertTrue(error.compareTo(BigDecimal.valueOf(Micros.CENT)) <= 0, story);
      }
    }
  }

  static long[] cents(String... dollars) {
    return Arrays.stream(dollars).mapToLong(Micros::parse).toArray();
  }
}
