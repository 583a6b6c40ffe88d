// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.Arrays;
import outcry.core.account.Line;
import outcry.core.money.Micros;

/// One portfolio in all sets of a model: a [ScenarioSum] each, the largest tail of every group, the
/// groups by their weights (rule M-2). Reused, so that a check allocates nothing.
final class ScenarioLosses {
  private final RiskModel model;
  private final ScenarioSum[] sums;
  private final long[] groupTail;

  ScenarioLosses(RiskModel model) {
    this.model = model;
    sums = new ScenarioSum[model.sets.size()];
    groupTail = new long[model.groups];
    for (int set = 0; set < sums.length; set++) {
      sums[set] = new ScenarioSum(model.scenarios(set), model.sets.get(set).tail());
    }
  }

  void clear() {
    for (var sum : sums) {
      sum.clear();
    }
  }

  /// A line with its working orders, or without.
  void add(ContractRisk risk, Line line, boolean withOrders, boolean bounded) {
    long buys = withOrders ? line.buys : 0;
    long sells = withOrders ? line.sells : 0;
    for (int set = 0; set < sums.length; set++) {
      var losses = risk.losses[set];
      if (losses != null) {
        sums[set].add(losses, line.lots, buys, sells, bounded);
      }
    }
  }

  void add(ScenarioLosses other, boolean bounded) {
    for (int set = 0; set < sums.length; set++) {
      sums[set].add(other.sums[set], bounded);
    }
  }

  /// Margin of nothing but a few lots working on one side.
  long ofLots(ContractRisk risk, long lots) {
    clear();
    for (int set = 0; set < sums.length; set++) {
      if (risk.losses[set] != null) {
        sums[set].add(risk.losses[set], 0, Math.max(0, lots), Math.max(0, -lots), false);
      }
    }
    return margin();
  }

  long margin() {
    Arrays.fill(groupTail, 0);
    for (int set = 0; set < sums.length; set++) {
      int group = model.sets.get(set).group();
      groupTail[group] = Math.max(groupTail[group], sums[set].tail());
    }
    return weigh();
  }

  /// Each group's tail times its weight, summed, and the sum rounded up to a micro-dollar.
  private long weigh() {
    long whole = 0;
    long millionths = 0;
    for (int set = 0; set < sums.length; set++) {
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
