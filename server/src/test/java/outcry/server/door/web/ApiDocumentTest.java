// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.benchmark.SampleArchive;
import outcry.server.door.web.Route.Access;
import outcry.server.read.InProcessVenue;

/// `docs/api.md` is what the door does: its table is the door's table, and its requests work when
/// they are pasted one after the other.
class ApiDocumentTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (GET|POST|PATCH|DELETE) \\| `([^`]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);
  private static final Pattern CURL =
      Pattern.compile(
          "^ {4}curl(?: -X (\\w+))?(?: -H \"X-Key: \\$(\\w+)\")?(?: -d '([^']*)')?"
              + " \"?localhost:8080([^\"\\s]*)\"?$",
          Pattern.MULTILINE);

  @TempDir Path data;

  private static String document() throws IOException {
    var here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/api.md"))) {
      here = here.getParent();
    }
    return Files.readString(here.resolve("docs/api.md"));
  }

  private static String readers(Access access) {
    return switch (access) {
      case PUBLIC -> "anybody";
      case EVERY_ACCOUNT -> "operator, viewer; anybody when the books are open";
      case EVERY_ACCOUNT_WITH_KEY -> "operator, viewer";
      case OWN_ACCOUNT -> "participant, operator, viewer";
      case ONE_ACCOUNT -> "participant, operator, viewer; anybody when the books are open";
      case TRADE -> "participant, operator";
      case OPERATOR -> "operator";
      case CONTROL -> "operator, command line";
    };
  }

  @Test
  void theTableOfRoutesIsTheDoorsOwn() throws Exception {
    var written = new TreeSet<String>();
    ROW.matcher(document())
        .results()
        .forEach(row -> written.add(row.group(1) + " " + row.group(2) + " for " + row.group(3)));
    var model = new InProcessVenue().model();
    var venue = new VenueRoutes(model, null, null, null, Visit.NOTICE);
    var real = new TreeSet<String>();
    var indices = new IndexRoutes(null);
    for (var route : WebDoor.routes(model, null, new RecentHistory(model), venue, indices)) {
      real.add(route.method() + " " + route.path() + " for " + readers(route.access()));
    }
    assertEquals(String.join("\n", real), String.join("\n", written));
  }

  @Test
  void everyRequestWorksWhenItIsPasted() throws Exception {
    var archive = SampleArchive.write(data.resolve("benchmark"));
    try (var visit = new Visit(data, false, 1024 * 1024, archive)) {
      var keys = new HashMap<>(Map.of("OPERATOR", visit.operator));
      var requests = CURL.matcher(document()).results().toList();
      assertEquals(document().split("\n {4}curl ").length - 1, requests.size());
      for (var request : requests) {
        var method = request.group(1) == null ? "GET" : request.group(1);
        var answer =
            visit.ok(
                visit.call(method, request.group(4), keys.get(request.group(2)), request.group(3)));
        if (answer.text("key") != null && answer.text("account") != null) {
          keys.put(answer.text("account").toUpperCase(Locale.ROOT), answer.text("key"));
        }
      }
      assertTrue(requests.size() > 15, visit::story);
    }
  }
}
