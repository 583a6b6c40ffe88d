// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// The history's file. One connection writes; each reader has its own.
final class Database implements AutoCloseable {
  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS progress(
      position BIGINT, idx INTEGER, recording BIGINT, recorded BIGINT)\
    """,
    """
    CREATE TABLE IF NOT EXISTS products(
      number INTEGER PRIMARY KEY, product VARCHAR, kind VARCHAR, multiplier BIGINT,
      tick DECIMAL(20,6))\
    """,
    """
    CREATE TABLE IF NOT EXISTS contracts(
      number INTEGER PRIMARY KEY, contract VARCHAR, product VARCHAR, index_name VARCHAR)\
    """,
    """
    CREATE TABLE IF NOT EXISTS accounts(
      number INTEGER PRIMARY KEY, account VARCHAR, member VARCHAR, kind VARCHAR)\
    """,
    """
    CREATE TABLE IF NOT EXISTS trades(
      position BIGINT, idx INTEGER, time TIMESTAMP, trade BIGINT, contract VARCHAR,
      price DECIMAL(20,6), quantity BIGINT, buyer VARCHAR, seller VARCHAR, aggressor VARCHAR,
      kind VARCHAR, PRIMARY KEY(position, idx))\
    """,
    """
    CREATE TABLE IF NOT EXISTS settlements(
      position BIGINT, idx INTEGER, time TIMESTAMP, contract VARCHAR, date DATE,
      price DECIMAL(20,6), tier VARCHAR, cycle VARCHAR, PRIMARY KEY(position, idx))\
    """,
    """
    CREATE TABLE IF NOT EXISTS fixings(
      position BIGINT, idx INTEGER, time TIMESTAMP, index_name VARCHAR, date DATE,
      value DECIMAL(20,6), PRIMARY KEY(position, idx))\
    """,
    """
    CREATE TABLE IF NOT EXISTS ledger(
      position BIGINT, idx INTEGER, time TIMESTAMP, kind VARCHAR, debit VARCHAR, credit VARCHAR,
      amount DECIMAL(20,6), account VARCHAR, cash DECIMAL(20,6), ref VARCHAR,
      PRIMARY KEY(position, idx))\
    """,
    """
    CREATE TABLE IF NOT EXISTS busts(
      position BIGINT, idx INTEGER, time TIMESTAMP, trade BIGINT, PRIMARY KEY(position, idx))\
    """,
    """
    CREATE TABLE IF NOT EXISTS facts(
      position BIGINT, idx INTEGER, time TIMESTAMP, account INTEGER, other INTEGER, event BLOB,
      PRIMARY KEY(position, idx))\
    """,
    "INSERT INTO progress SELECT 0, 0, -1, 0 WHERE NOT EXISTS (SELECT 1 FROM progress)",
  };

  private final DuckDBConnection writer;

  Database(Path file) throws SQLException {
    var settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", "256MB");
    // The venue talks to nobody on its own account, also not to fetch extensions.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    writer = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings);
    try (var statement = writer.createStatement()) {
      for (var table : TABLES) {
        statement.execute(table);
      }
    }
    writer.setAutoCommit(false);
  }

  DuckDBConnection writer() {
    return writer;
  }

  /// A reader commits after every question: in one long transaction it would see the first day for
  /// ever.
  DuckDBConnection reader() throws SQLException {
    var reader = writer.duplicate();
    reader.setAutoCommit(true);
    return reader;
  }

  Progress progress() throws SQLException {
    try (var statement = writer.createStatement();
        var row =
            statement.executeQuery("SELECT position, idx, recording, recorded FROM progress")) {
      row.next();
      return new Progress(row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4));
    }
  }

  Ledgers ledgers() throws SQLException {
    var ledgers = new Ledgers();
    each(
        "SELECT number, product FROM products",
        row -> ledgers.product(row.getInt(1), row.getString(2)));
    each(
        "SELECT number, contract FROM contracts",
        row -> ledgers.contract(row.getInt(1), row.getString(2)));
    each(
        "SELECT number, account FROM accounts",
        row -> ledgers.account(row.getInt(1), row.getString(2)));
    each(
        "SELECT account, last(cash ORDER BY position, idx) FROM ledger GROUP BY account",
        row -> ledgers.cash(row.getString(1), Micros.of(row.getBigDecimal(2))));
    return ledgers;
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String query, Row row) throws SQLException {
    try (var statement = writer.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        row.take(rows);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    writer.close();
  }
}
