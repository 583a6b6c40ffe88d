// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.Arrays;
import outcry.core.account.Line;
import outcry.core.kernel.Lots;
import outcry.core.kernel.TailKernel;
import outcry.core.money.Micros;

/// One portfolio in all sets of a model: the tail of every set, the largest tail of every group,
/// the groups by their weights (rule M-2). Reused, so that a check allocates nothing. Throws
/// [ArithmeticException] of a portfolio too large to count.
final class ScenarioLosses {
  private final RiskModel model;
  private final TailKernel kernel = TailKernel.best();
  private final Lots[] lots;
  private final long[] groupTail;

  ScenarioLosses(RiskModel model) {
    this.model = model;
    lots = new Lots[model.sets.size()];
    groupTail = new long[model.groups];
    for (int set = 0; set < lots.length; set++) {
      lots[set] = new Lots();
    }
  }

  void clear() {
    for (var each : lots) {
      each.clear();
    }
  }

  /// A line with its working orders, or without.
  void add(ContractRisk risk, Line line, boolean withOrders) {
    add(risk, line.lots, withOrders ? line.buys : 0, withOrders ? line.sells : 0);
  }

  private void add(ContractRisk risk, long position, long buys, long sells) {
    for (int set = 0; set < lots.length; set++) {
      if (risk.losses[set] != null) {
        lots[set].add(risk.row, position, buys, sells);
      }
    }
  }

  /// Margin of nothing but a few lots working on one side.
  long ofLots(ContractRisk risk, long count) {
    clear();
    add(risk, 0, Math.max(0, count), Math.max(0, -count));
    return margin();
  }

  long margin() {
    Arrays.fill(groupTail, 0);
    for (int set = 0; set < lots.length; set++) {
      int group = model.sets.get(set).group();
      groupTail[group] = Math.max(groupTail[group], tail(set));
    }
    return weigh();
  }

  /// The mean of the k largest losses, rounded up to a micro-dollar, at least zero.
  private long tail(int set) {
    if (lots[set].count() == 0) {
      return 0;
    }
    int k = model.sets.get(set).tail();
    return Math.max(0, Math.ceilDiv(kernel.largest(model.matrix(set), lots[set], k), k));
  }

  /// Each group's tail times its weight, summed, and the sum rounded up to a micro-dollar.
  private long weigh() {
    long whole = 0;
    long millionths = 0;
    for (int set = 0; set < lots.length; set++) {
      var terms = model.sets.get(set);
      long tail = groupTail[terms.group()];
      groupTail[terms.group()] = 0;
      whole = Math.addExact(whole, Math.multiplyExact(tail / Micros.DOLLAR, terms.weight()));
      millionths =
          Math.addExact(millionths, Math.multiplyExact(tail % Micros.DOLLAR, terms.weight()));
    }
    return Math.addExact(whole, Math.ceilDiv(millionths, Micros.DOLLAR));
  }
}
