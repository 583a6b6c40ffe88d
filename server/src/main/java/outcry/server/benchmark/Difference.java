// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Where a fixing and what was computed again part ways.
///
/// @param field `value`, `panel[3].weight`, `inputs[0].sha256`, `signature`
/// @param published what the fixing says
/// @param computed what it should say
public record Difference(String field, String published, String computed) {

  @Override
  public String toString() {
    return field + ": the fixing says " + published + ", recomputed " + computed;
  }

  /// The first field, in the order of the line, in which two objects differ.
  static Optional<Difference> first(JsonNode published, JsonNode computed) {
    return first("", published, computed);
  }

  private static Optional<Difference> first(String at, JsonNode one, JsonNode other) {
    if (one.equals(other)) return Optional.empty();
    if (one.isObject() && other.isObject()) return inObject(at, one, other);
    if (one.isArray() && other.isArray()) return inArray(at, one, other);
    return Optional.of(new Difference(at, shown(one), shown(other)));
  }

  private static Optional<Difference> inObject(String at, JsonNode one, JsonNode other) {
    for (var name : names(one, other)) {
      var path = at.isEmpty() ? name : at + "." + name;
      var found = first(path, orNothing(one.get(name)), orNothing(other.get(name)));
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<Difference> inArray(String at, JsonNode one, JsonNode other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      var found = first(at + "[" + i + "]", one.get(i), other.get(i));
      if (found.isPresent()) return found;
    }
    return Optional.of(new Difference(at, one.size() + " entries", other.size() + " entries"));
  }

  private static List<String> names(JsonNode one, JsonNode other) {
    var names = new ArrayList<>(one.propertyNames());
    other.propertyNames().stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  private static JsonNode orNothing(JsonNode node) {
    return node == null ? MissingNode.getInstance() : node;
  }

  private static String shown(JsonNode node) {
    var text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() > 120 ? text.substring(0, 117) + "..." : text;
  }
}
