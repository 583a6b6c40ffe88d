// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An answer that is sent as it is: a page, a table, a signed line.
record Document(String type, byte[] bytes) {
  static JsonNode of(String type, String text) {
    return of(type, text.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode of(String type, byte[] bytes) {
    var document = new Document(type, bytes);
    return JsonNodeFactory.instance.pojoNode(document);
  }
}
