// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import outcry.index.fact.PriceFacts;

/// The price facts as shipped, with single tables replaced by those of a folder: the way to ask
/// what would have been, had a price been another.
public final class PriceTables {
  private PriceTables() {}

  /// @throws NoTable when the folder holds none of the tables
  public static PriceFacts over(Path folder) throws IOException {
    var tables = PriceFacts.shippedTables();
    boolean replaced = false;
    for (var table : tables.entrySet()) {
      var own = folder.resolve(table.getKey());
      if (Files.isRegularFile(own)) {
        table.setValue(Files.readString(own));
        replaced = true;
      }
    }
    if (!replaced) {
      throw new NoTable(
          folder + " holds none of the price tables " + String.join(", ", tables.keySet()));
    }
    return PriceFacts.parse(tables);
  }

  /// A folder without a price table in it.
  public static final class NoTable extends IOException {
    private static final long serialVersionUID = 1;

    NoTable(String message) {
      super(message);
    }
  }
}
