// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outcry.index.observation.Good;
import outcry.server.collect.CsvTable;

/// What is in the machines whose names do not say it: `p5.48xlarge` holds eight H100 SXM of 80 GB.
/// The table, `machines.csv`, has the cards an index may ask for and no others.
final class Machines {
  record Machine(Good.Gpu gpu, int count) {}

  private static final Map<String, Machine> KNOWN = read();

  private Machines() {}

  static Optional<Machine> of(String seller, String name) {
    return Optional.ofNullable(KNOWN.get(seller + " " + name));
  }

  private static Map<String, Machine> read() {
    var known = new HashMap<String, Machine>();
    for (var row :
        CsvTable.shipped(
            Machines.class, "machines.csv", "seller", "machine", "good", "memory_gb", "count")) {
      var gpu =
          new Good.Gpu(
              row.cell("good"), row.cell("form"), Integer.parseInt(row.cell("memory_gb")), "");
      known.put(
          row.cell("seller") + " " + row.cell("machine"),
          new Machine(gpu, Integer.parseInt(row.cell("count"))));
    }
    return Map.copyOf(known);
  }
}
