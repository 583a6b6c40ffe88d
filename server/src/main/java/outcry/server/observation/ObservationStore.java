// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.duckdb.DuckDBConnection;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.Collection;
import outcry.server.collect.Gathered;

/// The archive of captures and observations: `captures/` and `observations.duckdb` in the
/// administrator's folder. Rows are added and never changed or deleted (rule I-63).
///
/// One process at a time has it open; in it, any thread may use it.
public final class ObservationStore implements Collection.Keeper, AutoCloseable {
  private final CaptureFolder folder;
  private final DuckDBConnection connection;
  private long captures;

  private ObservationStore(CaptureFolder folder, DuckDBConnection connection) throws SQLException {
    this.folder = folder;
    this.connection = connection;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT coalesce(max(number), 0) FROM captures")) {
      row.next();
      captures = row.getLong(1);
    }
  }

  /// Opens or makes the archive. What a process left half done is not there: half a file is
  /// removed, and a capture without all its observations was never written.
  public static ObservationStore open(Path archive) throws IOException {
    Files.createDirectories(archive);
    // The database lets one process in; only that one may clear away another's drafts.
    var connection = Tables.open(archive.resolve("observations.duckdb"));
    try {
      return new ObservationStore(new CaptureFolder(archive.resolve("captures")), connection);
    } catch (SQLException | IOException e) {
      shut(connection, e);
      throw e instanceof SQLException sql ? failed(sql) : (IOException) e;
    }
  }

  private static void shut(DuckDBConnection connection, Exception why) {
    try {
      connection.close();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /// Where answers may lie on their way in; emptied of drafts (`.part`) by the next start.
  public Path incoming() {
    return folder.incoming();
  }

  @Override
  public void keep(Capture capture, Gathered gathered) throws IOException {
    add(capture, gathered);
  }

  @Override
  public synchronized int fullest(String source, String part, Instant before) throws IOException {
    var end = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
    try (var query =
        connection.prepareStatement(
            "SELECT coalesce(max(observations), 0) FROM captures WHERE source = ? AND part = ?"
                + " AND complete AND taken_at < ? AND taken_at >= ?")) {
      query.setString(1, source);
      query.setString(2, part);
      query.setObject(3, end);
      query.setObject(4, end.minusDays(7));
      try (var row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Keeps a capture and what was read in it, all or nothing.
  public synchronized KeptCapture add(Capture capture, Gathered gathered) throws IOException {
    var kept =
        new KeptCapture(
            captures + 1,
            capture.source(),
            capture.part(),
            capture.taken(),
            capture.sha256(),
            capture.length(),
            capture.complete(),
            "captures/" + folder.keep(capture),
            gathered.observations().size(),
            gathered.refusals().size());
    try {
      try {
        insert(kept);
        insert(kept, gathered);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    captures = kept.number();
    return kept;
  }

  private void insert(KeptCapture kept) throws SQLException {
    // A statement opens the transaction; an appender alone would commit by itself.
    try (var insert =
        connection.prepareStatement("INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, kept.number());
      insert.setString(2, kept.source());
      insert.setString(3, kept.part());
      insert.setObject(4, LocalDateTime.ofInstant(kept.taken(), ZoneOffset.UTC));
      insert.setString(5, kept.sha256());
      insert.setLong(6, kept.length());
      insert.setBoolean(7, kept.complete());
      insert.setString(8, kept.kept());
      insert.setInt(9, kept.observations());
      insert.setInt(10, kept.refusals());
      insert.executeUpdate();
    }
  }

  private void insert(KeptCapture kept, Gathered gathered) throws SQLException {
    var taken = LocalDate.ofInstant(kept.taken(), ZoneOffset.UTC);
    int seq = 0;
    try (var to = connection.createAppender("observations")) {
      for (var seen : gathered.observations()) {
        Rows.append(to, kept.number(), seq++, Rows.day(seen.observed(), taken), seen);
      }
      for (var refusal : gathered.refusals()) {
        Rows.append(to, kept.number(), seq++, Rows.day(refusal.observed(), taken), refusal);
      }
      to.flush();
    }
  }

  /// What was observed on a day, in all that is kept.
  public Day day(LocalDate date) throws IOException {
    return day(date, Instant.MAX);
  }

  /// What was observed on a day, in the captures taken before an instant: a fixing's cut-off.
  public synchronized Day day(LocalDate date, Instant before) throws IOException {
    var kept = new HashMap<Long, KeptCapture>();
    for (var capture : captures()) {
      if (capture.taken().isBefore(before)) kept.put(capture.number(), capture);
    }
    var used = new ArrayList<KeptCapture>();
    var observations = new ArrayList<Observation>();
    var refusals = new ArrayList<Refusal>();
    var rows = new Rows();
    try (var query =
        connection.prepareStatement(
            "SELECT " + Rows.COLUMNS + " FROM observations WHERE day = ? ORDER BY capture, seq")) {
      query.setObject(1, date);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          var capture = kept.get(row.getLong("capture"));
          if (capture == null) continue;
          if (used.isEmpty() || used.getLast() != capture) used.add(capture);
          int input = used.size() - 1;
          if (rows.isRefusal(row)) refusals.add(rows.refusal(row, input));
          else observations.add(rows.observation(row, input));
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
    return new Day(date, used, observations, refusals);
  }

  /// Every capture, in the order they were kept.
  public synchronized List<KeptCapture> captures() throws IOException {
    var all = new ArrayList<KeptCapture>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM captures ORDER BY number")) {
      while (row.next()) all.add(capture(row));
    } catch (SQLException e) {
      throw failed(e);
    }
    return all;
  }

  private static KeptCapture capture(ResultSet row) throws SQLException {
    return new KeptCapture(
        row.getLong("number"),
        row.getString("source"),
        row.getString("part"),
        row.getObject("taken_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getBoolean("complete"),
        row.getString("kept"),
        row.getInt("observations"),
        row.getInt("refusals"));
  }

  /// A kept capture as it came, to read it again.
  public Capture capture(KeptCapture kept) {
    var name = kept.kept().substring("captures/".length());
    return new Capture(
        kept.source(),
        kept.part(),
        kept.taken(),
        kept.sha256(),
        kept.length(),
        kept.complete(),
        () -> folder.open(name));
  }

  /// Writes what no earlier export has as Parquet files, a folder a day.
  ///
  /// @return the files written
  public synchronized List<Path> export(Path to) throws IOException {
    try {
      var written = new ParquetExport(connection, to).run();
      connection.commit();
      return written;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IOException failed(SQLException e) {
    return new IOException("observations.duckdb: " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
