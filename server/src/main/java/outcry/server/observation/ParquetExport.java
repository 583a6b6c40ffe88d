// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Observations and refusals as Parquet, in the folders every tool for such files knows:
/// `day=2026-10-08/captures-00000017-00000025.parquet` holds the day's rows out of these captures.
/// Every row names its capture's part, time and hash. A later export adds a file and leaves the
/// others as they are.
final class ParquetExport {
  private static final Pattern NAME = Pattern.compile("captures-(\\d{8,})-(\\d{8,})\\.parquet");

  private record Span(LocalDate day, long first, long last) {}

  private final Connection connection;
  private final Path to;

  ParquetExport(Connection connection, Path to) {
    this.connection = connection;
    this.to = to;
  }

  List<Path> run() throws SQLException, IOException {
    var written = new ArrayList<Path>();
    for (var day : days()) {
      var folder = to.resolve("day=" + day.day());
      long after = exported(folder);
      if (after >= day.last()) continue;
      var span = after < day.first() ? day : span(day.day(), after);
      written.add(write(folder, span, after));
    }
    return written;
  }

  private List<Span> days() throws SQLException {
    var days = new ArrayList<Span>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT day, min(capture), max(capture) FROM observations"
                    + " GROUP BY day ORDER BY day")) {
      while (row.next()) {
        days.add(new Span(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)));
      }
    }
    return days;
  }

  private Span span(LocalDate day, long after) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT min(capture), max(capture) FROM observations WHERE day = ? AND capture > ?")) {
      query.setObject(1, day);
      query.setLong(2, after);
      try (var row = query.executeQuery()) {
        row.next();
        return new Span(day, row.getLong(1), row.getLong(2));
      }
    }
  }

  /// The last capture that is in the folder already; 0 for none.
  private static long exported(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return 0;
    long last = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) last = Math.max(last, Long.parseLong(name.group(2)));
      }
    }
    return last;
  }

  private Path write(Path folder, Span span, long after) throws SQLException, IOException {
    Files.createDirectories(folder);
    var file = folder.resolve("captures-%08d-%08d.parquet".formatted(span.first(), span.last()));
    var draft = folder.resolve(".captures.draft");
    Files.deleteIfExists(draft);
    try (var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT o.* EXCLUDE (day), c.part, c.taken_at, c.sha256, c.complete"
              + " FROM observations o JOIN captures c ON c.number = o.capture WHERE o.day = DATE '"
              + span.day()
              + "' AND o.capture > "
              + after
              + " ORDER BY o.capture, o.seq) TO '"
              + draft.toString().replace("'", "''")
              + "' (FORMAT parquet, COMPRESSION zstd)");
    }
    return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
