// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import outcry.index.fixing.PanelRow;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An explanation for programs: the fixing's own fields, its panel sorted by verdict, and the
/// sentences of the page.
final class ExplanationJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private ExplanationJson() {}

  static String text(Fixing fixing) {
    var whole = (ObjectNode) JSON.readTree(FixingJson.unsigned(fixing));
    var page = JSON.createObjectNode();
    for (var field : whole.propertyNames()) {
      if (!field.equals("state") && !field.equals("panel")) page.set(field, whole.get(field));
    }
    var effects = Effects.of(fixing);
    var why = page.putArray("why");
    ExplanationPage.why(fixing).forEach(why::add);
    for (var verdict : new String[] {"included", "capped", "quarantined", "dropped"}) {
      var rows = page.putArray(verdict.equals("dropped") ? "droppedProviders" : verdict);
      for (int i = 0; i < fixing.panel().size(); i++) {
        take(rows, (ObjectNode) whole.get("panel").get(i), fixing.panel().get(i), verdict, effects);
      }
    }
    page.set("panel", whole.get("panel"));
    change(page, fixing);
    return JSON.writeValueAsString(page) + "\n";
  }

  /// Shares of the print, 0.01 is one percent: what it did, null where there is nothing before it.
  private static void change(ObjectNode page, Fixing fixing) {
    if (fixing.value().isEmpty() || fixing.before().isEmpty()) {
      page.putNull("change");
      return;
    }
    long before = fixing.before().get().value();
    if (before <= 0) page.putNull("change");
    else page.put("change", share((double) (fixing.value().getAsLong() - before) / before));
  }

  private static void take(
      ArrayNode rows, ObjectNode said, PanelRow row, String verdict, Effects effects) {
    if (!said.get("verdict").stringValue().equals(verdict)) return;
    var copy = said.deepCopy();
    if (row.screen().counted()) {
      copy.put("moved", share(StrictMath.expm1(row.change())));
      if (effects.areKnown()) copy.put("effect", share(effects.of(row)));
      else copy.putNull("effect");
    }
    rows.add(copy);
  }

  private static BigDecimal share(double value) {
    var share = new BigDecimal(value).setScale(9, RoundingMode.HALF_UP);
    return share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
  }
}
