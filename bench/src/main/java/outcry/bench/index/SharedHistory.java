// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Normaliser;
import outcry.server.benchmark.HouseWorkings;

/// The price records that stand beside the repository, or nowhere: four and a half years of them
/// into the fixings of every index of the house. Tables in other columns are first brought into
/// those of the contract; events are filled forward, so that a list price is seen every day.
final class SharedHistory {
  private static final LocalDate FIRST = LocalDate.of(2022, 2, 9);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 31);

  private static final String CONTRACT =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity";

  /// `H100 SXM` to card and form.
  private static final String CARD =
      "split_part(%1$s, ' ', 1) AS good, CASE WHEN %1$s ILIKE '%%SXM%%' THEN 'SXM'"
          + " WHEN %1$s ILIKE '%%PCIE' THEN 'PCIe' WHEN %1$s ILIKE '%%NVL' THEN 'NVL' END AS form";

  private static final Map<String, String> SELECTS = new LinkedHashMap<>();

  static {
    SELECTS.put(
        "gpu_gcp_price_events_2022-02_2026-03.csv.gz",
        """
        SELECT strftime(day, '%Y-%m-%d') AS observed_at, 'cloud-list' AS source, 'gcp' AS provider,
          'hyperscaler' AS tier, gpu AS good, '' AS form, gpu_memory_gb AS memory_gb,
          gpu_count AS count, region, commitment AS terms, 'list' AS kind,
          usd_per_hour_total AS price, 'USD' AS currency, 'instance-hour' AS unit, '' AS quantity
        FROM (SELECT *, lead(date) OVER (PARTITION BY region, instance, commitment ORDER BY date) AS until
              FROM read_csv('FILE')),
          unnest(generate_series(date, coalesce(until, DATE '2026-03-27') - 1, INTERVAL 1 DAY)) AS days(day)
        WHERE event <> 'removed'\
        """);
    SELECTS.put(
        "gpu_list_prices_2022_2024.csv.gz",
        """
        SELECT strftime(day, '%Y-%m-%d') AS observed_at, 'rate-cards' AS source, provider,
          CASE WHEN provider IN ('AWS', 'Azure', 'GCP') THEN 'hyperscaler' ELSE 'neocloud' END AS tier,
          gpu AS good, '' AS form, gpu_memory_gb AS memory_gb, gpu_count AS count, '' AS region,
          commitment AS terms, 'list' AS kind, usd_per_hour_total AS price, 'USD' AS currency,
          'instance-hour' AS unit, '' AS quantity
        FROM (SELECT *, lead(date) OVER (PARTITION BY provider, gpu, gpu_memory_gb, gpu_count, instance, commitment ORDER BY date) AS until
              FROM read_csv('FILE')),
          unnest(generate_series(date, coalesce(until, DATE '2024-02-28') - 1, INTERVAL 1 DAY)) AS days(day)\
        """);
    SELECTS.put(
        "gpu_provider_30min_2025-10-19_2025-11-08.csv.gz",
        """
        SELECT strftime(timestamp_utc, '%Y-%m-%dT%H:%M:%SZ') AS observed_at, 'broker' AS source, provider,
          'neocloud' AS tier, CARD, gpu_memory_gb AS memory_gb, 1 AS count, '' AS region,
          'on-demand' AS terms, 'list' AS kind, avg_usd_per_gpu_hour AS price, 'USD' AS currency,
          'gpu-hour' AS unit, '' AS quantity
        FROM read_csv('FILE')\
        """
            .replace("CARD", CARD.formatted("gpu")));
    SELECTS.put(
        "gpu_marketplace_offers_2026-02-27_2026-03-04.csv.gz",
        """
        SELECT strftime(collected_utc, '%Y-%m-%dT%H:%M:%SZ') AS observed_at, 'marketplace' AS source,
          'host-' || host_id AS provider, 'marketplace' AS tier, CARD,
          round(gpu_ram_mib / 1024) AS memory_gb, gpu_count AS count, geolocation AS region,
          'on-demand' AS terms, 'firm' AS kind, usd_per_hour_total AS price, 'USD' AS currency,
          'offer-hour' AS unit, '' AS quantity
        FROM read_csv('FILE')\
        """
            .replace("CARD", CARD.formatted("gpu_name")));
    SELECTS.put(
        "token_price_events.csv.gz",
        """
        SELECT strftime(date, '%Y-%m-%d') AS observed_at, source, provider,
          CASE WHEN provider IN ('openai', 'anthropic', 'google') THEN 'frontier' ELSE 'open' END AS tier,
          model AS good, replace(replace(price_kind, 'input_', ''), '_', '-') AS form, '' AS memory_gb,
          '' AS count, '' AS region, 'on-demand' AS terms, 'list' AS kind, usd_per_mtok AS price,
          'USD' AS currency, 'mtok' AS unit, '' AS quantity
        FROM read_csv('FILE')
        WHERE event <> 'removed' AND price_kind IN ('input', 'input_cached', 'cache_write', 'output')\
        """);
  }

  private final List<Path> files = new ArrayList<>();

  /// Brings the records into the columns of the contract, in the folder.
  ///
  /// @param records where the records stand
  /// @throws IOException when one is not there
  SharedHistory(Path records, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      for (var select : SELECTS.entrySet()) {
        var from = present(records.resolve(select.getKey()));
        var to = folder.resolve(select.getKey().replace(".gz", ""));
        statement.execute(
            "COPY (SELECT %s FROM (%s) ORDER BY observed_at) TO '%s' (FORMAT csv, HEADER)"
                .formatted(CONTRACT, select.getValue().replace("FILE", from.toString()), to));
        files.add(to);
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    files.add(present(records.resolve("gpu_list_offers_2026-07-05_2026-07-31.csv.gz")));
  }

  private static Path present(Path file) throws IOException {
    if (!Files.isRegularFile(file)) throw new IOException("no " + file.getFileName());
    return file;
  }

  /// Every index of the house over every day; each hears of the goods it is made from.
  IndexRun.Made fix() {
    var runs = new LinkedHashMap<IndexMethod.Run, Predicate<String>>();
    for (var method : Catalogue.all()) {
      runs.put(method.resume(State.NONE), HouseWorkings.known(method).goods());
    }
    var concerned = new HashMap<String, List<IndexMethod.Run>>();
    Function<String, List<IndexMethod.Run>> of =
        good ->
            concerned.computeIfAbsent(
                good,
                _ ->
                    runs.entrySet().stream()
                        .filter(run -> good.isEmpty() || run.getValue().test(good))
                        .map(Map.Entry::getKey)
                        .toList());
    long observations = 0;
    var normaliser = Normaliser.shipped();
    for (int input = 0; input < files.size(); input++) {
      var file = files.get(input);
      try (var in = Files.newInputStream(file)) {
        var rows =
            normaliser.read(
                in,
                file.getFileName().toString(),
                input,
                reading -> {
                  for (var run : of.apply(reading.seen().good().name())) run.take(reading);
                },
                refusal -> {
                  for (var run : of.apply(refusal.good())) run.refuse(refusal);
                });
        observations += rows.observations() + rows.refusals();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    long fixings = 0;
    long values = 0;
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (var run : runs.keySet()) {
        fixings++;
        if (run.close(day).withheld().isEmpty()) values++;
      }
    }
    return new IndexRun.Made(observations, fixings, values);
  }
}
