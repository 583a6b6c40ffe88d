// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.Arrays;
import outcry.core.account.Line;
import outcry.core.money.Micros;

/// Adds up a portfolio's losses scenario by scenario and takes the tail: integer arithmetic anyone
/// can redo by hand.
///
/// For each scenario s: L_s = sum over contracts of position × loss + max(0, buys × loss, -sells ×
/// loss). The tail of a set is the mean of its k largest L_s, rounded up to a micro-dollar, at
/// least zero. Reused, so that a check allocates nothing.
final class ScenarioLosses {
  private final RiskModel model;
  private final long[][] totals;
  private final long[][] largest;
  private final long[] groupTail;

  ScenarioLosses(RiskModel model) {
    this.model = model;
    int count = model.sets.size();
    totals = new long[count][];
    largest = new long[count][];
    groupTail = new long[model.groups];
    for (int set = 0; set < count; set++) {
      totals[set] = new long[scenarios(set)];
      largest[set] = new long[model.sets.get(set).tail()];
    }
  }

  private int scenarios(int set) {
    for (var array : model.arrays) {
      if (array.set() == set) {
        return array.losses().length;
      }
    }
    return 0;
  }

  void clear() {
    for (var set : totals) {
      Arrays.fill(set, 0);
    }
  }

  void add(long[][] losses, Line line, boolean withOrders) {
    for (int set = 0; set < losses.length; set++) {
      if (losses[set] != null) {
        if (withOrders && (line.buys | line.sells) != 0) {
          addWorking(totals[set], losses[set], line.lots, line.buys, line.sells);
        } else {
          addPosition(totals[set], losses[set], line.lots);
        }
      }
    }
  }

  private static void addPosition(long[] total, long[] loss, long lots) {
    for (int s = 0; s < total.length; s++) {
      total[s] = Math.addExact(total[s], Math.multiplyExact(lots, loss[s]));
    }
  }

  private static void addWorking(long[] total, long[] loss, long lots, long buys, long sells) {
    for (int s = 0; s < total.length; s++) {
      long orders = Math.multiplyExact(loss[s] > 0 ? buys : -sells, loss[s]);
      total[s] = Math.addExact(total[s], Math.addExact(Math.multiplyExact(lots, loss[s]), orders));
    }
  }

  /// Margin of a single working lot.
  long ofOrderAlone(long[][] losses, int sign) {
    clear();
    for (int set = 0; set < losses.length; set++) {
      if (losses[set] != null) {
        for (int s = 0; s < losses[set].length; s++) {
          totals[set][s] = Math.max(0, Math.multiplyExact(sign, losses[set][s]));
        }
      }
    }
    return margin();
  }

  long margin() {
    Arrays.fill(groupTail, 0);
    for (int set = 0; set < totals.length; set++) {
      int group = model.sets.get(set).group();
      groupTail[group] = Math.max(groupTail[group], tail(totals[set], largest[set]));
    }
    return weigh();
  }

  /// Each group's tail times its weight, summed, and the sum rounded up to a micro-dollar.
  private long weigh() {
    long whole = 0;
    long millionths = 0;
    for (int set = 0; set < totals.length; set++) {
      var terms = model.sets.get(set);
      long tail = groupTail[terms.group()];
      groupTail[terms.group()] = 0;
      whole = Math.addExact(whole, Math.multiplyExact(tail / Micros.DOLLAR, terms.weight()));
      millionths =
          Math.addExact(millionths, Math.multiplyExact(tail % Micros.DOLLAR, terms.weight()));
    }
    return Math.addExact(whole, Math.ceilDiv(millionths, Micros.DOLLAR));
  }

  /// Keeps the largest values in ascending order; nearly every value fails the first comparison.
  private static long tail(long[] values, long[] largest) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.fill(largest, Long.MIN_VALUE);
    for (long value : values) {
      if (value > largest[0]) {
        int at = 1;
        while (at < largest.length && value > largest[at]) {
          largest[at - 1] = largest[at];
          at++;
        }
        largest[at - 1] = value;
      }
    }
    long sum = 0;
    for (long value : largest) {
      sum = Math.addExact(sum, value);
    }
    return Math.max(0, Math.ceilDiv(sum, largest.length));
  }
}
