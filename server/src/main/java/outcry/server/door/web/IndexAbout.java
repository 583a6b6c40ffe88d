// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.util.ArrayList;
import outcry.server.benchmark.PublishedDay;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.benchmark.PublishedInputs;
import tools.jackson.databind.node.ObjectNode;

/// What belongs beside a fixing: its files and how to compute it again, every correction and
/// override there ever was, and the same index by the other families.
final class IndexAbout {
  private final PublishedIndices published;

  IndexAbout(PublishedIndices published) {
    this.published = published;
  }

  ObjectNode of(String address, PublishedDay day) throws IOException {
    var json = Json.object().put("address", address).put("date", day.date().toString());
    json.put("name", day.name()).put("revision", day.revision());
    json.put("fault", day.fault().isEmpty() ? null : day.fault());
    json.put("recompute", "./outcry index recompute " + day.file());
    var inputs = new PublishedInputs(published.archive()).of(day.date(), day.file());
    var files = json.putArray("inputs");
    for (var input : inputs) {
      var file = files.addObject().put("name", input.name());
      file.put("available", input.file().isPresent());
      input
          .named()
          .ifPresent(
              named ->
                  file.put("role", named.role())
                      .put("sha256", named.sha256())
                      .put("bytes", named.bytes())
                      .put("observations", named.observations())
                      .put("refused", named.refused()));
    }
    var revised = json.putArray("revised");
    published.revised(address).forEach(each -> IndexJson.put(revised.addObject(), each));
    siblings(json, address, day);
    return json;
  }

  /// The same index by other methods: Listed beside Transacted beside the archive family.
  private void siblings(ObjectNode json, String address, PublishedDay day) throws IOException {
    var others = new ArrayList<String>();
    for (var other : published.addresses()) {
      boolean sameIndex = other.startsWith(day.index() + "-") && !other.equals(address);
      var days = sameIndex ? published.files(other) : null;
      if (days != null && !days.isEmpty()) {
        var newest = days.lastEntry();
        var files = newest.getValue();
        var one = published.day(newest.getKey(), files.lastKey(), files.lastEntry().getValue());
        if (one.index().equals(day.index())) {
          others.add(other);
        }
      }
    }
    var list = json.putArray("siblings");
    others.forEach(list::add);
  }
}
