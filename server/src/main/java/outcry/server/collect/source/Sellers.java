// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outcry.index.observation.Tier;
import outcry.server.collect.CsvTable;
import outcry.server.collect.Quote;

/// The sellers of GPU-hours we know, under every spelling a source uses: `sellers.csv`.
///
/// A seller nobody has looked at has no tier and is refused until somebody did (rule I-63).
final class Sellers {
  /// @param forbids its terms forbid an index made of its prices (rule I-2)
  record Seller(String name, Tier tier, boolean forbids) {}

  private static final Map<String, Seller> KNOWN = read();

  private Sellers() {}

  static Optional<Seller> of(String spelling) {
    return Optional.ofNullable(KNOWN.get(spelling.strip().toLowerCase(Locale.ROOT)));
  }

  /// Says the seller of a quote, or refuses the quote: a seller unknown to us, or one that forbids
  /// it.
  ///
  /// @return the seller, empty when the quote was refused
  static Optional<Seller> said(Quote quote, String spelling) {
    var seller = of(spelling);
    if (seller.isEmpty()) {
      quote.by(spelling, null);
      quote.refuse(
          "unknown-seller",
          "nobody has said in which tier '" + spelling + "' sells (sellers.csv, rule I-63)");
      return seller;
    }
    quote.by(seller.get().name(), seller.get().tier());
    if (seller.get().forbids()) {
      quote.refuse(
          "forbidden",
          "the terms of '" + seller.get().name() + "' forbid an index of its prices (rule I-2)");
      return Optional.empty();
    }
    return seller;
  }

  private static Map<String, Seller> read() {
    var known = new HashMap<String, Seller>();
    for (var row :
        CsvTable.shipped(Sellers.class, "sellers.csv", "spelling", "seller", "tier", "forbids")) {
      known.put(
          row.cell("spelling"),
          new Seller(
              row.cell("seller"), Tier.named(row.cell("tier")), row.cell("forbids").equals("yes")));
    }
    return Map.copyOf(known);
  }
}
