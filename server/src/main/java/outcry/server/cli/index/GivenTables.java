// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import outcry.index.observation.MissingColumns;
import outcry.index.observation.Observation;
import outcry.index.observation.ObservationFile;
import outcry.index.observation.ObservationWriter;
import outcry.index.observation.Refusal;
import outcry.server.benchmark.Archive;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.InputFile;

/// Tables handed to a publication become the inputs of their days (rule I-33). A table of the day
/// is kept as it is, byte for byte. One of several days is no day's input: each day that has none
/// yet gets a table of its own rows, so that a month handed over at once is a month of fixings.
final class GivenTables {
  private static final long DAY_SECONDS = 86_400;

  private final Archive archive;
  private final LocalDate last;
  private final Consumer<String> note;

  /// @param last the last day to publish
  /// @param note hears what was done to a table of several days
  GivenTables(Archive archive, LocalDate last, Consumer<String> note) {
    this.archive = archive;
    this.last = last;
    this.note = note;
  }

  /// Keeps the tables.
  ///
  /// @return the days that have got inputs, with the last day to publish
  SortedSet<LocalDate> keep(List<Path> files) throws BadFixing, IOException {
    var kept = new TreeSet<LocalDate>(List.of(last));
    var fresh = new TreeMap<Path, SortedSet<LocalDate>>();
    for (var file : files) fresh.put(file, fresh(file));
    for (var file : files) {
      if (fresh.get(file).isEmpty()) {
        archive.keep("inputs", last, file, InputFile.OBSERVATIONS);
      } else {
        fresh.get(file).add(last);
        split(file, fresh.get(file));
        kept.addAll(fresh.get(file));
      }
    }
    return kept;
  }

  /// The days before the last one that a file is about and that have no observations yet.
  private SortedSet<LocalDate> fresh(Path file) throws BadFixing, IOException {
    var days = new TreeSet<LocalDate>();
    read(file, (day, _) -> days.add(day), (_, _) -> {});
    if (!days.isEmpty() && days.last().isAfter(last))
      note.accept(
          file
              + " goes on to "
              + days.last()
              + ": what is later than "
              + last
              + " counts when it is handed over for a later day");
    var fresh = new TreeSet<LocalDate>();
    for (var day : days.headSet(last)) {
      if (archive.inputs(day).stream().noneMatch(Archive::isObservations)) fresh.add(day);
    }
    return fresh;
  }

  private void split(Path file, SortedSet<LocalDate> days) throws BadFixing, IOException {
    record Rows(List<Observation> seen, List<Refusal> refused) {}
    var rows = new TreeMap<LocalDate, Rows>();
    for (var day : days) rows.put(day, new Rows(new ArrayList<>(), new ArrayList<>()));
    var left = new int[1];
    read(
        file,
        (day, seen) -> {
          if (rows.containsKey(day)) rows.get(day).seen().add(seen);
          else left[0]++;
        },
        (day, refusal) -> {
          if (rows.containsKey(day)) rows.get(day).refused().add(refusal);
          else left[0]++;
        });
    for (var each : rows.entrySet()) {
      var table = Files.createTempFile("outcry-", ".csv");
      try {
        try (var out = Files.newOutputStream(table)) {
          ObservationWriter.write(each.getValue().seen(), each.getValue().refused(), out);
        }
        archive.keep("inputs", each.getKey(), table, InputFile.OBSERVATIONS);
      } finally {
        Files.delete(table);
      }
    }
    note.accept(
        file
            + " is about several days: the rows of "
            + rows.firstKey()
            + " to "
            + rows.lastKey()
            + " are kept as "
            + Figures.count(rows.size(), "table")
            + ", one a day"
            + (left[0] == 0
                ? ""
                : "; " + Figures.count(left[0], "row") + " of other days left out"));
  }

  private interface Taken<T> {
    void take(LocalDate day, T row);
  }

  /// Every row with its day. A row that does not say when belongs to the day of the row before it,
  /// at the head of a file to the day of the first that does.
  private void read(Path file, Taken<Observation> seen, Taken<Refusal> refused)
      throws BadFixing, IOException {
    if (Files.isDirectory(file))
      throw new BadFixing(file + " is a directory; name the files in it");
    var day = new LocalDate[1];
    SequencedCollection<Refusal> undated = new ArrayList<>();
    try (var in = Files.newInputStream(file)) {
      ObservationFile.read(
          in,
          file.toString(),
          0,
          one -> {
            day[0] = day(one.observed());
            undated.forEach(refusal -> refused.take(day[0], refusal));
            undated.clear();
            seen.take(day[0], one);
          },
          refusal -> {
            if (refusal.observed() != Long.MIN_VALUE) day[0] = day(refusal.observed());
            if (day[0] == null) undated.add(refusal);
            else refused.take(day[0], refusal);
          });
    } catch (MissingColumns e) {
      throw new BadFixing(e.getMessage());
    }
    undated.forEach(refusal -> refused.take(last, refusal));
  }

  private static LocalDate day(long seconds) {
    return LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
  }
}
