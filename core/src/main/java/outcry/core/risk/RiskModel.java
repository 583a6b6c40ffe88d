// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outcry.core.contract.Contract;
import outcry.core.kernel.LossMatrix;

/// A published margin model: losses of one long lot in each scenario, in sets, how the sets add up
/// (rule M-2), and what is charged beside them (rules M-6 to M-8).
///
/// Immutable, and made whole before it is put in force, so that all its arrays become active
/// together.
public final class RiskModel {
  /// No arrays at all: every contract is margined flat.
  public static final RiskModel NONE = new RiskModel("", 0, List.of(), List.of(), Charges.NONE);

  /// Scenarios whose worst losses are averaged together; `tail` is how many, `group` a number from
  /// 0.
  public record ScenarioSet(
      String name, String groupName, int group, long weight, int tail, int declaredTail) {}

  /// Losses of one long lot of a contract in one set.
  public record LossArray(int contract, int set, long[] losses) {}

  public final String name;

  /// The number its publisher gave it, or the last one given before; 0 when none was.
  public final long version;

  public final List<ScenarioSet> sets;
  public final List<LossArray> arrays;
  public final Charges charges;

  /// Families in the order they are first named; the empty name is that of the contracts without.
  public final List<String> families;

  final int groups;

  /// Below this sum of lots × largest move, no sum over a portfolio can overflow.
  final long grossLimit;

  private final ContractRisk[] byContract;

  /// The losses set by set, a row for every contract that has some.
  private final LossMatrix[] matrices;

  public RiskModel(
      String name, long version, List<ScenarioSet> sets, List<LossArray> arrays, Charges charges) {
    this.name = name;
    this.version = version;
    this.sets = List.copyOf(sets);
    this.arrays = List.copyOf(arrays);
    this.charges = charges;
    this.groups = sets.stream().mapToInt(ScenarioSet::group).max().orElse(-1) + 1;
    this.grossLimit = (1L << 60) / sets.stream().mapToInt(ScenarioSet::tail).max().orElse(1);
    this.byContract = new ContractRisk[contracts()];
    arrays.forEach(this::add);
    charges.minimums().forEach(each -> of(each.contract()).shortMinimum = each.perLot());
    charges.addOns().forEach(this::add);
    this.families = families();
    this.matrices = matrices();
    alone();
  }

  private int contracts() {
    int most = arrays.stream().mapToInt(LossArray::contract).max().orElse(0);
    for (var minimum : charges.minimums()) {
      most = Math.max(most, minimum.contract());
    }
    for (var addOn : charges.addOns()) {
      most = Math.max(most, addOn.contract());
    }
    for (var family : charges.families()) {
      most = Math.max(most, family.contract());
    }
    return most;
  }

  private ContractRisk of(int contract) {
    var risk = byContract[contract - 1];
    if (risk == null) {
      risk = byContract[contract - 1] = new ContractRisk();
    }
    return risk;
  }

  private void add(LossArray array) {
    var risk = of(array.contract());
    if (risk.losses == null) {
      risk.losses = new long[sets.size()][];
    }
    risk.losses[array.set()] = array.losses();
    for (long loss : array.losses()) {
      risk.largestMove = Math.max(risk.largestMove, Math.absExact(loss));
    }
  }

  private void add(AddOn addOn) {
    var risk = of(addOn.contract());
    risk.addOns = Arrays.copyOf(risk.addOns, risk.addOns.length + 1);
    risk.addOns[risk.addOns.length - 1] = addOn;
  }

  private List<String> families() {
    var names = new ArrayList<String>();
    names.add("");
    for (var family : charges.families()) {
      if (!names.contains(family.name())) {
        names.add(family.name());
      }
      of(family.contract()).family = names.indexOf(family.name());
    }
    return List.copyOf(names);
  }

  private LossMatrix[] matrices() {
    var rows = new ArrayList<ContractRisk>();
    for (var risk : byContract) {
      if (risk != null && risk.losses != null) {
        risk.row = rows.size();
        rows.add(risk);
      }
    }
    var all = new LossMatrix[sets.size()];
    for (int set = 0; set < all.length; set++) {
      int number = set;
      all[set] =
          new LossMatrix(rows.stream().map(risk -> risk.losses[number]).toArray(long[][]::new));
    }
    return all;
  }

  LossMatrix matrix(int set) {
    return matrices[set];
  }

  private void alone() {
    var one = new ScenarioLosses(this);
    for (var risk : byContract) {
      if (risk != null && risk.losses != null) {
        risk.aloneBuy = one.ofLots(risk, 1);
        risk.aloneSell = one.ofLots(risk, -1);
      }
    }
  }

  /// Null when the model says nothing of the contract.
  ContractRisk of(Contract contract) {
    return contract.number <= byContract.length ? byContract[contract.number - 1] : null;
  }

  /// Losses of one long lot in a set; null when the model has none.
  public long[] losses(Contract contract, int set) {
    var risk = of(contract);
    return risk == null || risk.losses == null ? null : risk.losses[set];
  }

  /// True when the contract stands in the scenarios; else its margin is flat.
  public boolean hasArray(Contract contract) {
    var risk = of(contract);
    return risk != null && risk.losses != null;
  }

  /// Number of the contract's family in [#families].
  public int family(Contract contract) {
    var risk = of(contract);
    return risk == null ? 0 : risk.family;
  }

  public long shortMinimum(Contract contract) {
    var risk = of(contract);
    return risk == null ? 0 : risk.shortMinimum;
  }

  public List<AddOn> addOns(Contract contract) {
    var risk = of(contract);
    return risk == null ? List.of() : List.of(risk.addOns);
  }

  /// How many scenarios a set has.
  public int scenarios(int set) {
    for (var array : arrays) {
      if (array.set() == set) {
        return array.losses().length;
      }
    }
    return 0;
  }
}
