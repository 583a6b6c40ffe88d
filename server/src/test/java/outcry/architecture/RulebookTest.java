// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rulebook cannot drift from the exchange: a rule without a test is a wish, and a number
/// quoted without a rule is a rumour.
///
/// A rule is defined in `docs/rulebook` by a line that begins with its number, as a heading (`###
/// M-3 Initial margin`) or in bold (`**M-3** Initial margin is ...`). It is cited by writing the
/// number: in a test, in a session, in a refusal's text, in another document.
class RulebookTest {
  private static final String NUMBER = "[TXMSDI]-[1-9]\\d?";
  private static final Pattern DEFINED =
      Pattern.compile("^(?:#{2,4} |(?:- )?\\*\\*)(" + NUMBER + ")\\b", Pattern.MULTILINE);
  private static final Pattern CITED = Pattern.compile("(?<![\\w/.-])(" + NUMBER + ")(?![\\w-])");

  @Test
  void aRuleIsDefinedOnce() {
    var places = new TreeMap<String, List<String>>();
    for (var page : rulebook()) {
      numbers(DEFINED, page)
          .forEach(
              rule ->
                  places.computeIfAbsent(rule, _ -> new ArrayList<>()).add(Repository.name(page)));
    }
    places.values().removeIf(pages -> pages.size() == 1);
    assertEquals("{}", places.toString());
  }

  @Test
  void everyRuleIsCitedByATestOrASession() {
    var uncited = defined();
    assertFalse(uncited.isEmpty(), "docs/rulebook defines no rule");
    testsAndSessions().forEach(file -> uncited.removeAll(numbers(CITED, file)));
    assertEquals("[]", uncited.toString(), "rules that no test and no session cites");
  }

  @Test
  void everyRuleThatIsCitedExists() {
    var defined = defined();
    var unknown = new ArrayList<String>();
    var files = new ArrayList<>(testsAndSessions());
    files.addAll(Repository.sources("main"));
    files.addAll(Repository.files("docs", Repository.named(".md")));
    for (var file : files) {
      new TreeSet<>(numbers(CITED, file))
          .stream()
              .filter(rule -> !defined.contains(rule))
              .forEach(rule -> unknown.add(Repository.name(file) + " cites " + rule));
    }
    assertEquals("", String.join("\n", unknown));
  }

  private static TreeSet<String> defined() {
    var rules = new TreeSet<String>();
    rulebook().forEach(page -> rules.addAll(numbers(DEFINED, page)));
    return rules;
  }

  private static List<String> numbers(Pattern pattern, Path file) {
    return pattern.matcher(Repository.text(file)).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> rulebook() {
    return Repository.files("docs/rulebook", Repository.named(".md"));
  }

  /// This file quotes numbers to explain the format; that is not a test of the rule.
  private static List<Path> testsAndSessions() {
    var files = new ArrayList<>(Repository.sources("test"));
    files.removeIf(file -> file.endsWith("outcry/architecture/RulebookTest.java"));
    for (var module : Repository.MODULES) {
      files.addAll(
          Repository.files(
              module + "/src/test/resources", Repository.named(".jsonl", ".txt", ".md")));
    }
    files.addAll(Repository.files("docs/sessions", Repository.named(".jsonl", ".md")));
    return files;
  }
}
