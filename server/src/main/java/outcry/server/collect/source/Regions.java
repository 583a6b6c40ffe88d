// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.server.collect.CsvTable;

/// In which regions a source with a list for each region is asked: `regions.csv`.
final class Regions {
  private static final List<CsvTable.Row> ROWS =
      CsvTable.shipped(Regions.class, "regions.csv", "source", "region");

  private Regions() {}

  static List<String> of(String source) {
    return ROWS.stream()
        .filter(row -> row.cell("source").equals(source))
        .map(row -> row.cell("region"))
        .toList();
  }

  /// Regions somebody named, to be written into an address.
  ///
  /// @throws IllegalArgumentException when one is no name of a region
  static List<String> checked(List<String> regions) {
    for (var region : regions) {
      if (!region.matches("[a-z]{2}[a-z-]{2,30}-[0-9]")) {
        throw new IllegalArgumentException(
            "\"" + region + "\" is no region; one is written us-east-1");
      }
    }
    return List.copyOf(regions);
  }
}
