// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.List;
import outcry.core.engine.MarginExplanation;
import outcry.core.engine.MarginExplanation.AddOnCharge;
import outcry.core.engine.MarginExplanation.Need;
import outcry.core.engine.MarginExplanation.PerLot;
import outcry.core.engine.MarginExplanation.Risk;
import outcry.core.engine.MarginExplanation.SetTail;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A margin explained, as JSON: money with six decimals, every sum beside what it is made of (rule
/// M-12).
public final class MarginJson {
  private MarginJson() {}

  /// `account` is null of a portfolio that has no name.
  public static ObjectNode of(MarginExplanation of, String account) {
    var json = JsonNodeFactory.instance.objectNode();
    if (account != null) {
      json.put("account", account);
    }
    json.put("model", of.model()).put("version", of.version());
    money(json, "collateral", of.collateral());
    money(json, "required", of.required());
    money(json, "orderMargin", of.orderMargin());
    money(json, "free", of.free());
    money(json, "toCall", of.toCall());
    json.set("positions", need(of.positions()));
    json.set("withOrders", need(of.withOrders()));
    money(json, "premiums", of.premiums());
    var more = json.putArray("oneMoreLot");
    for (var lot : of.oneMoreLot()) {
      var each = more.addObject().put("contract", lot.contract());
      money(each, "bought", lot.bought());
      money(each, "sold", lot.sold());
      money(each, "buyOrder", lot.buyOrder());
      money(each, "sellOrder", lot.sellOrder());
    }
    return json;
  }

  /// What the positions, and everything that works with them, lose in every scenario of every set,
  /// in the model's order.
  public static ObjectNode losses(MarginExplanation of) {
    var json = JsonNodeFactory.instance.objectNode();
    losses(json.putObject("positions"), of.positions().risk());
    losses(json.putObject("withOrders"), of.withOrders().risk());
    return json;
  }

  private static void losses(ObjectNode json, Risk of) {
    for (var set : of.sets()) {
      var losses = json.putArray(set.set());
      set.losses().forEach(loss -> losses.add(Decimals.money(loss)));
    }
  }

  private static void money(ObjectNode json, String field, long micros) {
    json.put(field, Decimals.money(micros));
  }

  private static ObjectNode need(Need of) {
    var json = JsonNodeFactory.instance.objectNode();
    risk(json, of.risk());
    perLot(json, "shortMinimums", of.shortMinimums());
    money(json, "shortMinimum", of.shortMinimum());
    var addOns = json.putArray("addOns");
    of.addOns().forEach(addOn -> addOns.add(addOn(addOn)));
    money(json, "addOn", of.addOn());
    perLot(json, "flat", of.flat());
    money(json, "flatMargin", of.flatMargin());
    perLot(json, "options", of.options());
    money(json, "optionValue", of.optionValue());
    money(json, "need", of.need());
    money(json, "required", of.required());
    return json;
  }

  private static void risk(ObjectNode json, Risk of) {
    var sets = json.putArray("sets");
    of.sets().forEach(set -> sets.add(set(set)));
    var families = json.putArray("families");
    for (var family : of.families()) {
      var each = families.addObject().put("family", family.name());
      family.contracts().forEach(each.putArray("contracts")::add);
      money(each, "margin", family.margin());
    }
    money(json, "joint", of.joint());
    money(json, "sumOfFamilies", of.sum());
    money(json, "largestFamily", of.largest());
    json.put("offsetCap", Decimals.price(of.cap(), 2));
    money(json, "offset", of.offset());
    money(json, "offsetAllowed", of.allowed());
    money(json, "risk", of.risk());
  }

  private static ObjectNode set(SetTail of) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("set", of.set()).put("group", of.group());
    json.put("weight", Decimals.price(of.weight(), 2)).put("scenarios", of.scenarios());
    money(json, "tail", of.tail());
    json.put("counts", of.counts());
    var worst = json.putArray("worst");
    for (var loss : of.worst()) {
      var each = worst.addObject().put("scenario", loss.scenario());
      money(each, "loss", loss.loss());
      var parts = each.putObject("parts");
      loss.parts().forEach(part -> money(parts, part.contract(), part.loss()));
    }
    return json;
  }

  private static ObjectNode addOn(AddOnCharge of) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("contract", of.contract()).put("name", of.name()).put("lots", of.lots());
    var brackets = json.putArray("brackets");
    for (var bracket : of.brackets()) {
      var each = brackets.addObject().put("above", bracket.above()).put("lots", bracket.lots());
      money(each, "perLot", bracket.perLot());
      money(each, "amount", bracket.amount());
    }
    money(json, "amount", of.amount());
    return json;
  }

  private static void perLot(ObjectNode json, String field, List<PerLot> of) {
    var array = json.putArray(field);
    for (var line : of) {
      var each = array.addObject().put("contract", line.contract()).put("lots", line.lots());
      money(each, "perLot", line.perLot());
      money(each, "amount", line.amount());
    }
  }
}
