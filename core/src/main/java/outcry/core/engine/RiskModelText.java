// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import outcry.wire.PublishRiskArraysEncoder;

/// A margin model as its publisher writes it: contracts by name, losses of one long lot in each
/// scenario (micro-dollars). A model without declared sets has one set, [LossSet#ONLY].
public record RiskModelText(String model, List<LossSet> sets, List<LossArray> arrays) {

  /// Scenarios averaged together. The largest tail within a group counts, times `weight`
  /// millionths, and groups add up. `tail` is how many of the largest losses are averaged; 0 means
  /// one in forty, at least one.
  public record LossSet(String name, String group, long weight, int tail) {
    public static final LossSet ONLY = new LossSet("", "", 1_000_000, 0);
  }

  /// `set` is the position in the model's list of sets.
  public record LossArray(String contract, int set, long[] losses) {}

  int encode(PublishRiskArraysEncoder command) {
    var setGroup = command.setsCount(sets.size());
    for (var set : sets) {
      setGroup.next().weight(set.weight()).tail(set.tail()).name(set.name()).groupName(set.group());
    }
    var arrayGroup = command.arraysCount(arrays.size());
    for (var array : arrays) {
      var entry = arrayGroup.next().set(array.set());
      var lossGroup = entry.lossesCount(array.losses().length);
      for (long loss : array.losses()) {
        lossGroup.next().loss(loss);
      }
      entry.contract(array.contract());
    }
    command.model(model);
    return command.encodedLength();
  }
}
