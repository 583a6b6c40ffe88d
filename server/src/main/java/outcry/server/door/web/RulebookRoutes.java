// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outcry.server.door.web.Route.Access;
import tools.jackson.databind.JsonNode;

/// The rulebook as it is written, from the class path, so that the number of a rule leads to it.
final class RulebookRoutes {
  private static final String FOLDER = "outcry/server/rulebook/";
  private static final Pattern TITLE = Pattern.compile("^# (.+)$", Pattern.MULTILINE);
  private static final Pattern RULE =
      Pattern.compile(
          "^(?:#{2,4} |(?:- )?\\*\\*)([A-Z]-[1-9]\\d?)(?:\\*\\*)?\\b *(.*)$", Pattern.MULTILINE);

  private SortedMap<String, String> documents;

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/rulebook", Access.PUBLIC, _ -> list()),
        Route.of("GET", "/v1/rulebook/{document}", Access.PUBLIC, this::document));
  }

  private JsonNode list() {
    var json = Json.object();
    var list = json.putArray("documents");
    for (var document : documents().entrySet()) {
      var each = list.addObject().put("document", document.getKey());
      var title = TITLE.matcher(document.getValue());
      each.put("title", title.find() ? title.group(1) : document.getKey());
      var rules = each.putArray("rules");
      RULE.matcher(document.getValue())
          .results()
          .forEach(rule -> rules.addObject().put("rule", rule.group(1)).put("name", rule.group(2)));
    }
    return json;
  }

  private JsonNode document(Request request) {
    var name = request.path("document");
    var text = documents().get(name);
    if (text == null) {
      throw Refusal.notFound(
          "unknown-document",
          "the rulebook has " + String.join(", ", documents().keySet()) + ", not " + name,
          "document");
    }
    return Document.of("text/markdown; charset=utf-8", text);
  }

  /// Every document by its name without ending.
  private synchronized SortedMap<String, String> documents() {
    if (documents == null) {
      try {
        documents = read();
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException("the rulebook cannot be read: " + e.getMessage(), e);
      }
    }
    return documents;
  }

  private static SortedMap<String, String> read() throws IOException, URISyntaxException {
    var place = RulebookRoutes.class.getClassLoader().getResource(FOLDER + "index.md");
    if (place == null) {
      throw new IOException("it is not on the class path");
    }
    var uri = place.toURI();
    if (!uri.getScheme().equals("jar")) {
      return read(Path.of(uri).getParent());
    }
    var jar = uri.toString().substring("jar:".length(), uri.toString().indexOf('!'));
    try (var files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
      return read(files.getPath(FOLDER));
    }
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(folder, "*.md")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        found.put(
            name.substring(0, name.length() - ".md".length()),
            Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
