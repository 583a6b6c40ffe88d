// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rule I-40: whenever a publication is interrupted, the next one leaves what it would have left.
class InterruptedPublicationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 60;

  @TempDir private Path home;
  private Path whole;

  @BeforeEach
  void anArchiveNobodyInterrupted() throws Exception {
    whole = inputs("whole");
    SigningKey.at(new Archive(whole).keyFile());
  }

  private Path inputs(String name) throws Exception {
    var root = home.resolve(name);
    Files.createDirectories(root.resolve("inputs"));
    for (int i = 0; i < DAYS; i++) {
      var day = FIRST.plusDays(i);
      var time = day + "T10:00:00Z";
      var rows = time + ",Lambda,3." + (10 + i) + "\n" + time + ",Nebius,4." + (10 + i) + "\n";
      Files.writeString(root.resolve("inputs/" + day + ".csv"), rows);
    }
    return root;
  }

  private Path copy(String name) throws Exception {
    var root = home.resolve(name);
    for (var each : files(whole).entrySet()) {
      var file = root.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue(), StandardCharsets.ISO_8859_1);
    }
    return root;
  }

  private static TreeMap<String, String> files(Path root) throws Exception {
    var files = new TreeMap<String, String>();
    try (var all = Files.walk(root)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = root.relativize(file).toString();
        if (!name.equals(".lock"))
          files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static Office office(Path root) throws Exception {
    var archive = new Archive(root);
    var noon = Instant.parse("2026-08-03T12:00:00Z");
    return new Office(archive, new TinyWorkings(), SigningKey.at(archive.keyFile()), () -> noon);
  }

  /// Every step of a publication, and every length of the line in the journal.
  @Test
  void afterEveryStepTheNextPublicationPutsItRight() throws Exception {
    office(whole).publish(FIRST);
    var before = Files.readAllBytes(whole.resolve("journal.jsonl"));
    int round = 0;
    var starts = copy("start");
    office(whole).publish(FIRST.plusDays(1));
    var after = Files.readAllBytes(whole.resolve("journal.jsonl"));
    var name = "fixings/TINY-L-2/" + FIRST.plusDays(1) + ".json";
    var fixing = Files.readAllBytes(whole.resolve(name));
    for (int length = 0; length <= after.length - before.length; length += 29) {
      for (var draft : List.of(fixing, Arrays.copyOf(fixing, fixing.length / 2))) {
        if (length > 0 && draft != fixing) continue; // the line is begun when the draft is there
        var root = copyOf(starts, "round" + round++);
        Files.write(Turn.draft(root.resolve(name)), draft);
        Files.write(root.resolve("journal.jsonl"), Arrays.copyOf(after, before.length + length));
        interrupted(root, "was begun and not published");
      }
    }
    var root = copyOf(starts, "lined");
    Files.write(Turn.draft(root.resolve(name)), fixing);
    Files.write(root.resolve("journal.jsonl"), after);
    interrupted(root, "was published, its step was interrupted");
    assertTrue(round > 15, round + " rounds");
  }

  private Path copyOf(Path from, String name) throws Exception {
    var to = home.resolve(name);
    for (var each : files(from).entrySet()) {
      var file = to.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue(), StandardCharsets.ISO_8859_1);
    }
    return to;
  }

  private void interrupted(Path root, String said) throws Exception {
    var found = Audit.of(new Archive(root), new TinyWorkings()).findings();
    assertTrue(found.toString().contains(said), root + ": " + found);
    office(root).publish(FIRST.plusDays(1));
    assertEquals(files(whole), files(root));
    assertEquals(List.of(), Audit.of(new Archive(root), new TinyWorkings()).findings());
  }

  /// A process is killed again and again, at whatever it is doing.
  @Test
  void aKilledProcessLeavesNothingTheNextCannotFinish() throws Exception {
    var root = copy("killed");
    var last = FIRST.plusDays(DAYS - 1);
    office(whole).publish(last);
    for (int lines = 3; lines < DAYS; lines += 14) {
      var process = process(root, last);
      try {
        awaitLines(root.resolve("journal.jsonl"), lines, process);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    office(root).publish(last);
    assertEquals(files(whole), files(root));
    assertEquals(List.of(), Audit.of(new Archive(root), new TinyWorkings()).findings());
  }

  private static void awaitLines(Path journal, int lines, Process process) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (Files.exists(journal) && Files.readString(journal).lines().count() >= lines) return;
    }
  }

  private static Process process(Path root, LocalDate last) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Publisher.class.getName(),
            root.toString(),
            last.toString())
        .inheritIO()
        .start();
  }

  /// Publishes, until it is killed or done.
  static final class Publisher {
    private Publisher() {}

    static void main(String[] args) throws Exception {
      office(Path.of(args[0])).publish(LocalDate.parse(args[1]));
    }
  }
}
