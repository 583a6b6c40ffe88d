// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import outcry.wire.PublishRiskArraysEncoder;

/// A margin model as its publisher writes it: contracts by name, losses of one long lot in each
/// scenario (micro-dollars). A model without declared sets has one set, [LossSet#ONLY]. `version`
/// is greater than that of the model in force; 0 when models are not numbered.
public record RiskModelText(
    String model, long version, List<LossSet> sets, List<LossArray> arrays, Charges charges) {

  /// Scenarios averaged together. The largest tail within a group counts, times `weight`
  /// millionths, and groups add up. `tail` is how many of the largest losses are averaged; 0 means
  /// one in forty, at least one.
  public record LossSet(String name, String group, long weight, int tail) {
    public static final LossSet ONLY = new LossSet("", "", 1_000_000, 0);
  }

  /// `set` is the position in the model's list of sets.
  public record LossArray(String contract, int set, long[] losses) {}

  /// What is charged beside the arrays. `offsetCap` in millionths: the most of the smaller
  /// families' margin that offsets between families take away.
  public record Charges(
      long offsetCap, List<Family> families, List<ShortMinimum> minimums, List<AddOn> addOns) {
    public static final long UNCAPPED = 1_000_000;
    public static final Charges NONE = new Charges(UNCAPPED, List.of(), List.of(), List.of());
  }

  public record Family(String contract, String family) {}

  public record ShortMinimum(String contract, long perLot) {}

  public record AddOn(String contract, String name, List<Bracket> brackets) {}

  /// Micro-dollars of each lot above `above`, up to the next bracket.
  public record Bracket(long above, long perLot) {}

  /// A model of arrays alone.
  public RiskModelText(String model, List<LossSet> sets, List<LossArray> arrays) {
    this(model, 0, sets, arrays, Charges.NONE);
  }

  int encode(PublishRiskArraysEncoder command) {
    command.version(version).offsetCap(charges.offsetCap);
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
    encodeCharges(command);
    command.model(model);
    return command.encodedLength();
  }

  private void encodeCharges(PublishRiskArraysEncoder command) {
    var families = command.familiesCount(charges.families.size());
    charges.families.forEach(each -> families.next().contract(each.contract).family(each.family));
    var minimums = command.minimumsCount(charges.minimums.size());
    charges.minimums.forEach(each -> minimums.next().perLot(each.perLot).contract(each.contract));
    var addOns = command.addOnsCount(charges.addOns.size());
    for (var addOn : charges.addOns) {
      var brackets = addOns.next().bracketsCount(addOn.brackets.size());
      for (var bracket : addOn.brackets) {
        brackets.next().above(bracket.above).perLot(bracket.perLot);
      }
      addOns.contract(addOn.contract).name(addOn.name);
    }
  }
}
