// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.ModelCharges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A margin model as the scenario language writes it: `model`, `arrays`, and `sets` when losses
/// come in sets.
final class RiskArraysBody {
  private static final int LONGEST_LIST = 65_534;
  private static final long IN_FULL = 1_000_000;

  private RiskArraysBody() {}

  static RiskModelText read(Body body) {
    var model = body.name("model");
    var sets = body.has("sets") ? sets(body) : List.of(LossSet.ONLY);
    var names = sets.stream().map(LossSet::name).toList();
    var arrays = new ArrayList<LossArray>();
    for (var entry : arrays(body).properties()) {
      var contract = entry.getKey();
      if (!body.has("sets")) {
        arrays.add(new LossArray(contract, 0, losses(entry.getValue(), contract)));
      } else if (entry.getValue() instanceof ObjectNode bySet) {
        for (var inner : bySet.properties()) {
          int set = names.indexOf(inner.getKey());
          if (set < 0) {
            throw bad(
                "arrays of " + contract + " name the set " + inner.getKey() + ", which sets lacks");
          }
          arrays.add(new LossArray(contract, set, losses(inner.getValue(), contract)));
        }
      } else {
        throw bad("with sets, arrays of " + contract + " must be an object of lists by set");
      }
    }
    fits(arrays.size(), "arrays has");
    return whole(body, model, sets, arrays);
  }

  private static RiskModelText whole(
      Body body, String model, List<LossSet> sets, List<LossArray> arrays) {
    var charges = new ModelCharges(field -> body.has(field) ? body.node(field) : null);
    try {
      return new RiskModelText(model, charges.version(), sets, arrays, charges.read());
    } catch (LineFault fault) {
      throw bad(fault.getMessage());
    }
  }

  /// A model without arrays is none: whoever left the field out did not mean to take all margin
  /// away.
  private static ObjectNode arrays(Body body) {
    body.node("arrays");
    var arrays = body.object("arrays");
    fits(arrays.size(), "arrays has");
    return arrays;
  }

  private static void fits(int size, String what) {
    if (size > LONGEST_LIST) {
      throw bad(what + " " + size + " entries, at most " + LONGEST_LIST);
    }
  }

  private static List<LossSet> sets(Body body) {
    if (!(body.node("sets") instanceof ArrayNode list) || list.size() > LONGEST_LIST) {
      throw Refusal.bad("bad-type", "sets must be a list of objects", "sets");
    }
    var sets = new ArrayList<LossSet>();
    for (var node : list) {
      if (!(node instanceof ObjectNode object)) {
        throw Refusal.bad("bad-type", "sets must be a list of objects", "sets");
      }
      var set = Body.of(object, "name", "group", "weight", "tail");
      var name = set.name("name");
      long tail = set.has("tail") ? set.integer("tail", "bad-terms") : 0;
      if (set.has("tail") && (tail < 1 || tail > LONGEST_LIST)) {
        throw bad("tail " + tail + " is not from 1 to " + LONGEST_LIST);
      }
      sets.add(new LossSet(name, set.name("group", name), weight(set), (int) tail));
    }
    return sets;
  }

  private static long weight(Body set) {
    if (!set.has("weight")) {
      return IN_FULL;
    }
    var text = set.text("weight");
    if (text == null || !Decimals.isDecimal(text)) {
      throw Refusal.bad("bad-type", "weight " + text + " is not a decimal such as 0.5", "weight");
    }
    return Decimals.micros(new BigDecimal(text).toPlainString());
  }

  private static long[] losses(JsonNode node, String contract) {
    if (!(node instanceof ArrayNode list)) {
      throw bad("the array of " + contract + " must be a list of decimal strings");
    }
    fits(list.size(), "the array of " + contract + " has");
    var losses = new long[list.size()];
    for (int i = 0; i < losses.length; i++) {
      var loss = list.get(i);
      if (!loss.isString() || !Decimals.isDecimal(loss.stringValue())) {
        throw bad(
            "loss " + (i + 1) + " of " + contract + ", " + loss + ", is not a decimal string");
      }
      losses[i] = Decimals.micros(loss.stringValue());
    }
    return losses;
  }

  private static Refusal bad(String message) {
    return Refusal.bad("bad-terms", message, "arrays");
  }
}
