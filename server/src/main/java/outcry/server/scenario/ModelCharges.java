// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import outcry.core.engine.RiskModelText.AddOn;
import outcry.core.engine.RiskModelText.Bracket;
import outcry.core.engine.RiskModelText.Charges;
import outcry.core.engine.RiskModelText.Family;
import outcry.core.engine.RiskModelText.ShortMinimum;
import tools.jackson.databind.JsonNode;

/// What `riskArrays` says beside its arrays: families and their offset cap, add-ons, the least of a
/// short lot, the model's version. Every door reads it here.
public final class ModelCharges {
  /// All fields of `riskArrays`.
  private static final List<String> FIELDS =
      List.of(
          "model", "version", "arrays", "sets", "families", "offsetCap", "addOns", "shortMinimum");

  private final Function<String, JsonNode> fields;

  /// `fields` answers null for a field that was not written.
  public ModelCharges(Function<String, JsonNode> fields) {
    this.fields = fields;
  }

  public static String[] fields() {
    return FIELDS.toArray(String[]::new);
  }

  /// 0 when the model has none; a written one below 1 goes as -1 and is refused.
  public long version() throws LineFault {
    var node = fields.apply("version");
    return node == null ? 0 : Math.max(-1, positive(Line.whole(node, "version")));
  }

  private static long positive(long version) {
    return version < 1 ? -1 : version;
  }

  public Charges read() throws LineFault {
    var cap = fields.apply("offsetCap");
    long offsetCap = cap == null ? Charges.UNCAPPED : Line.number(cap, "offsetCap");
    return new Charges(offsetCap, families(), minimums(), addOns());
  }

  private List<Family> families() throws LineFault {
    var families = new ArrayList<Family>();
    var node = fields.apply("families");
    if (node != null) {
      for (var entry : Line.object(node, "families").properties()) {
        var contract = Line.name(entry.getKey(), "a contract of families");
        if (!entry.getValue().isString()) {
          throw Line.wrong("the family of " + contract, "a name", entry.getValue());
        }
        var name = Line.name(entry.getValue().asString(), "the family of " + contract);
        families.add(new Family(contract, name));
      }
    }
    RiskArrays.fits(families.size(), "families");
    return families;
  }

  private List<ShortMinimum> minimums() throws LineFault {
    var minimums = new ArrayList<ShortMinimum>();
    var node = fields.apply("shortMinimum");
    if (node != null) {
      for (var entry : Line.object(node, "shortMinimum").properties()) {
        var contract = Line.name(entry.getKey(), "a contract of shortMinimum");
        long perLot = Line.decimal(entry.getValue(), "the shortMinimum of " + contract);
        minimums.add(new ShortMinimum(contract, perLot));
      }
    }
    RiskArrays.fits(minimums.size(), "shortMinimum");
    return minimums;
  }

  private List<AddOn> addOns() throws LineFault {
    var addOns = new ArrayList<AddOn>();
    var node = fields.apply("addOns");
    if (node != null) {
      for (var entry : Line.object(node, "addOns").properties()) {
        var contract = Line.name(entry.getKey(), "a contract of addOns");
        var what = "the addOns of " + contract;
        for (var inner : Line.object(entry.getValue(), what).properties()) {
          var name = Line.name(inner.getKey(), "an add-on of " + contract);
          addOns.add(new AddOn(contract, name, brackets(inner.getValue(), what + ", " + name)));
        }
      }
    }
    RiskArrays.fits(addOns.size(), "addOns");
    return addOns;
  }

  private static List<Bracket> brackets(JsonNode node, String what) throws LineFault {
    var brackets = new ArrayList<Bracket>();
    for (var pair : Line.list(node, what)) {
      if (!pair.isArray() || pair.size() != 2) {
        throw Line.wrong("a bracket of " + what, "[lots, \"money per lot\"]", pair);
      }
      long above = Line.whole(pair.get(0), "the lots of " + what);
      brackets.add(new Bracket(above, Line.decimal(pair.get(1), "the money of " + what)));
    }
    RiskArrays.fits(brackets.size(), what);
    return brackets;
  }
}
