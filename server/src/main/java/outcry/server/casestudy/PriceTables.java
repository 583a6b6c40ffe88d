// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import outcry.index.observation.PriceFacts;

/// The price facts as shipped, with single tables replaced by those of a folder: the way to ask
/// what would have been, had a price been another.
public final class PriceTables {
  private static final List<String> NAMES =
      List.of(
          "sources.csv",
          "groups.csv",
          "models.csv",
          "gpu-prices.csv",
          "gpu-levels.csv",
          "token-prices.csv");

  private PriceTables() {}

  /// @throws NoTable when the folder holds none of the tables
  public static PriceFacts over(Path folder) throws IOException {
    var tables = new HashMap<String, String>();
    boolean replaced = false;
    for (var name : NAMES) {
      var own = folder.resolve(name);
      boolean has = Files.isRegularFile(own);
      tables.put(name, has ? Files.readString(own) : shipped(name));
      replaced |= has;
    }
    if (!replaced) {
      throw new NoTable(folder + " holds none of the price tables " + String.join(", ", NAMES));
    }
    return PriceFacts.parse(tables);
  }

  /// The text of a shipped table.
  static String shipped(String name) {
    try (var in = PriceFacts.class.getResourceAsStream("/outcry/index/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no price table " + name + " is shipped");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder without a price table in it.
  public static final class NoTable extends IOException {
    private static final long serialVersionUID = 1;

    NoTable(String message) {
      super(message);
    }
  }
}
