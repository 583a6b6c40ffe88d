// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// The database file and its two tables. Amounts are in 10^-12 of the currency as quoted, times in
/// UTC; a refusal is a row with a `code`, and has no price.
final class Tables {
  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS captures(
      number BIGINT PRIMARY KEY, source VARCHAR NOT NULL, part VARCHAR NOT NULL,
      taken_at TIMESTAMP NOT NULL, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
      complete BOOLEAN NOT NULL, kept VARCHAR NOT NULL, observations INTEGER NOT NULL,
      refusals INTEGER NOT NULL)\
    """,
    """
    CREATE TABLE IF NOT EXISTS observations(
      capture BIGINT NOT NULL, seq INTEGER NOT NULL, day DATE NOT NULL, line INTEGER NOT NULL,
      observed BIGINT, effective BIGINT, source VARCHAR NOT NULL, provider VARCHAR NOT NULL,
      tier VARCHAR, good VARCHAR NOT NULL, form VARCHAR, memory_gb INTEGER, interconnect VARCHAR,
      component VARCHAR, context VARCHAR, hours VARCHAR, count INTEGER, region VARCHAR,
      terms VARCHAR, kind VARCHAR, amount BIGINT, currency VARCHAR, parts INTEGER, unit VARCHAR,
      quantity BIGINT, buyer VARCHAR, code VARCHAR, reason VARCHAR)\
    """,
  };

  private Tables() {}

  static DuckDBConnection open(Path file) throws IOException {
    var settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", "512MB");
    // Nobody is asked on the database's own account, also not for extensions.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      var connection =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings);
      try (var statement = connection.createStatement()) {
        for (var table : TABLES) statement.execute(table);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IOException(
          file
              + " cannot be opened; is another command using this archive? "
              + e.getMessage().lines().findFirst().orElse(""),
          e);
    }
  }
}
