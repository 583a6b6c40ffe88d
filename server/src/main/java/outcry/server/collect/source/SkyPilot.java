// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Terms;
import outcry.server.collect.Capture;
import outcry.server.collect.CsvTable;
import outcry.server.collect.Digits;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;

/// The SkyPilot catalogue: a table of machines for each cloud, dollars for an hour of the whole
/// machine, a second column for spot.
///
/// The card's memory stands in `GpuInfo`, a Python dictionary as text (some clouds write it as
/// JSON), in MiB; its total is wrong at some clouds and not read. Rows without a card are machines
/// without GPUs. An empty price is a machine not offered and says nothing. Of Google Cloud the
/// machine's rows have no card and the card's rows no machine: these are `card-only`, another good.
///
/// Doubts. A catalogue does not say when it was read: a price counts as seen when we captured it,
/// though it may be weeks old; only clouds whose table is renewed often are asked. The zones of a
/// region that say the same count once.
public final class SkyPilot implements PriceSource {
  private static final String CATALOGUES =
      "https://raw.githubusercontent.com/skypilot-org/skypilot-catalog/master/catalogs/v8/";
  private static final List<String> CLOUDS = List.of("aws", "gcp", "lambda", "nebius", "verda");
  private static final Pattern MEBIBYTES =
      Pattern.compile("['\"]SizeInMiB['\"]\\s*:\\s*(\\d{1,8})");

  @Override
  public String id() {
    return "skypilot";
  }

  @Override
  public List<Request> requests(String key) {
    return CLOUDS.stream()
        .map(cloud -> Request.get(cloud, CATALOGUES + cloud + "/vms.csv"))
        .toList();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var zones = new HashSet<List<String>>();
    try (var table =
        CsvTable.of(
            capture, "InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "GpuInfo")) {
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        read(capture.part(), row.get(), quotes, zones);
      }
    }
  }

  /// @param zones what was said of a region already: its zones repeat it
  private static void read(String cloud, CsvTable.Row row, Quotes quotes, Set<List<String>> zones) {
    var card = row.cell("AcceleratorName");
    if (card.isEmpty()) return;
    for (var column : List.of("Price", "SpotPrice")) {
      var price = row.cell(column);
      var said =
          List.of(
              row.cell("InstanceType"),
              card,
              row.cell("AcceleratorCount"),
              row.cell("Region"),
              column,
              price);
      if (price.isEmpty() || !zones.add(said)) continue;
      var quote = quotes.at(row.line());
      quote.on(column.equals("Price") ? Terms.ON_DEMAND : Terms.SPOT).in(row.cell("Region"));
      var known = GpuName.in(card, memory(row.cell("GpuInfo")));
      known.ifPresent(quote::of);
      if (Sellers.said(quote, cloud).isEmpty()) return;
      var count = gpus(row.cell("AcceleratorCount"));
      if (known.isEmpty()) {
        quote.refuse("unknown-good", "'" + card + "' is no card we know (rule I-63)");
      } else if (count == 0) {
        quote.refuse(
            "malformed",
            "AcceleratorCount '" + row.cell("AcceleratorCount") + "' is no whole number (I-61)");
      } else {
        var machine = row.cell("InstanceType");
        var gpu = GpuName.formed(known.get(), machine);
        quote
            .of(machine.isEmpty() ? GpuName.cardOnly(gpu) : gpu)
            .count(count)
            .priced(price, Currency.USD, PriceUnit.INSTANCE_HOUR);
      }
    }
  }

  private static int memory(String gpuInfo) {
    var found = MEBIBYTES.matcher(gpuInfo);
    return found.find() ? Math.round(Integer.parseInt(found.group(1)) / 1024f) : 0;
  }

  /// 0 for half a card.
  private static int gpus(String text) {
    int whole = Digits.whole(text);
    return Digits.number(text)
            .filter(number -> number.compareTo(BigDecimal.valueOf(whole)) == 0)
            .isPresent()
        ? whole
        : 0;
  }
}
