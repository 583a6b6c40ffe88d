// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outcry.pricing.margin.Lot;
import outcry.pricing.margin.RiskArrays;
import outcry.pricing.scenario.ScenarioSet;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.node.ObjectNode;

/// The margin model of a day: the house's floor and stress scenarios on every open month, which
/// asks for less as the running month is fixed.
final class Margins {
  private static final List<ScenarioSet> SETS = RiskArrays.houseSets(Map.of());

  private Margins() {}

  /// The body the operator publishes after `day` was fixed: one month a lot, at the prices given.
  static ObjectNode body(LocalDate day, List<Open> open) {
    var lots = new ArrayList<Lot>();
    for (var each : open) {
      int days = each.month().lengthOfMonth();
      int fixed = each.month().equals(YearMonth.from(day)) ? day.getDayOfMonth() : 0;
      var listing = each.listing();
      lots.add(
          new Lot(
              listing.contract(each.month()),
              listing.product(),
              each.price(),
              listing.unit(),
              Math.min(fixed, days),
              days));
    }
    return body(RiskArrays.build("house/" + day, lots, SETS));
  }

  /// An open month and its price, micro-dollars.
  record Open(Listing listing, YearMonth month, long price) {}

  private static ObjectNode body(RiskArrays model) {
    var body = Door.body().put("model", model.model());
    var sets = body.putArray("sets");
    for (var set : model.sets()) {
      sets.addObject()
          .put("name", set.name())
          .put("group", set.group())
          .put("weight", Decimals.brief(set.weight()))
          .put("tail", set.worst());
    }
    var arrays = body.putObject("arrays");
    for (var array : model.arrays()) {
      var losses =
          arrays
              .withObjectProperty(array.contract())
              .putArray(model.sets().get(array.set()).name());
      for (long loss : array.losses()) {
        losses.add(Decimals.brief(loss));
      }
    }
    return body;
  }
}
