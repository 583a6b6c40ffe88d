// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
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

/// The gpuhunt catalogue: a zip with a table for each seller, dollars for an hour of the whole
/// instance, spot in a row of its own. A version (`20261008-1`) is asked for first.
///
/// Lines are counted through the tables of the zip in their order, headers included.
///
/// Doubts. The card has no form; we take it from our table of machines or from the instance's name
/// where it is written there. The catalogue's version is a day, not an instant: prices count as
/// seen when captured. RunPod's instances there are its price per card times a number of cards.
public final class Gpuhunt implements PriceSource {
  private static final String HOME = "https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com/v2/";
  private static final int LONGEST_VERSION = 40;

  @Override
  public String id() {
    return "gpuhunt";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of(Request.get("version", HOME + "version"));
  }

  @Override
  public Optional<Request> next(Request asked, Capture answer) {
    if (!asked.part().equals("version") || answer.length() > LONGEST_VERSION) {
      return Optional.empty();
    }
    var version = new String(answer.bytes(), StandardCharsets.UTF_8).strip();
    return version.matches("[0-9A-Za-z.-]+")
        ? Optional.of(asked.at("catalog", HOME + version + "/catalog.zip"))
        : Optional.empty();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    if (capture.part().equals("version")) return;
    var quotes = new Quotes(capture, sink);
    try (var zip = new ZipInputStream(capture.payload().open())) {
      int line = 0;
      int tables = 0;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.getName().endsWith(".csv")) continue;
        var seller = entry.getName().replaceAll("^.*/|\\.csv$", "");
        line = read(seller, zip, line, quotes);
        tables++;
      }
      if (tables == 0) throw new UnreadablePayload("malformed", "the answer is no zip of tables");
    } catch (ZipException | EOFException e) {
      throw new UnreadablePayload("truncated", "the zip ends early: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
  }

  /// Reads one seller's table and answers how many lines were read in all.
  private static int read(String spelling, ZipInputStream zip, int before, Quotes quotes)
      throws UnreadablePayload {
    var reader = new InputStreamReader(zip, StandardCharsets.UTF_8);
    CsvTable table;
    try {
      table = CsvTable.headed(reader, "instance_name", "price", "gpu_count", "gpu_name", "spot");
    } catch (UnreadablePayload e) {
      // One seller's table is no table; the others' are.
      quotes.at(before + 1).by(spelling, null).refuse(e.code(), spelling + ": " + e.getMessage());
      return before + 1;
    }
    // A seller that is unknown or forbids it is refused once, not row by row.
    var seller = Sellers.said(quotes.at(before + 1), spelling);
    int last = before + 1;
    for (var row = table.next(); row.isPresent(); row = table.next()) {
      last = before + row.get().line();
      if (seller.isPresent()) read(seller.get(), row.get(), last, quotes);
    }
    return last;
  }

  private static void read(Sellers.Seller seller, CsvTable.Row row, int line, Quotes quotes) {
    var card = row.cell("gpu_name");
    if (card.isEmpty() || row.cell("gpu_count").equals("0")) return;
    var quote =
        quotes
            .at(line)
            .by(seller.name(), seller.tier())
            .in(row.cell("location"))
            .on(row.cell("spot").equalsIgnoreCase("true") ? Terms.SPOT : Terms.ON_DEMAND);
    var gpu = gpu(seller, row);
    if (gpu.isEmpty()) {
      quote.refuse("unknown-good", "'" + card + "' is no card we know (rule I-63)");
      return;
    }
    quote
        .of(gpu.get())
        .count(Math.max(1, Digits.whole(row.cell("gpu_count"))))
        .priced(row.cell("price"), Currency.USD, PriceUnit.INSTANCE_HOUR);
  }

  private static Optional<Good.Gpu> gpu(Sellers.Seller seller, CsvTable.Row row) {
    var machine = Machines.of(seller.name(), row.cell("instance_name"));
    if (machine.isPresent()) return Optional.of(machine.get().gpu());
    return GpuName.in(row.cell("gpu_name"), Digits.whole(row.cell("gpu_memory")))
        .map(gpu -> GpuName.formed(gpu, row.cell("instance_name")));
  }
}
