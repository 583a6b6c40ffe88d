// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import outcry.server.scenario.JsonFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON in and out.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static byte[] bytes(JsonNode json) {
    return MAPPER.writeValueAsBytes(json);
  }

  /// One JSON object and nothing behind it.
  static ObjectNode parse(byte[] text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JacksonException e) {
      var at = e.getLocation();
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw Refusal.bad(
          "malformed-json", "malformed JSON" + where + ": " + JsonFault.words(e), null);
    }
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.bad("malformed-json", "a JSON object is expected, such as {\"qty\":5}", null);
  }
}
