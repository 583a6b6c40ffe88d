// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The initial margin of a set of positions under published arrays: the arithmetic of the clearing
/// house, for those who want to know a requirement before they trade.
///
/// Per scenario the losses of all positions are added. The tail of a set is the mean of its largest
/// losses, not below zero, rounded up to a micro-dollar. In each group the largest tail counts,
/// times the group's weight, and the sum over the groups is rounded up.
public final class Requirement {
  private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

  private Requirement() {}

  /// `positions` in lots, longs positive. A contract without an array asks for no margin here.
  public static long of(RiskArrays model, Map<String, Long> positions) {
    long[][] losses = new long[model.sets().size()][];
    for (int set = 0; set < losses.length; set++) {
      losses[set] = new long[model.sets().get(set).scenarios().size()];
    }
    for (var array : model.arrays()) {
      long lots = positions.getOrDefault(array.contract(), 0L);
      if (lots != 0) {
        add(losses[array.set()], array.losses(), lots);
      }
    }
    var groups = new LinkedHashMap<String, BigInteger>();
    for (int set = 0; set < losses.length; set++) {
      var terms = model.sets().get(set);
      groups.merge(
          terms.group(),
          weighted(tail(losses[set], terms.worst()), terms.weight()),
          BigInteger::max);
    }
    var sum = groups.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    var parts = sum.divideAndRemainder(WHOLE);
    return Math.addExact(parts[0].longValueExact(), parts[1].signum());
  }

  /// Mean of the `worst` largest losses, at least zero, rounded up.
  static long tail(long[] losses, int worst) {
    long[] sorted = losses.clone();
    Arrays.sort(sorted);
    long sum = 0;
    for (int i = sorted.length - worst; i < sorted.length; i++) {
      sum = Math.addExact(sum, sorted[i]);
    }
    return sum <= 0 ? 0 : Math.ceilDiv(sum, worst);
  }

  private static void add(long[] total, long[] losses, long lots) {
    for (int s = 0; s < total.length; s++) {
      total[s] = Math.addExact(total[s], Math.multiplyExact(lots, losses[s]));
    }
  }

  private static BigInteger weighted(long tail, long weight) {
    return BigInteger.valueOf(tail).multiply(BigInteger.valueOf(weight));
  }
}
