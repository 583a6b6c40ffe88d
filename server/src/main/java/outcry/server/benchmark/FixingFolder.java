// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The published fixings of an archive as files: `fixings/H100-L-2/2026-07-31.json`, a later
/// revision of the same day beside it as `2026-07-31.r1.json`.
final class FixingFolder {
  private static final Pattern FILE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.r(\\d{1,3}))?\\.json");

  private final Path fixings;

  FixingFolder(Path archive) {
    this.fixings = archive.resolve("fixings");
  }

  /// The folders of all indices, by name.
  List<Path> indices() throws IOException {
    if (!Files.isDirectory(fixings)) return List.of();
    try (var folders = Files.list(fixings)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /// The newest revision of every day of an index from a day on.
  static Map<LocalDate, Path> newest(Path index, LocalDate from) throws IOException {
    var revisions = new TreeMap<LocalDate, Integer>();
    var newest = new TreeMap<LocalDate, Path>();
    for (var file : files(index)) {
      var name = FILE.matcher(file.getFileName().toString());
      if (!name.matches()) continue;
      var date = LocalDate.parse(name.group(1));
      int revision = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
      if (!date.isBefore(from) && revisions.merge(date, revision, Math::max) == revision) {
        newest.put(date, file);
      }
    }
    return newest;
  }

  private static List<Path> files(Path index) throws IOException {
    try (var files = Files.list(index)) {
      return new ArrayList<>(files.toList());
    }
  }
}
