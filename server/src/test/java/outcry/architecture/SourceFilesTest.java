// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules a machine can see: one idea a file, names that say something, a licence on line one,
/// nothing left for later.
class SourceFilesTest {
  private static final int MOST_LINES = 450;
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";

  /// Names that hide the noun they stand for; an asset manager is a participant and means it.
  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum)\\s+"
              + "(?!AssetManager\\b)(\\w*(?:Manager|Helper|Utils?|Impl))\\b");

  /// Put together here so that this file does not offend.
  private static final Pattern LEFT_FOR_LATER =
      Pattern.compile("\\b(" + String.join("|", "TO" + "DO", "FIX" + "ME", "XX" + "X") + ")\\b");

  private static final Predicate<Path> TEXT =
      Repository.named(".java", ".md", ".xml", ".js", ".css", ".html", ".properties", ".jsonl");

  @Test
  void aFileHoldsOneIdea() {
    assertNone(
        offences(
            Repository.sources("main"),
            text -> {
              long lines = text.lines().count();
              return lines > MOST_LINES ? Stream.of(lines + " lines, most " + MOST_LINES) : null;
            }));
  }

  @Test
  void aNameSaysWhatTheThingIs() {
    assertNone(
        offences(
            javaSources(),
            text -> EMPTY_NAME.matcher(text).results().map(found -> "is named " + found.group(1))));
  }

  @Test
  void theFirstLineNamesTheLicence() {
    assertNone(
        offences(
            javaSources(),
            text ->
                text.startsWith(LICENCE + "\n") ? null : Stream.of("line 1 is not " + LICENCE)));
  }

  @Test
  void nothingIsLeftForLater() {
    var files = new ArrayList<Path>();
    Repository.MODULES.forEach(module -> files.addAll(Repository.files(module, TEXT)));
    files.addAll(DocumentsTest.pages());
    assertNone(
        offences(
            files,
            text -> LEFT_FOR_LATER.matcher(text).results().map(found -> "says " + found.group())));
  }

  private static List<Path> javaSources() {
    var files = new ArrayList<>(Repository.sources("main"));
    files.addAll(Repository.sources("test"));
    assertTrue(files.size() > 10, "found only " + files);
    return files;
  }

  /// What a look at each file's text answers, with the file's name; null is nothing to say.
  private static List<String> offences(List<Path> files, Function<String, Stream<String>> look) {
    return files.stream()
        .flatMap(
            file -> {
              var found = look.apply(Repository.text(file));
              return found == null
                  ? Stream.of()
                  : found.map(offence -> Repository.name(file) + " " + offence);
            })
        .toList();
  }

  private static void assertNone(List<String> offences) {
    assertEquals("", String.join("\n", offences));
  }
}
