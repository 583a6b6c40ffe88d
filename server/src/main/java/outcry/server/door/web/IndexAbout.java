// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.server.benchmark.MethodDocument;
import outcry.server.benchmark.PublishedDay;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.benchmark.PublishedInputs;
import outcry.server.benchmark.PublishedSources;
import outcry.server.collect.SourceTerms;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What belongs beside a fixing: its files and how to compute it again, every correction and
/// override there ever was, and the same index by the other families.
final class IndexAbout {
  private final PublishedIndices published;
  private final PublishedSources sources = new PublishedSources();

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
      file.put("available", input.isKept());
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
    published.revised(address).forEach(each -> because(revised.addObject(), each));
    MethodDocument.of(day.name()).ifPresent(method -> put(json.putObject("method"), method));
    sources(json.putArray("sources"), sources.of(day.index(), inputs));
    siblings(json, address, day);
    return json;
  }

  /// A revision with the reason people gave for it.
  private static void because(ObjectNode json, PublishedDay day) {
    IndexJson.put(json, day);
    day.correction().ifPresent(correction -> json.put("because", correction.reason()));
    if (day.oversight().isPresent()) {
      var oversight = day.oversight().get();
      json.put("because", oversight.reason());
      json.putArray("people").add(oversight.proposed().person()).add(oversight.approved().person());
    }
  }

  private static void put(ObjectNode json, MethodDocument method) {
    var words = json.putArray("words");
    method.words().forEach(words::add);
    var coefficients = json.putArray("coefficients");
    for (var each : method.coefficients()) {
      coefficients
          .addObject()
          .put("name", each.name())
          .put("value", each.value())
          .put("rule", each.rule());
    }
  }

  private static void sources(ArrayNode json, List<SourceTerms> sources) {
    for (var source : sources) {
      json.addObject()
          .put("id", source.id())
          .put("title", source.title())
          .put("attribution", source.attribution())
          .put("terms", source.terms())
          .put("index", source.index().name().toLowerCase(Locale.ROOT))
          .put("redistribution", source.redistribution().name().toLowerCase(Locale.ROOT))
          .put("address", source.address());
    }
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
