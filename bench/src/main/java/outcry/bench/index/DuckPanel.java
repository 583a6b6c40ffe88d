// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.TreeMap;

/// The panel statistic as an analyst writes it: the median of each seller's day, then the median
/// over sellers, in DuckDB. No screens, no caps, no chain, no reasons.
final class DuckPanel implements AutoCloseable {
  private static final String COLUMNS =
      "{'observed_at': 'TIMESTAMP', 'source': 'VARCHAR', 'provider': 'VARCHAR', 'tier': 'VARCHAR',"
          + " 'good': 'VARCHAR', 'form': 'VARCHAR', 'memory_gb': 'INTEGER', 'count': 'INTEGER',"
          + " 'region': 'VARCHAR', 'terms': 'VARCHAR', 'kind': 'VARCHAR', 'price': 'DOUBLE',"
          + " 'currency': 'VARCHAR', 'unit': 'VARCHAR', 'quantity': 'DOUBLE'}";

  private static final String STATISTIC =
      """
      SELECT day, median(price) FROM (
        SELECT CAST(observed_at AS DATE) AS day, provider,
               median(CASE unit WHEN 'gpu-hour' THEN price ELSE price / count END) AS price
        FROM %s
        WHERE good = 'H100' AND terms = 'on-demand' AND kind IN ('list', 'firm')
          AND coalesce(form, '') IN ('SXM', '') AND memory_gb BETWEEN 79 AND 81
          AND currency = 'USD' AND unit IN ('gpu-hour', 'instance-hour', 'offer-hour') AND price > 0
        GROUP BY ALL)
      GROUP BY day ORDER BY day
      """;

  private final Connection connection;

  DuckPanel() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET memory_limit = '1GB'");
  }

  /// Dollars by day.
  TreeMap<LocalDate, Double> ofCsv(Path file, int threads) throws SQLException {
    return medians("read_csv('%s', header = true, columns = %s)".formatted(file, COLUMNS), threads);
  }

  TreeMap<LocalDate, Double> ofParquet(Path file, int threads) throws SQLException {
    return medians("read_parquet('%s')".formatted(file), threads);
  }

  /// Writes the same rows as Parquet.
  void pack(Path csv, Path parquet) throws SQLException {
    execute(
        "COPY (SELECT * FROM read_csv('%s', header = true, columns = %s)) TO '%s' (FORMAT parquet)"
            .formatted(csv, COLUMNS, parquet));
  }

  private TreeMap<LocalDate, Double> medians(String table, int threads) throws SQLException {
    execute("SET threads = " + threads);
    var medians = new TreeMap<LocalDate, Double>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(STATISTIC.formatted(table))) {
      while (rows.next()) medians.put(rows.getObject(1, LocalDate.class), rows.getDouble(2));
    }
    return medians;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
