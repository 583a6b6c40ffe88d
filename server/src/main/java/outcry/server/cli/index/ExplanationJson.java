// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import outcry.index.fixing.PanelRow;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
    var why = page.putArray("why");
    ExplanationPage.why(fixing).forEach(why::add);
    for (var verdict : new String[] {"included", "capped", "quarantined", "dropped"}) {
      var rows = page.putArray(verdict.equals("dropped") ? "droppedProviders" : verdict);
      whole.get("panel").forEach(row -> take(rows, row, verdict));
    }
    page.set("panel", whole.get("panel"));
    double sum = fixing.panel().stream().mapToDouble(ExplanationJson::effect).sum();
    page.put("change", sum);
    return JSON.writeValueAsString(page) + "\n";
  }

  private static double effect(PanelRow row) {
    return row.weight() * row.change();
  }

  private static void take(
      tools.jackson.databind.node.ArrayNode rows, JsonNode row, String verdict) {
    if (row.get("verdict").stringValue().equals(verdict)) rows.add(row);
  }
}
