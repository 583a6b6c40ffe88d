// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.collect.Capture;
import outcry.server.collect.Recorded;
import outcry.server.observation.EndlessCaptures;
import outcry.server.observation.ObservationStore;

/// A collector killed in the middle of keeping: whole captures are there, and nothing else (rule
/// I-63).
class ArchiveKillTest {
  @TempDir private Path archive;

  @Test
  void aKilledCollectorLeavesWholeCapturesOnly() throws IOException, InterruptedException {
    long said = 0;
    for (int round = 1; round <= 2; round++) {
      try (var process = JavaProcess.start(EndlessCaptures.class, archive.toString())) {
        var enough = "kept " + (said + 4);
        process.until(enough::equals);
        process.kill();
        said =
            process.lines().stream()
                .filter(line -> line.startsWith("kept "))
                .mapToLong(line -> Long.parseLong(line.substring("kept ".length())))
                .max()
                .orElseThrow();
      }
      check(said);
    }
  }

  private void check(long said) throws IOException {
    var date = LocalDate.ofInstant(Recorded.TAKEN, ZoneOffset.UTC);
    try (var store = ObservationStore.open(archive)) {
      var captures = store.captures();
      assertTrue(captures.size() >= said, captures.size() + " captures, " + said + " said kept");
      assertEquals(
          captures.size() * EndlessCaptures.OBSERVATIONS, store.day(date).observations().size());
      for (var kept : captures) {
        assertEquals(
            kept.sha256(),
            HexFormat.of().formatHex(Capture.digest().digest(store.capture(kept).bytes())));
      }
      try (var files = Files.walk(archive.resolve("captures"))) {
        assertEquals(0, files.filter(file -> file.toString().endsWith(".part")).count());
      }
    }
  }
}
