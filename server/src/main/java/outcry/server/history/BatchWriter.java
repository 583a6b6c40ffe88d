// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import outcry.server.history.Batch.Key;

/// Stores a batch and how far it goes in one transaction: both are there afterwards, or neither.
final class BatchWriter {
  private final DuckDBConnection connection;

  BatchWriter(Database database) {
    connection = database.writer();
  }

  void store(Batch batch, Progress progress) throws SQLException {
    try {
      // First, because a statement opens the transaction and an appender alone would commit by
      // itself.
      move(progress);
      products(batch.products);
      contracts(batch.contracts);
      accounts(batch.accounts);
      trades(batch.trades);
      settlements(batch.settlements);
      fixings(batch.fixings);
      ledger(batch.ledger);
      busts(batch.busts);
      facts(batch.facts);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void move(Progress progress) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE progress SET position = ?, idx = ?, recording = ?, recorded = ?")) {
      update.setLong(1, progress.position());
      update.setInt(2, progress.index());
      update.setLong(3, progress.recording());
      update.setLong(4, progress.recorded());
      update.executeUpdate();
    }
  }

  private void products(List<Batch.ProductRow> rows) throws SQLException {
    append(
        "products",
        rows,
        (to, row) ->
            to.append(row.number())
                .append(row.product())
                .append(row.kind())
                .append(row.multiplier())
                .append(Micros.decimal(row.tick())));
  }

  private void contracts(List<Batch.ContractRow> rows) throws SQLException {
    append(
        "contracts",
        rows,
        (to, row) ->
            to.append(row.number())
                .append(row.contract())
                .append(row.product())
                .append(row.index()));
  }

  private void accounts(List<Batch.AccountRow> rows) throws SQLException {
    append(
        "accounts",
        rows,
        (to, row) ->
            to.append(row.number()).append(row.account()).append(row.member()).append(row.kind()));
  }

  private void trades(List<Batch.TradeRow> rows) throws SQLException {
    append(
        "trades",
        rows,
        (to, row) ->
            key(to, row.key())
                .append(row.trade())
                .append(row.contract())
                .append(Micros.decimal(row.price()))
                .append(row.quantity())
                .append(row.buyer())
                .append(row.seller())
                .append(row.aggressor())
                .append(row.kind()));
  }

  private void settlements(List<Batch.SettlementRow> rows) throws SQLException {
    append(
        "settlements",
        rows,
        (to, row) ->
            key(to, row.key())
                .append(row.contract())
                .appendEpochDays(row.date())
                .append(Micros.decimal(row.price()))
                .append(row.tier())
                .append(row.cycle()));
  }

  private void fixings(List<Batch.FixingRow> rows) throws SQLException {
    append(
        "fixings",
        rows,
        (to, row) ->
            key(to, row.key())
                .append(row.index())
                .appendEpochDays(row.date())
                .append(Micros.decimal(row.value())));
  }

  private void ledger(List<Batch.LedgerRow> rows) throws SQLException {
    append(
        "ledger",
        rows,
        (to, row) ->
            key(to, row.key())
                .append(row.kind())
                .append(row.debit())
                .append(row.credit())
                .append(Micros.decimal(row.amount()))
                .append(row.account())
                .append(Micros.decimal(row.cash()))
                .append(row.ref()));
  }

  private void busts(List<Batch.BustRow> rows) throws SQLException {
    append("busts", rows, (to, row) -> key(to, row.key()).append(row.trade()));
  }

  private void facts(List<Batch.FactRow> rows) throws SQLException {
    append(
        "facts",
        rows,
        (to, row) ->
            key(to, row.key()).append(row.account()).append(row.other()).append(row.event()));
  }

  private static DuckDBAppender key(DuckDBAppender to, Key key) throws SQLException {
    return to.append(key.position())
        .append(key.index())
        .appendEpochMicros(TimeUnit.MILLISECONDS.toMicros(key.time()));
  }

  private interface Cells<R> {
    DuckDBAppender append(DuckDBAppender to, R row) throws SQLException;
  }

  private <R> void append(String table, List<R> rows, Cells<R> cells) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var appender = connection.createAppender(table)) {
      for (var row : rows) {
        cells.append(appender.beginRow(), row).endRow();
      }
      appender.flush();
    }
  }
}
