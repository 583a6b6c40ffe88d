// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An answer that is not JSON, such as a page.
record Document(String type, byte[] bytes) {
  static JsonNode of(String type, String text) {
    var document = new Document(type, text.getBytes(StandardCharsets.UTF_8));
    return JsonNodeFactory.instance.pojoNode(document);
  }
}
