// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small file told in a test, and what became of its lines.
final class Told {
  static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity\n";

  final List<Observation> seen = new ArrayList<>();
  final List<Refusal> refused = new ArrayList<>();
  final List<Reading> readings = new ArrayList<>();

  /// Parses and normalises the rows under the usual header.
  static Told rows(String rows) {
    return file(HEADER + rows, Normaliser.shipped());
  }

  static Told file(String text, Normaliser normaliser) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), normaliser);
  }

  static Told bytes(byte[] bytes, Normaliser normaliser) {
    var told = new Told();
    try {
      ObservationFile.read(
          new ByteArrayInputStream(bytes), "told.csv", 0, told.seen::add, told.refused::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var seen : told.seen) normaliser.take(seen, told.readings::add, told.refused::add);
    return told;
  }

  /// A row of a GPU with this price text, currency, unit and count.
  static String gpu(String price, String currency, String unit, String count) {
    return "2026-07-31T12:00:00Z,s,acme,neocloud,H100,SXM,80,%s,,on-demand,list,%s,%s,%s,\n"
        .formatted(count, price, currency, unit);
  }

  /// A row of a model's input tokens.
  static String tokens(String price, String currency, String unit) {
    return "2026-07-31T12:00:00Z,s,acme,open,m,input,,,,on-demand,list,%s,%s,%s,\n"
        .formatted(price, currency, unit);
  }

  /// The standard price of the only row, or its refusal's code and reason.
  String outcome() {
    if (!readings.isEmpty()) return Dollars.text(readings.getFirst().price(), 6);
    return refused.getFirst().code() + ": " + refused.getFirst().reason();
  }
}
