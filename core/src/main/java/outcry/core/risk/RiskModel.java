// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.List;
import outcry.core.contract.Contract;

/// A published margin model: losses of one long lot in each scenario, in sets, and how the sets add
/// up (rule M-2).
///
/// Immutable, and made whole before it is put in force, so that all its arrays become active
/// together.
public final class RiskModel {
  /// No arrays at all: every contract is margined flat.
  public static final RiskModel NONE = new RiskModel("", List.of(), List.of());

  /// Scenarios whose worst losses are averaged together; `tail` is how many, `group` a number from
  /// 0.
  public record ScenarioSet(
      String name, String groupName, int group, long weight, int tail, int declaredTail) {}

  /// Losses of one long lot of a contract in one set.
  public record LossArray(int contract, int set, long[] losses) {}

  public final String name;
  public final List<ScenarioSet> sets;
  public final List<LossArray> arrays;
  final int groups;
  private final long[][][] lossesByContract;
  private final long[] aloneBuy;
  private final long[] aloneSell;

  public RiskModel(String name, List<ScenarioSet> sets, List<LossArray> arrays) {
    this.name = name;
    this.sets = List.copyOf(sets);
    this.arrays = List.copyOf(arrays);
    this.groups = sets.stream().mapToInt(ScenarioSet::group).max().orElse(-1) + 1;
    int contracts = arrays.stream().mapToInt(LossArray::contract).max().orElse(0);
    lossesByContract = new long[contracts][][];
    for (var array : arrays) {
      var bySet = lossesByContract[array.contract() - 1];
      if (bySet == null) {
        bySet = lossesByContract[array.contract() - 1] = new long[sets.size()][];
      }
      bySet[array.set()] = array.losses();
    }
    aloneBuy = new long[contracts];
    aloneSell = new long[contracts];
    var one = new ScenarioLosses(this);
    for (int c = 0; c < contracts; c++) {
      if (lossesByContract[c] != null) {
        aloneBuy[c] = one.ofOrderAlone(lossesByContract[c], 1);
        aloneSell[c] = one.ofOrderAlone(lossesByContract[c], -1);
      }
    }
  }

  /// Losses by set; null when the contract has no array and is margined flat.
  long[][] losses(Contract contract) {
    return contract.number <= lossesByContract.length
        ? lossesByContract[contract.number - 1]
        : null;
  }

  /// What one working lot adds at most, whatever the account holds: margin is subadditive.
  long alone(Contract contract, boolean buy) {
    if (losses(contract) == null) {
      return contract.margin;
    }
    return (buy ? aloneBuy : aloneSell)[contract.number - 1];
  }
}
