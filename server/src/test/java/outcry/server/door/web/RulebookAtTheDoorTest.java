// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads the number of a rule on a page finds the rule.
class RulebookAtTheDoorTest {
  @TempDir private Path data;

  private static Path rulebook() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("docs/rulebook"))) {
      here = here.getParent();
    }
    return here.resolve("docs/rulebook");
  }

  @Test
  void everyDocumentIsThereAsItIsWrittenAndNamesItsRules() throws Exception {
    var written = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(rulebook(), "*.md")) {
      files.forEach(file -> written.add(file.getFileName().toString().replace(".md", "")));
    }
    try (var visit = new Visit(data, false, 1024)) {
      var listed = new TreeSet<String>();
      var rules = new TreeSet<String>();
      for (var document : visit.get("/v1/rulebook").json().get("documents")) {
        listed.add(document.get("document").asString());
        document.get("rules").forEach(rule -> rules.add(rule.get("rule").asString()));
      }
      assertEquals(written, listed);
      assertTrue(rules.contains("I-32") && rules.contains("M-1"), rules::toString);
      for (var name : listed) {
        var ask = HttpRequest.newBuilder(visit.uri("http", "/v1/rulebook/" + name)).build();
        assertEquals(
            Files.readString(rulebook().resolve(name + ".md")),
            new String(visit.send(ask).body(), StandardCharsets.UTF_8));
      }
      var nothing = visit.call("GET", "/v1/rulebook/poetry", null, null);
      assertEquals(404, nothing.status());
      assertTrue(nothing.text("message").contains("not poetry"), visit::story);
    }
  }
}
