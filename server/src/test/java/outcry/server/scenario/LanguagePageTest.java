// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import outcry.server.scenario.Scenario.Options;

/// The example on the language's page is run, not only printed.
class LanguagePageTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```jsonl\\n(.*?)```");

  @Test
  void theExampleAnswersWhatThePageSays() {
    var page = Sessions.text(Sessions.folder().resolveSibling("scenario-language.md"));
    var blocks = BLOCK.matcher(page).results().map(LanguagePageTest::text).toList();
    assertEquals(2, blocks.size(), "a scenario and its events");
    assertEquals(blocks.get(1), Sessions.replay(blocks.get(0), Options.PLAIN));
    var end = Sessions.replay(blocks.get(0), new Options(true, 0)).lines().toList().getLast();
    assertTrue(page.contains(end), "the last line of --quiet is now " + end);
  }

  @Test
  void everyCommandIsOnThePage() {
    var page = Sessions.text(Sessions.folder().resolveSibling("scenario-language.md"));
    for (var command : Language.COMMANDS) {
      assertTrue(page.contains("`" + command + "`"), command + " is not on the page");
    }
  }

  private static String text(MatchResult block) {
    return block.group(1);
  }
}
