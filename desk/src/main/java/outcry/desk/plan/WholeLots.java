// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Turns exact lots into whole ones by largest remainder: the strip's total is the exact total
/// rounded half-up, every month gets its whole lots, and the months with the largest fractions
/// share what is left (earlier months first on a tie). So the year as a whole is hedged to the lot,
/// and no month is more than a lot away from its need.
final class WholeLots {
  private WholeLots() {}

  static long[] of(List<BigDecimal> exact) {
    long[] lots =
        exact.stream().mapToLong(e -> e.setScale(0, RoundingMode.FLOOR).longValueExact()).toArray();
    var total = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    long left =
        total.setScale(0, RoundingMode.HALF_UP).longValueExact()
            - IntStream.range(0, lots.length).mapToLong(i -> lots[i]).sum();
    var byFraction =
        IntStream.range(0, lots.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> exact.get(i).remainder(BigDecimal.ONE))
                    .reversed())
            .toList();
    for (int i = 0; i < left; i++) {
      lots[byFraction.get(i)]++;
    }
    return lots;
  }
}
