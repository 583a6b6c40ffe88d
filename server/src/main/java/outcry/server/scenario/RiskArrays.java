// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.ArrayList;
import java.util.List;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import tools.jackson.databind.JsonNode;

/// The `riskArrays` command: losses of one long lot in every scenario, by contract, and by set when
/// sets are declared.
final class RiskArrays {
  /// A list on the wire is counted in sixteen bits.
  private static final int LONGEST_LIST = 65_534;

  /// Stands for a set the model does not declare; the exchange refuses such a model.
  private static final int NO_SET = LONGEST_LIST;

  private static final long ALL = 1_000_000;

  private RiskArrays() {}

  static RiskModelText read(Line line) throws LineFault {
    line.only(ModelCharges.fields());
    var arrays = new ArrayList<LossArray>();
    if (!line.has("sets")) {
      for (var entry : line.object("arrays").properties()) {
        arrays.add(array(entry.getKey(), 0, entry.getValue(), "the array of " + entry.getKey()));
      }
      return model(line, List.of(LossSet.ONLY), arrays);
    }
    var sets = sets(line);
    var names = sets.stream().map(LossSet::name).toList();
    for (var entry : line.object("arrays").properties()) {
      var what = "the arrays of " + entry.getKey();
      for (var inner : Line.object(entry.getValue(), what).properties()) {
        int set = names.indexOf(inner.getKey());
        var losses = "the array of " + entry.getKey() + " in " + inner.getKey();
        arrays.add(array(entry.getKey(), set < 0 ? NO_SET : set, inner.getValue(), losses));
      }
    }
    return model(line, sets, arrays);
  }

  private static RiskModelText model(Line line, List<LossSet> sets, List<LossArray> arrays)
      throws LineFault {
    fits(sets.size(), "sets");
    fits(arrays.size(), "arrays");
    var charges = new ModelCharges(line::node);
    return new RiskModelText(line.name("model"), charges.version(), sets, arrays, charges.read());
  }

  /// A set without `group` is a group of its own, without `weight` it counts in full, without
  /// `tail` its tail is one in forty.
  private static List<LossSet> sets(Line line) throws LineFault {
    var sets = new ArrayList<LossSet>();
    for (var node : line.list("sets")) {
      var set = Line.element(node, "a set");
      set.only("name", "group", "weight", "tail");
      var name = set.name("name");
      sets.add(new LossSet(name, set.nameOr("group", name), weight(set), tail(set)));
    }
    return sets;
  }

  private static long weight(Line set) throws LineFault {
    if (!set.has("weight")) {
      return ALL;
    }
    return Line.number(set.required("weight"), "weight");
  }

  /// A tail of nought is no tail; the wire keeps nought for "not said", so it goes as -1 and is
  /// refused.
  private static int tail(Line set) throws LineFault {
    if (!set.has("tail")) {
      return 0;
    }
    long tail = set.whole("tail");
    return tail < 1 ? -1 : (int) Math.min(tail, Integer.MAX_VALUE);
  }

  private static LossArray array(String contract, int set, JsonNode list, String what)
      throws LineFault {
    Line.name(contract, "a contract of arrays");
    fits(Line.list(list, what).size(), what);
    var losses = new long[list.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = Line.decimal(list.get(i), "loss " + (i + 1) + " in " + what);
    }
    return new LossArray(contract, set, losses);
  }

  static void fits(int size, String what) throws LineFault {
    if (size > LONGEST_LIST) {
      throw new LineFault("%s has %d entries, at most %d".formatted(what, size, LONGEST_LIST));
    }
  }
}
