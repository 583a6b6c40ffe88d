// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.engine.MarginExplanation.Loss;
import outcry.core.engine.MarginExplanation.Part;
import outcry.core.engine.MarginExplanation.SetTail;
import outcry.core.money.Micros;
import outcry.core.risk.RiskModel;

/// Some lines in every scenario of every set, and the tails of the sets (rule M-2), with the losses
/// they are made of.
final class ScenarioTails {
  private final RiskModel model;
  private final List<Line> lines;
  private final boolean orders;
  private final Function<Contract, String> names;
  private final long[] tails;
  private final List<List<Long>> losses = new ArrayList<>();
  private final List<List<Loss>> worst = new ArrayList<>();

  ScenarioTails(
      RiskModel model, List<Line> lines, boolean orders, Function<Contract, String> names) {
    this.names = names;
    this.model = model;
    this.lines = lines;
    this.orders = orders;
    this.tails = new long[model.sets.size()];
    for (int set = 0; set < tails.length; set++) {
      var all = all(set);
      losses.add(all.stream().map(Loss::loss).toList());
      worst.add(worst(all, set));
      tails[set] = mean(worst.get(set));
    }
  }

  private List<Loss> all(int set) {
    return IntStream.range(0, model.scenarios(set))
        .mapToObj(scenario -> loss(set, scenario))
        .toList();
  }

  private List<Loss> worst(List<Loss> all, int set) {
    return all.stream()
        .sorted(MarginExplainer.WORST_FIRST)
        .limit(model.sets.get(set).tail())
        .toList();
  }

  private Loss loss(int set, int scenario) {
    var parts = new ArrayList<Part>();
    long sum = 0;
    for (var line : lines) {
      var losses = model.losses(line.contract, set);
      if (losses != null) {
        long part = part(line, losses[scenario]);
        parts.add(new Part(names.apply(line.contract), part));
        sum = Math.addExact(sum, part);
      }
    }
    return new Loss(scenario + 1, sum, parts);
  }

  private long part(Line line, long loss) {
    long position = Math.multiplyExact(line.lots, loss);
    if (!orders) {
      return position;
    }
    long buys = Math.multiplyExact(line.buys, loss);
    long sells = Math.multiplyExact(-line.sells, loss);
    return Math.addExact(position, Math.max(0, Math.max(buys, sells)));
  }

  private static long mean(List<Loss> worst) {
    if (worst.isEmpty()) {
      return 0;
    }
    long sum = 0;
    for (var loss : worst) {
      sum = Math.addExact(sum, loss.loss());
    }
    return Math.max(0, Math.ceilDiv(sum, worst.size()));
  }

  /// The first set with the largest tail of its group.
  private boolean counts(int set) {
    for (int other = 0; other < tails.length; other++) {
      boolean sameGroup = model.sets.get(other).group() == model.sets.get(set).group();
      if (sameGroup && (tails[other] > tails[set] || tails[other] == tails[set] && other < set)) {
        return false;
      }
    }
    return true;
  }

  /// The largest tail of each group times its weight, summed, rounded up.
  long margin() {
    long whole = 0;
    long millionths = 0;
    for (int set = 0; set < tails.length; set++) {
      if (counts(set)) {
        long weight = model.sets.get(set).weight();
        whole = Math.addExact(whole, Math.multiplyExact(tails[set] / Micros.DOLLAR, weight));
        long rest = Math.multiplyExact(tails[set] % Micros.DOLLAR, weight);
        millionths = Math.addExact(millionths, rest);
      }
    }
    return Math.addExact(whole, Math.ceilDiv(millionths, Micros.DOLLAR));
  }

  List<SetTail> sets() {
    var sets = new ArrayList<SetTail>();
    for (int set = 0; set < tails.length; set++) {
      var terms = model.sets.get(set);
      sets.add(
          new SetTail(
              terms.name(),
              terms.groupName(),
              terms.weight(),
              model.scenarios(set),
              losses.get(set),
              worst.get(set),
              tails[set],
              counts(set)));
    }
    return sets;
  }
}
