// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import outcry.core.risk.AddOn;
import outcry.core.risk.Charges;
import outcry.core.risk.Charges.Family;
import outcry.core.risk.Charges.ShortMinimum;
import outcry.core.risk.RiskModel;
import outcry.core.risk.RiskModel.LossArray;
import outcry.core.risk.RiskModel.ScenarioSet;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.MessageHeaderEncoder;
import outcry.wire.RiskModelActivatedDecoder;
import outcry.wire.RiskModelActivatedEncoder;

/// A margin model in force, as event and as snapshot record.
public final class RiskModelCodec {
  private RiskModelCodec() {}

  static int encode(
      RiskModel model, MutableDirectBuffer buffer, int offset, MessageHeaderEncoder header) {
    var event = new RiskModelActivatedEncoder().wrapAndApplyHeader(buffer, offset, header);
    event.scenarios(model.arrays.isEmpty() ? 0 : model.arrays.getFirst().losses().length);
    event.version(model.version).offsetCap(model.charges.offsetCap());
    var sets = event.setsCount(model.sets.size());
    for (var set : model.sets) {
      sets.next()
          .weight(set.weight())
          .tail(set.declaredTail())
          .name(set.name())
          .groupName(set.groupName());
    }
    var arrays = event.arraysCount(model.arrays.size());
    for (var array : model.arrays) {
      var entry = arrays.next().set(array.set()).number(array.contract());
      var losses = entry.lossesCount(array.losses().length);
      for (long loss : array.losses()) {
        losses.next().loss(loss);
      }
    }
    encode(model.charges, event);
    event.model(model.name);
    return event.encodedLength();
  }

  private static void encode(Charges charges, RiskModelActivatedEncoder event) {
    var families = event.familiesCount(charges.families().size());
    charges.families().forEach(each -> families.next().number(each.contract()).family(each.name()));
    var minimums = event.minimumsCount(charges.minimums().size());
    charges
        .minimums()
        .forEach(each -> minimums.next().perLot(each.perLot()).number(each.contract()));
    var addOns = event.addOnsCount(charges.addOns().size());
    for (var addOn : charges.addOns()) {
      var brackets = addOns.next().number(addOn.contract()).bracketsCount(addOn.brackets());
      for (int i = 0; i < addOn.brackets(); i++) {
        brackets.next().above(addOn.above()[i]).perLot(addOn.perLot()[i]);
      }
      addOns.name(addOn.name());
    }
  }

  /// `offset` is where the message header begins.
  public static RiskModel decode(DirectBuffer buffer, int offset) {
    var event =
        new RiskModelActivatedDecoder()
            .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
    long version = event.version();
    long offsetCap = event.offsetCap();
    var sets = new ArrayList<DeclaredSet>();
    for (var set : event.sets()) {
      sets.add(new DeclaredSet(set.name(), set.groupName(), set.weight(), set.tail()));
    }
    var arrays = new ArrayList<LossArray>();
    for (var array : event.arrays()) {
      int set = array.set();
      int number = array.number();
      var group = array.losses();
      var losses = new long[group.count()];
      for (int s = 0; s < losses.length; s++) {
        losses[s] = group.next().loss();
      }
      arrays.add(new LossArray(number, set, losses));
    }
    var charges = charges(offsetCap, event);
    return model(event.model(), version, sets, arrays, charges);
  }

  private static Charges charges(long offsetCap, RiskModelActivatedDecoder event) {
    var families = new ArrayList<Family>();
    for (var family : event.families()) {
      families.add(new Family(family.number(), family.family()));
    }
    var minimums = new ArrayList<ShortMinimum>();
    for (var minimum : event.minimums()) {
      minimums.add(new ShortMinimum(minimum.number(), minimum.perLot()));
    }
    var addOns = new ArrayList<AddOn>();
    for (var addOn : event.addOns()) {
      int number = addOn.number();
      var brackets = addOn.brackets();
      var above = new long[brackets.count()];
      var perLot = new long[above.length];
      for (int i = 0; i < above.length; i++) {
        above[i] = brackets.next().above();
        perLot[i] = brackets.perLot();
      }
      addOns.add(new AddOn(number, addOn.name(), above, perLot));
    }
    return new Charges(offsetCap, families, minimums, addOns);
  }

  record DeclaredSet(String name, String group, long weight, int tail) {}

  /// Numbers the groups in the order they are first named and works out each set's tail: one in
  /// forty, at least one.
  static RiskModel model(
      String name,
      long version,
      ArrayList<DeclaredSet> declared,
      ArrayList<LossArray> arrays,
      Charges charges) {
    var groups = new ArrayList<String>();
    var sets = new ArrayList<ScenarioSet>();
    for (int s = 0; s < declared.size(); s++) {
      var set = declared.get(s);
      if (!groups.contains(set.group())) {
        groups.add(set.group());
      }
      int tail = set.tail() > 0 ? set.tail() : defaultTail(scenarios(arrays, s));
      sets.add(
          new ScenarioSet(
              set.name(),
              set.group(),
              groups.indexOf(set.group()),
              set.weight(),
              tail,
              set.tail()));
    }
    return new RiskModel(name, version, sets, arrays, charges);
  }

  static int scenarios(ArrayList<LossArray> arrays, int set) {
    return arrays.stream()
        .filter(array -> array.set() == set)
        .mapToInt(array -> array.losses().length)
        .max()
        .orElse(0);
  }

  private static int defaultTail(int scenarios) {
    return Math.max(1, scenarios * 25 / 1000);
  }
}
