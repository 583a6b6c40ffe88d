// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rule I-37: a stranger computes a fixing again and finds whatever was changed.
class RecomputationTest {
  private static final String ROWS =
      """
      2026-07-30T10:00:00Z,Lambda,3.00
      2026-07-30T11:00:00Z,Nebius,4.00
      2026-07-31T10:00:00Z,Lambda,3.10
      2026-07-31T11:00:00Z,Nebius,4.00
      oops
      """;
  private static final LocalDate DAY = LocalDate.of(2026, 7, 31);

  @TempDir private Path folder;
  private final TinyWorkings workings = new TinyWorkings();
  private SigningKey key;
  private Path rows;
  private Path before;
  private Path fixing;

  @BeforeEach
  void aFixingChainedToTheOneBefore() throws Exception {
    key = SigningKey.at(folder.resolve("key.pem"));
    rows = Files.writeString(folder.resolve("rows.csv"), ROWS);
    before = folder.resolve("2026-07-30.json");
    var known = workings.find("TINY", "L/2").orElseThrow();
    var base = SignedFixing.of(Walk.fromBase(known, read(), DAY).to(DAY.minusDays(1)), key);
    Files.writeString(before, base.text());
    var next = Walk.after(base, before.toString(), known, read()).to(DAY);
    fixing = folder.resolve("2026-07-31.json");
    Files.writeString(fixing, SignedFixing.of(next, key).text());
  }

  private Submissions read() throws Exception {
    var file = new InputFile(rows.toString(), InputFile.OBSERVATIONS, rows);
    return workings.read(List.of(file), "TINY"::equals, List.of());
  }

  @Test
  void itIsIdentical() throws Exception {
    for (var file : List.of(before, fixing)) {
      assertEquals(List.of(), recompute(file).differences(), Files.readString(file));
    }
    var said = FixingReader.read(fixing).fixing();
    assertEquals("3.525000", CanonicalText.money(said.value().orElseThrow()));
    assertEquals(
        "3.525000 USD per GPU-hour, 0.71 % above 3.500000 of 2026-07-30: 2 providers counted, 0 of"
            + " them carried, effective number 2.0, posted list prices.",
        said.explanation());
    assertEquals(1, said.refused().size(), "the row without a time is of the day before it");
  }

  @Test
  void everyFieldThatIsChangedIsFound() throws Exception {
    var line = Files.readString(fixing);
    var json = (ObjectNode) JsonMapper.shared().readTree(line);
    var changed = new ArrayList<String>();
    changes(json, json, changed);
    assertTrue(changed.size() > 60, changed.size() + " fields");
    for (var each : changed) {
      Files.writeString(fixing, each);
      assertFalse(isIdentical(fixing), each);
    }
  }

  /// A thief with the file's own key can sign what he likes; the inputs contradict him.
  @Test
  void aValueChangedAndSignedAgainIsNamedByItsField() throws Exception {
    var line = Files.readString(fixing).replaceFirst("3.525000", "3.600000");
    var wrong = FixingReader.parse(line.getBytes(StandardCharsets.UTF_8), "it").fixing();
    Files.writeString(fixing, SignedFixing.of(wrong, key).text());
    var differences = recompute(fixing).differences();
    assertEquals(
        "value: the fixing says \"3.600000\", recomputed \"3.525000\"",
        differences.getFirst().toString());
    assertEquals(1, differences.size(), differences.toString());
  }

  @Test
  void everyInputByteThatIsFlippedIsFound() throws Exception {
    var bytes = Files.readAllBytes(rows);
    for (int i = 0; i < bytes.length; i++) {
      for (int bit : new int[] {1, 32, 128}) {
        var flipped = bytes.clone();
        flipped[i] ^= (byte) bit;
        Files.write(rows, flipped);
        var first = recompute(fixing).differences().getFirst();
        assertTrue(first.field().startsWith("inputs[0].sha256"), i + ": " + first);
      }
    }
    Files.writeString(rows, ROWS + "\n");
    assertFalse(isIdentical(fixing), "a line feed more");
  }

  /// A table of the same name lies where the administrator's lay; the one that was signed came with
  /// the fixing.
  @Test
  void theTableThatWasSignedIsFoundBesideTheFixing() throws Exception {
    var mail = Files.createDirectory(folder.resolve("mail"));
    Files.copy(rows, mail.resolve("rows.csv"));
    var received = Files.copy(fixing, mail.resolve("2026-07-31.json"));
    Files.writeString(rows, ROWS.replace("3.10", "3.20"));
    assertEquals(List.of(), recompute(received).differences());
    assertFalse(isIdentical(fixing), "where only the other table lies");
  }

  @Test
  void anotherKeyIsNamed() throws Exception {
    var other = SigningKey.at(folder.resolve("other.pem"));
    var same = FixingReader.read(fixing).fixing();
    Files.writeString(fixing, SignedFixing.of(same, other).text());
    assertTrue(recompute(fixing).isIdentical(), "to who does not know the administrator's key");
    var outcome = new Recomputation(workings, places(), Optional.of(key.verifying())).of(fixing);
    assertEquals("key", outcome.differences().getFirst().field(), outcome.differences().toString());
  }

  @Test
  void theFixingBeforeMustBeTheOneItSays() throws Exception {
    var line = Files.readString(before).replaceFirst("3.500000", "3.400000");
    Files.writeString(before, line);
    assertEquals("previous.hash", recompute(fixing).differences().getFirst().field());
    Files.delete(before);
    var missing = assertThrows(MissingInput.class, () -> recompute(fixing)).getMessage();
    assertTrue(missing.contains("--previous FIXING.json"), missing);
  }

  @Test
  void inputsAreFoundBesideTheFixingOrWhereSomebodySays() throws Exception {
    var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.move(rows, elsewhere.resolve("rows.csv"));
    var missing = assertThrows(MissingInput.class, () -> recompute(fixing)).getMessage();
    assertTrue(missing.contains("say where it is with --observations FILE"), missing);
    for (var file : List.of(before, fixing)) {
      Files.copy(file, elsewhere.resolve(file.getFileName()));
    }
    assertTrue(recompute(elsewhere.resolve("2026-07-31.json")).isIdentical());
    var given =
        new InputPlaces(
            List.of(elsewhere.resolve("rows.csv")), Optional.empty(), new Archive(folder));
    assertTrue(new Recomputation(workings, given, Optional.empty()).of(fixing).isIdentical());
  }

  private InputPlaces places() {
    return new InputPlaces(List.of(), Optional.empty(), new Archive(folder.resolve("none")));
  }

  private Recomputation.Outcome recompute(Path file) throws Exception {
    return new Recomputation(workings, places(), Optional.empty()).of(file);
  }

  private boolean isIdentical(Path file) throws Exception {
    try {
      return recompute(file).isIdentical();
    } catch (BadFixing _) {
      return false;
    }
  }

  /// The line once for every field there is, with that field changed.
  private static void changes(JsonNode at, ObjectNode whole, List<String> lines) {
    switch (at) {
      case ObjectNode object -> {
        for (var name : List.copyOf(object.propertyNames())) {
          var old = object.get(name);
          if (old.isContainer() && !old.isEmpty()) {
            changes(old, whole, lines);
            continue;
          }
          object.set(name, other(old));
          lines.add(whole.toString() + "\n");
          object.set(name, old);
        }
      }
      case ArrayNode array -> array.forEach(each -> changes(each, whole, lines));
      default -> {}
    }
  }

  private static JsonNode other(JsonNode old) {
    var nodes = JsonMapper.shared().getNodeFactory();
    if (old.isBoolean()) return nodes.booleanNode(!old.booleanValue());
    if (old.isIntegralNumber()) return nodes.numberNode(old.longValue() + 1);
    if (old.isNumber()) return nodes.numberNode(old.doubleValue() + 0.25);
    if (!old.isString()) return nodes.stringNode("something");
    var text = old.stringValue();
    if (text.matches("-?\\d+\\.\\d{6}")) return nodes.stringNode(text.replaceFirst("\\d", "7"));
    if (text.matches("\\d{4}-.*")) return nodes.stringNode(text.replaceFirst("2026", "2025"));
    if (text.isEmpty()) return nodes.stringNode("x");
    char last = text.charAt(0);
    return nodes.stringNode((last == 'b' ? 'c' : 'b') + text.substring(1));
  }
}
