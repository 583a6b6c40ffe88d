// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.pricing.scenario.Family;

/// GPU rents from the records: one card of 80 GB (A100, H100), 141 GB (H200) or 180 GB (B200), an
/// hour.
final class GpuFacts {
  private static final String GCP = "gpu_gcp_price_events_2022-02_2026-03.csv.gz";
  private static final String LISTS = "gpu_list_prices_2022_2024.csv.gz";
  private static final String BROKER = "gpu_market_stats_30min_2025-10-19_2025-11-08.csv.gz";
  private static final String SELLERS = "gpu_provider_30min_2025-10-19_2025-11-08.csv.gz";
  private static final String CARDS = "gpu_list_offers_2026-07-05_2026-07-31.csv.gz";
  private static final LocalDate GCP_END = LocalDate.of(2026, 3, 26);

  private final Path folder;

  GpuFacts(Path folder) {
    this.folder = folder;
  }

  /// One cloud's spot prices in the region that sold first and most.
  Map<String, Series> spot() throws IOException {
    var quotes = new TreeMap<String, Quotes>();
    gcp(
        "spot",
        (gpu, row) -> {
          if (row.is("region", "us-central1")) {
            put(quotes, gpu, row, "GCP", row.text("instance"));
          }
        });
    return series(quotes, GCP_END);
  }

  /// The same cloud, every region a vote, also those that list a price and have no machine.
  Map<String, Series> regions() throws IOException {
    var quotes = new TreeMap<String, Quotes>();
    gcp("spot", (gpu, row) -> put(quotes, gpu, row, row.text("region"), row.text("instance")));
    return series(quotes, GCP_END);
  }

  /// On-demand list prices of clouds: every seller has a vote; those other than GCP end early.
  Map<String, Series> lists() throws IOException {
    var quotes = new TreeMap<String, Quotes>();
    gcp(
        "on-demand",
        (gpu, row) ->
            put(quotes, gpu, row, "GCP", row.text("region") + ' ' + row.text("instance")));
    FactFile.read(
        folder.resolve(LISTS),
        List.of("date", "provider", "gpu", "gpu_memory_gb", "commitment", "usd_per_gpu_hour"),
        row -> {
          if (row.is("commitment", "on-demand")
              && row.is("gpu_memory_gb", "80")
              && !row.is("provider", "GCP")
              && Family.GPU.factors().contains(row.text("gpu"))) {
            quotes
                .computeIfAbsent(row.text("gpu"), _ -> new Quotes())
                .put(
                    row.text("provider"),
                    row.text("instance") + ' ' + row.text("gpu_count"),
                    row.date("date"),
                    row.price("usd_per_gpu_hour"));
          }
        });
    return series(quotes, GCP_END);
  }

  /// A broker's book: the last median of all offers each day. What enters and leaves the book moves
  /// it, prices hardly.
  Map<String, Series> offers() throws IOException {
    var days = new TreeMap<String, TreeMap<LocalDate, Double>>();
    FactFile.read(
        folder.resolve(BROKER),
        List.of("timestamp_utc", "gpu", "median"),
        row -> {
          var gpu = card(row.text("gpu"));
          if (gpu != null) {
            days.computeIfAbsent(gpu, _ -> new TreeMap<>())
                .put(row.date("timestamp_utc"), row.price("median"));
          }
        });
    return daily(days);
  }

  /// The same book, one vote each: the median over sellers of each seller's last mean of the day.
  Map<String, Series> sellers() throws IOException {
    var last = new TreeMap<String, TreeMap<LocalDate, TreeMap<String, Double>>>();
    FactFile.read(
        folder.resolve(SELLERS),
        List.of("timestamp_utc", "provider", "gpu", "avg_usd_per_gpu_hour"),
        row -> {
          var gpu = card(row.text("gpu"));
          if (gpu != null) {
            last.computeIfAbsent(gpu, _ -> new TreeMap<>())
                .computeIfAbsent(row.date("timestamp_utc"), _ -> new TreeMap<>())
                .put(row.text("provider"), row.price("avg_usd_per_gpu_hour"));
          }
        });
    var days = new TreeMap<String, TreeMap<LocalDate, Double>>();
    last.forEach(
        (gpu, byDay) ->
            byDay.forEach(
                (day, votes) ->
                    days.computeIfAbsent(gpu, _ -> new TreeMap<>())
                        .put(day, median(votes.values().stream().toList()))));
    return daily(days);
  }

  /// Rate cards of July 2026: every seller has a vote, matched items only.
  Map<String, Series> cards() throws IOException {
    var quotes = new TreeMap<String, Quotes>();
    FactFile.read(
        folder.resolve(CARDS),
        List.of("observed_at", "provider", "good", "memory_gb", "terms", "kind", "price"),
        row -> {
          var gpu = row.text("good");
          boolean small = gpu.equals("A100") && row.is("memory_gb", "40");
          if (row.is("terms", "on-demand")
              && row.is("kind", "list")
              && row.is("currency", "USD")
              && Family.GPU.factors().contains(gpu)
              && !small) {
            var item = row.text("form") + ' ' + row.text("memory_gb") + ' ' + row.text("count");
            quotes
                .computeIfAbsent(gpu, _ -> new Quotes())
                .put(
                    row.text("provider"),
                    item + ' ' + row.text("region"),
                    row.date("observed_at"),
                    row.price("price"));
          }
        });
    return series(quotes, LocalDate.of(2026, 7, 31));
  }

  private interface Taker {
    void take(String gpu, FactFile row);
  }

  private void gcp(String commitment, Taker taker) throws IOException {
    FactFile.read(
        folder.resolve(GCP),
        List.of(
            "date", "region", "instance", "gpu", "gpu_memory_gb", "commitment", "usd_per_gpu_hour"),
        row -> {
          var gpu = row.text("gpu");
          if (row.is("commitment", commitment)
              && Family.GPU.factors().contains(gpu)
              && !row.is("gpu_memory_gb", "40")) {
            taker.take(gpu, row);
          }
        });
  }

  private static void put(
      Map<String, Quotes> quotes, String gpu, FactFile row, String seller, String item) {
    quotes
        .computeIfAbsent(gpu, _ -> new Quotes())
        .put(
            seller,
            item,
            row.date("date"),
            row.is("event", "removed") ? Double.NaN : row.price("usd_per_gpu_hour"));
  }

  private static String card(String name) {
    return switch (name) {
      case "A100 SXM" -> "A100";
      case "H100 SXM" -> "H100";
      case "H200", "B200" -> name;
      default -> null;
    };
  }

  private static Map<String, Series> series(Map<String, Quotes> quotes, LocalDate last) {
    var series = new TreeMap<String, Series>();
    quotes.forEach((gpu, each) -> series.put(gpu, each.series(last)));
    return series;
  }

  private static Map<String, Series> daily(Map<String, TreeMap<LocalDate, Double>> days) {
    var series = new TreeMap<String, Series>();
    days.forEach(
        (gpu, prices) -> {
          var first = prices.firstKey();
          var levels = new ArrayList<Double>();
          for (var day = first; !day.isAfter(prices.lastKey()); day = day.plusDays(1)) {
            levels.add(prices.floorEntry(day).getValue());
          }
          series.put(
              gpu, new Series(first, levels.stream().mapToDouble(Double::doubleValue).toArray()));
        });
    return series;
  }

  private static double median(List<Double> votes) {
    var sorted = votes.stream().filter(v -> !v.isNaN()).sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
