// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The initial margin of a set of positions under published arrays: the arithmetic of the clearing
/// house, for those who want to know a requirement before they trade (rules M-2, M-6 to M-8).
///
/// Per scenario the losses of all positions are added. The tail of a set is the mean of its largest
/// losses, not below zero, rounded up to a micro-dollar. In each group the largest tail counts,
/// times the group's weight, and the sum over the groups is rounded up. Families offset each other
/// only so far; short options have a least; add-ons come on top. Working orders and the value of
/// options paid upfront are the clearing house's to know.
public final class Requirement {
  private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

  private Requirement() {}

  /// `positions` in lots, longs positive. A contract without an array asks for no margin here.
  public static long of(RiskArrays model, Map<String, Long> positions) {
    long least = 0;
    long addOns = 0;
    for (var position : positions.entrySet()) {
      long lots = position.getValue();
      long minimum = model.shortMinimum().getOrDefault(position.getKey(), 0L);
      least = Math.addExact(least, Math.multiplyExact(Math.max(0, -lots), minimum));
      for (var table : model.addOns().getOrDefault(position.getKey(), Map.of()).values()) {
        addOns = Math.addExact(addOns, Bracket.cost(table, Math.abs(lots)));
      }
    }
    return Math.addExact(Math.max(risk(model, positions), least), addOns);
  }

  /// What the scenarios ask for, offsets between families capped; without least and add-ons.
  public static long risk(RiskArrays model, Map<String, Long> positions) {
    long joint = base(model, positions);
    if (model.families().isEmpty()) {
      return joint;
    }
    var families = new LinkedHashMap<String, Map<String, Long>>();
    positions.forEach(
        (contract, lots) ->
            families
                .computeIfAbsent(
                    model.families().getOrDefault(contract, ""), _ -> new LinkedHashMap<>())
                .put(contract, lots));
    long sum = 0;
    long largest = 0;
    for (var family : families.values()) {
      long alone = base(model, family);
      sum = Math.addExact(sum, alone);
      largest = Math.max(largest, alone);
    }
    var cap = BigInteger.valueOf(model.offsetCap());
    var capped =
        WHOLE
            .subtract(cap)
            .multiply(BigInteger.valueOf(sum))
            .add(cap.multiply(BigInteger.valueOf(largest)));
    return Math.max(joint, roundedUp(capped));
  }

  private static long base(RiskArrays model, Map<String, Long> positions) {
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
    return roundedUp(groups.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  /// Millionths of micro-dollars to micro-dollars.
  private static long roundedUp(BigInteger millionths) {
    var parts = millionths.divideAndRemainder(WHOLE);
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
