// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rule I-40: the journal only grows, and every line holds the one before.
class JournalTest {
  @TempDir private Path folder;
  private Path file;
  private Journal journal;
  private SigningKey key;

  @BeforeEach
  void threeLines() throws Exception {
    file = folder.resolve("journal.jsonl");
    journal = new Journal(file);
    key = SigningKey.at(folder.resolve("key.pem"));
    for (int day = 1; day <= 3; day++) {
      journal.append(
          Instant.parse("2026-08-0" + day + "T00:30:00Z"),
          new Journal.Entry("published", "H100-L/2", "2026-07-3" + day, 0, "ab".repeat(32), "3.37"),
          key);
    }
  }

  @Test
  void everyLineGoesOnFromTheLineBefore() throws Exception {
    var lines = journal.lines();
    assertEquals(3, lines.size());
    assertEquals(Journal.START, lines.get(0).previous());
    assertEquals(lines.get(0).hash(), lines.get(1).previous());
    assertEquals(lines.get(1).hash(), lines.get(2).previous());
    assertEquals(lines.get(2), journal.head().orElseThrow());
    assertTrue(Files.readString(file).startsWith("{\"number\":1,\"at\":\"2026-08-01T00:30:00Z\""));
  }

  @Test
  void aChangedByteAnywhereIsFoundInItsLine() throws Exception {
    var bytes = Files.readAllBytes(file);
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      var found = assertThrows(BadFixing.class, journal::lines, "byte " + i);
      if (bytes[i] != '\n') {
        assertTrue(found.getMessage().contains(":" + line), i + ": " + found.getMessage());
      }
      if (bytes[i] == '\n') line++;
    }
  }

  @Test
  void aLineTakenOutPutInOrMovedIsFound() throws Exception {
    var lines = Files.readAllLines(file);
    var stories =
        List.of(
            List.of(lines.get(1), lines.get(2)),
            List.of(lines.get(0), lines.get(2)),
            List.of(lines.get(0), lines.get(2), lines.get(1)),
            List.of(lines.get(0), lines.get(0), lines.get(1), lines.get(2)));
    for (var story : stories) {
      Files.write(file, story);
      var found = assertThrows(BadFixing.class, journal::lines);
      assertTrue(found.getMessage().contains("(rule I-40)"), found.getMessage());
    }
    Files.writeString(file, lines.get(0) + "\n" + lines.get(1));
    assertTrue(assertThrows(BadFixing.class, journal::lines).getMessage().contains("is cut off"));
  }

  /// Who rewrites the whole file needs the key: another key's chain is another signature.
  @Test
  void aJournalWrittenAgainWithAnotherKeyNamesAnotherKey() throws Exception {
    var entries = new ArrayList<>(journal.lines());
    Files.delete(file);
    var other = SigningKey.at(folder.resolve("other.pem"));
    for (var line : entries) journal.append(line.at(), line.entry(), other);
    assertEquals(
        List.of(other.verifying().text()),
        journal.lines().stream().map(Journal.Line::key).distinct().toList());
  }

  /// Whoever can write into the folder and does not have the key cannot add a line, either.
  @Test
  void aLineSignedWithAnotherKeyIsFound() throws Exception {
    var own = Files.readAllLines(file);
    aJournalWrittenAgainWithAnotherKeyNamesAnotherKey();
    var foreign = Files.readAllLines(file).getLast();
    Files.write(file, List.of(own.get(0), own.get(1), foreign));
    var found = assertThrows(BadFixing.class, journal::lines);
    assertTrue(
        found.getMessage().startsWith(file + ":3 is signed by ")
            && found.getMessage().contains("not by the administrator's " + key.verifying().text()),
        found.getMessage());
  }
}
