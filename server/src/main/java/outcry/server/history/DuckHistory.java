// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import io.aeron.archive.client.AeronArchive;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import outcry.server.feed.EventPublication;

/// The history of the venue: the file, who writes it and who reads it.
public final class DuckHistory implements AutoCloseable {
  private static final long FINISH_SECONDS = 10;

  private final Database database;
  private final HistoryFollower follower;
  private final EventPublication live;
  private final HistoryQueries queries;

  private DuckHistory(Database database, Supplier<AeronArchive> archives, EventPublication live)
      throws SQLException {
    this.database = database;
    this.live = live;
    this.queries = new HistoryQueries(database.reader());
    this.follower = new HistoryFollower(archives, live, new HistoryWriter(database));
  }

  /// Opens or makes the file and begins to catch up with the recordings, oldest first.
  public static DuckHistory open(Path file, Supplier<AeronArchive> archives, EventPublication live)
      throws SQLException {
    var database = new Database(file);
    try {
      return new DuckHistory(database, archives, live);
    } catch (SQLException e) {
      CloseHelper.quietClose(database);
      throw e;
    }
  }

  public HistoryQueries queries() {
    return queries;
  }

  /// Log position up to which events are stored.
  public long position() {
    return follower.position();
  }

  /// Why nothing more is stored, when that is so.
  public Optional<String> fault() {
    return Optional.ofNullable(follower.fault());
  }

  /// Waits a while for everything recorded so far to be stored; answers whether it is.
  public boolean finish() {
    long target = live.recorded();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FINISH_SECONDS);
    while (!follower.hasStoredAllUpTo(target)) {
      if (follower.fault() != null || System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return true;
  }

  @Override
  public void close() {
    follower.close();
    CloseHelper.quietCloseAll(queries, database);
  }
}
