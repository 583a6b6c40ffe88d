// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeSet;
import outcry.server.benchmark.Archive;
import outcry.server.observation.DayTable;
import outcry.server.observation.ObservationStore;

/// Freezes what was collected into the inputs of a day: the table every fixing of the day names by
/// its hash. What is captured after the day's publication belongs to no fixing.
final class CollectedInputs {
  private CollectedInputs() {}

  /// Writes `inputs/DATE.csv` for every day up to this one on which something was captured and that
  /// has no inputs yet.
  static void freeze(Archive archive, LocalDate last) throws IOException {
    if (!Files.exists(archive.root().resolve("observations.duckdb"))) return;
    try (var store = ObservationStore.open(archive.root())) {
      var days = new TreeSet<LocalDate>();
      for (var capture : store.captures()) days.add(day(capture.taken()));
      for (var day : days.headSet(last, true)) {
        if (archive.inputs(day).stream().anyMatch(Archive::isObservations)) continue;
        var inputs = Files.createDirectories(archive.root().resolve("inputs"));
        var draft = inputs.resolve("." + day + ".csv.draft");
        Files.deleteIfExists(draft);
        DayTable.write(store.day(day), draft);
        Files.move(draft, inputs.resolve(day + ".csv"));
      }
    }
  }

  private static LocalDate day(Instant taken) {
    return LocalDate.ofInstant(taken, ZoneOffset.UTC);
  }
}
