// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;
import outcry.core.money.Micros;

/// Shares an amount out in proportion to weights, exactly: every share is rounded down to the
/// quantum, and what is left goes quantum by quantum to the largest fractions cut off; equal
/// fractions are served in the order given, which is the order of names (rule D-7).
///
/// Money has a quantum of a cent, positions of a lot. An amount that is no whole number of quanta
/// leaves its last, smaller part to the next in that line.
public final class LargestRemainder {
  private LargestRemainder() {}

  /// Money in proportion to what each has: no share exceeds it. `amount` is at most their sum.
  public static long[] cents(long amount, long[] available) {
    return share(amount, Micros.CENT, available, available);
  }

  /// Lots in proportion to what each holds.
  public static long[] lots(long lots, long[] held) {
    return share(lots, 1, held, held);
  }

  /// No share exceeds its cap; `amount` is at most the sum of the caps of those that have a weight.
  static long[] share(long amount, long quantum, long[] weights, long[] caps) {
    int count = weights.length;
    var sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(weight));
    }
    var shares = new long[count];
    if (amount == 0 || sum.signum() == 0) {
      return shares;
    }
    var divisor = sum.multiply(BigInteger.valueOf(quantum));
    var fractions = new BigInteger[count];
    long left = amount;
    for (int i = 0; i < count; i++) {
      var parts =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(weights[i]))
              .divideAndRemainder(divisor);
      shares[i] = Math.min(caps[i], parts[0].longValueExact() * quantum);
      fractions[i] = parts[1];
      left -= shares[i];
    }
    var line =
        IntStream.range(0, count)
            .boxed()
            .filter(i -> weights[i] > 0)
            .sorted(Comparator.comparing((Integer i) -> fractions[i]).reversed())
            .toList();
    while (left > 0) {
      long before = left;
      for (int i : line) {
        long more = Math.min(Math.min(quantum, left), caps[i] - shares[i]);
        shares[i] += more;
        left -= more;
      }
      if (left == before) {
        throw new IllegalArgumentException(
            "an amount of %d is %d more than all may bear".formatted(amount, left));
      }
    }
    return shares;
  }
}
