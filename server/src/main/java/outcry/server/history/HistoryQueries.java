// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.duckdb.DuckDBConnection;
import outcry.server.door.web.History;
import outcry.server.read.Fixing;
import outcry.server.statement.Statement;
import outcry.server.statement.StatementBooks;
import outcry.wire.MessageHeaderDecoder;

/// Answers the door's questions about the past, newest first, over its own connection.
public final class HistoryQueries implements History, AutoCloseable {
  private static final String TRADES =
      """
      SELECT position, epoch_ms(time), trade, contract, price, quantity, aggressor, kind
      FROM trades
      WHERE ? IS NULL OR contract = ? ORDER BY position DESC, idx DESC LIMIT ?\
      """;
  private static final String BARS =
      """
      SELECT epoch_ms(time) // ? * ? AS begins, first(price ORDER BY position, idx), max(price),
        min(price), last(price ORDER BY position, idx), sum(quantity)::BIGINT, count(*)
      FROM trades WHERE contract = ? AND kind NOT IN ('block', 'leg')
        AND trade NOT IN (SELECT trade FROM busts)
      GROUP BY begins ORDER BY begins DESC LIMIT ?\
      """;

  /// A trading day is named after the final settlement that ended it; the running one after the day
  /// that follows the last settlement, or after the clock when there was none.
  private static final String DAYS =
      """
      WITH ends AS (
        SELECT position, date FROM settlements WHERE contract = ? AND cycle = 'final')
      SELECT epoch_ms(coalesce(e.date, (SELECT max(date) + 1 FROM ends), t.time::DATE)::TIMESTAMP) AS begins,
        first(t.price ORDER BY t.position, t.idx), max(t.price), min(t.price),
        last(t.price ORDER BY t.position, t.idx), sum(t.quantity)::BIGINT, count(*)
      FROM trades t ASOF LEFT JOIN ends e ON t.position <= e.position
      WHERE t.contract = ? AND t.kind NOT IN ('block', 'leg')
        AND t.trade NOT IN (SELECT trade FROM busts)
      GROUP BY begins ORDER BY begins DESC LIMIT ?\
      """;

  private static final Duration DAY = Duration.ofDays(1);
  private static final String SETTLEMENTS =
      """
      SELECT position, epoch_ms(time), contract, date - DATE '1970-01-01', price, tier, cycle
      FROM settlements WHERE ? IS NULL OR contract = ? ORDER BY position DESC, idx DESC LIMIT ?\
      """;
  private static final String FIXINGS =
      """
      SELECT index_name, date - DATE '1970-01-01', last(value ORDER BY position, idx)
      FROM fixings WHERE ? IS NULL OR index_name = ?
      GROUP BY index_name, date ORDER BY date DESC, index_name LIMIT ?\
      """;
  private static final String LEDGER =
      """
      SELECT position, idx, epoch_ms(time), account, kind,
        CASE WHEN credit = 'account:' || account THEN amount ELSE -amount END, cash, ref
      FROM ledger ORDER BY position DESC, idx DESC LIMIT ?\
      """;

  private static final String FACTS =
      """
      SELECT position, epoch_ms(time), event FROM facts, (
        SELECT number FROM accounts WHERE account = ?) whose
      WHERE facts.account IN (0, number) OR other = number ORDER BY position, idx\
      """;

  private final DuckDBConnection connection;

  HistoryQueries(DuckDBConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<TradeRow> trades(String contract, int limit) {
    return list(
        TRADES,
        ask -> named(ask, contract, limit),
        row ->
            new TradeRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                micros(row, 5),
                row.getLong(6),
                row.getString(7),
                row.getString(8)));
  }

  @Override
  public List<Bar> bars(String contract, Duration interval, int limit) {
    if (interval.equals(DAY)) {
      return list(DAYS, ask -> named(ask, contract, limit), HistoryQueries::bar);
    }
    return list(
        BARS,
        ask -> {
          ask.setLong(1, interval.toMillis());
          ask.setLong(2, interval.toMillis());
          ask.setString(3, contract);
          ask.setInt(4, limit);
        },
        HistoryQueries::bar);
  }

  private static Bar bar(ResultSet row) throws SQLException {
    return new Bar(
        row.getLong(1),
        micros(row, 2),
        micros(row, 3),
        micros(row, 4),
        micros(row, 5),
        row.getLong(6),
        row.getLong(7));
  }

  @Override
  public List<SettlementRow> settlements(String contract, int limit) {
    return list(
        SETTLEMENTS,
        ask -> named(ask, contract, limit),
        row ->
            new SettlementRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                micros(row, 5),
                row.getString(6),
                row.getString(7)));
  }

  /// The value that stands for each date: the last one published.
  @Override
  public List<Fixing> fixings(String index, int limit) {
    return list(
        FIXINGS,
        ask -> named(ask, index, limit),
        row -> new Fixing(row.getString(1), row.getInt(2), micros(row, 3)));
  }

  @Override
  public List<LedgerRow> ledger(int limit) {
    return list(
        LEDGER,
        ask -> ask.setInt(1, limit),
        row ->
            new LedgerRow(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                micros(row, 6),
                micros(row, 7),
                row.getString(8)));
  }

  /// Made anew from the account's own events; those of everybody else stay where they are.
  @Override
  public List<Statement> statements(String account) {
    record Fact(long position, long time, byte[] event) {}
    var books = new StatementBooks(account);
    var header = new MessageHeaderDecoder();
    var buffer = new UnsafeBuffer();
    var facts =
        list(
            FACTS,
            ask -> ask.setString(1, account),
            row -> new Fact(row.getLong(1), row.getLong(2), row.getBytes(3)));
    for (var fact : facts) {
      buffer.wrap(fact.event());
      int template = header.wrap(buffer, 0).templateId();
      books.take(fact.position(), fact.time(), template, buffer, 0);
    }
    return books.isOpen() ? books.statements() : List.of();
  }

  private static void named(PreparedStatement ask, String name, int limit) throws SQLException {
    ask.setString(1, name);
    ask.setString(2, name);
    ask.setInt(3, limit);
  }

  private static long micros(ResultSet row, int column) throws SQLException {
    return Micros.of(row.getBigDecimal(column));
  }

  private interface Question {
    void put(PreparedStatement ask) throws SQLException;
  }

  private interface Answer<R> {
    R read(ResultSet row) throws SQLException;
  }

  private synchronized <R> List<R> list(String sql, Question question, Answer<R> answer) {
    try (var ask = connection.prepareStatement(sql)) {
      question.put(ask);
      try (var rows = ask.executeQuery()) {
        var answers = new ArrayList<R>();
        while (rows.next()) {
          answers.add(answer.read(rows));
        }
        return answers;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the history cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
