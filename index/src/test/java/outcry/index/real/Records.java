// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The records as offers of the plain CSV contract. What a source does not say is assumed here, in
/// words, and nowhere else.
final class Records {
  private Records() {}

  /// Price pages of 32 sellers, July 2026; already in the columns of the contract.
  static List<Offer> july() {
    return RecordFile.rows("gpu_list_offers_2026-07-05_2026-07-31.csv.gz").stream()
        .map(Records::plain)
        .toList();
  }

  /// A broker's half-hourly table, three weeks of autumn 2025. The source gives the lowest and the
  /// mean of a seller's offers and mixes on-demand with spot. Assumed: the mean is the seller's
  /// posted on-demand price; a broker's sellers are neoclouds. The bias is the same on all days.
  static List<Offer> broker() {
    var offers = new ArrayList<Offer>();
    for (var row : RecordFile.rows("gpu_provider_30min_2025-10-19_2025-11-08.csv.gz")) {
      offers.add(
          new Offer(
              row.get("timestamp_utc"),
              "broker",
              row.get("provider"),
              "neocloud",
              name(row.get("gpu")),
              form(row.get("gpu")),
              row.get("gpu_memory_gb"),
              "1",
              "",
              "on-demand",
              "list",
              row.get("avg_usd_per_gpu_hour"),
              "USD",
              "gpu-hour",
              ""));
    }
    return offers;
  }

  /// The same broker's median over all offers of H100 SXM: the last snapshot of each day, dollars.
  static TreeMap<LocalDate, Double> brokerOfferMedians() {
    var last = new TreeMap<LocalDate, Double>();
    for (var row : RecordFile.rows("gpu_market_stats_30min_2025-10-19_2025-11-08.csv.gz")) {
      if (row.get("gpu").equals("H100 SXM")) {
        var day = LocalDate.parse(row.get("timestamp_utc").substring(0, 10));
        last.put(day, Double.parseDouble(row.get("median")));
      }
    }
    return last;
  }

  /// One marketplace, six days of 2026, every host a seller of its own: the index collapses a
  /// marketplace to one vote, which would hide the faults these tests are about. The price is that
  /// of the whole offer.
  static List<Offer> marketplaceHosts() {
    var offers = new ArrayList<Offer>();
    for (var row : RecordFile.rows("gpu_marketplace_offers_2026-02-27_2026-03-04.csv.gz")) {
      offers.add(
          new Offer(
              row.get("collected_utc"),
              "marketplace",
              "host-" + row.get("host_id"),
              "marketplace",
              name(row.get("gpu_name")),
              form(row.get("gpu_name")),
              Long.toString(Math.round(Double.parseDouble(row.get("gpu_ram_mib")) / 1024)),
              row.get("gpu_count"),
              "",
              "on-demand",
              "firm",
              row.get("usd_per_hour_total"),
              "USD",
              "offer-hour",
              ""));
    }
    return offers;
  }

  /// Which machine an offer of {@link #marketplaceHosts} is, in the same order.
  static List<String> marketplaceMachines() {
    return RecordFile.rows("gpu_marketplace_offers_2026-02-27_2026-03-04.csv.gz").stream()
        .map(row -> row.get("machine_id"))
        .toList();
  }

  /// Rate cards of 2022 to 2024 seen on 25 days. Assumed: a card stands from the day it was seen to
  /// the day before it was seen next, and is seen at noon of every day between.
  static List<Offer> rateCards(LocalDate from, LocalDate to, Predicate<Offer> wanted) {
    var seen = new TreeMap<LocalDate, List<Offer>>();
    for (var row : RecordFile.rows("gpu_list_prices_2022_2024.csv.gz")) {
      var provider = row.get("provider");
      var card =
          new Offer(
              row.get("date") + "T12:00:00Z",
              "rate-cards",
              provider,
              hyperscaler(provider) ? "hyperscaler" : "neocloud",
              name(row.get("gpu")),
              "",
              row.get("gpu_memory_gb"),
              row.get("gpu_count"),
              "",
              row.get("commitment"),
              "list",
              row.get("usd_per_hour_total"),
              "USD",
              "instance-hour",
              "");
      if (wanted.test(card)) {
        seen.computeIfAbsent(LocalDate.parse(card.date()), _ -> new ArrayList<>()).add(card);
      }
    }
    var offers = new ArrayList<Offer>();
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      var observed = day + "T12:00:00Z";
      var cards = seen.floorEntry(day);
      if (cards != null) cards.getValue().forEach(card -> offers.add(card.at(observed)));
    }
    return offers;
  }

  /// Google Cloud's machines of one card: changes, filled forward. Every region and machine is a
  /// line.
  static List<Offer> googleCloud(String gpu, int memoryGb, LocalDate from, LocalDate to) {
    var standing = new TreeMap<String, Map<String, String>>();
    var offers = new ArrayList<Offer>();
    var day = from;
    for (var row : RecordFile.rows("gpu_gcp_price_events_2022-02_2026-03.csv.gz")) {
      if (!row.get("gpu").equals(gpu) || !row.get("gpu_memory_gb").equals("" + memoryGb)) continue;
      var date = LocalDate.parse(row.get("date"));
      for (; day.isBefore(date) && !day.isAfter(to); day = day.plusDays(1)) {
        fill(offers, standing, day);
      }
      var key = row.get("region") + " " + row.get("instance") + " " + row.get("commitment");
      if (row.get("event").equals("removed")) standing.remove(key);
      else standing.put(key, row);
    }
    for (; !day.isAfter(to); day = day.plusDays(1)) fill(offers, standing, day);
    return offers;
  }

  private static void fill(
      List<Offer> offers, TreeMap<String, Map<String, String>> standing, LocalDate day) {
    for (var row : standing.values()) {
      offers.add(
          new Offer(
              day + "T12:00:00Z",
              "google-cloud",
              "gcp",
              "hyperscaler",
              row.get("gpu"),
              "",
              row.get("gpu_memory_gb"),
              row.get("gpu_count"),
              row.get("region"),
              row.get("commitment"),
              "list",
              row.get("usd_per_hour_total"),
              "USD",
              "instance-hour",
              ""));
    }
  }

  private static Offer plain(Map<String, String> row) {
    return new Offer(
        row.get("observed_at"),
        row.get("source"),
        row.get("provider"),
        row.get("tier"),
        row.get("good"),
        row.get("form"),
        row.get("memory_gb"),
        row.get("count"),
        row.get("region"),
        row.get("terms"),
        row.get("kind"),
        row.get("price"),
        row.get("currency"),
        row.get("unit"),
        row.get("quantity"));
  }

  private static String name(String gpu) {
    int space = gpu.indexOf(' ');
    return space < 0 || gpu.startsWith("RTX") || gpu.startsWith("Tesla")
        ? gpu
        : gpu.substring(0, space);
  }

  private static String form(String gpu) {
    var lower = gpu.toLowerCase(Locale.ROOT);
    if (lower.endsWith(" sxm") || lower.endsWith(" sxm4")) return "SXM";
    if (lower.endsWith(" pcie")) return "PCIe";
    return lower.endsWith(" nvl") ? "NVL" : "";
  }

  private static boolean hyperscaler(String provider) {
    return List.of("AWS", "Azure", "GCP", "Google Cloud").contains(provider);
  }
}
