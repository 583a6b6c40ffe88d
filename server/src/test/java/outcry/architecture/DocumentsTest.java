// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What documents promise about the checkout they lie in.
class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)[^)]*\\)");

  /// The Markdown pages of the root, of `docs` and of the modules.
  static List<Path> pages() {
    return Repository.files(".", Repository.named(".md"));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    var broken = new ArrayList<String>();
    for (var page : pages()) {
      LINK.matcher(Repository.text(page))
          .results()
          .map(found -> found.group(1))
          .filter(target -> !page.resolveSibling(target).normalize().toFile().exists())
          .forEach(target -> broken.add(Repository.name(page) + " links to " + target));
    }
    assertEquals("", String.join("\n", broken));
  }

  /// A source's address is the last column of its row.
  @Test
  void everySourceOfPriceFactsIsNamedInTheNotice() {
    var notice = Repository.text(Repository.path("NOTICE"));
    var sources =
        Repository.text(Repository.path("index/src/main/resources/outcry/index/sources.csv"))
            .lines()
            .filter(line -> !line.startsWith("#") && !line.startsWith("id,") && !line.isBlank())
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .toList();
    assertFalse(sources.isEmpty(), "sources.csv names no source");
    assertEquals(List.of(), sources.stream().filter(source -> !notice.contains(source)).toList());
  }
}
