// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import outcry.index.fact.PriceFacts;

/// A file a fixing is computed from.
///
/// @param name as written in the fixing: what messages and reasons call it
/// @param role `observations`, `rates` or `groups`
/// @param path where it lies now
public record InputFile(String name, String role, Path path) {
  public static final String OBSERVATIONS = "observations";
  public static final String RATES = "rates";
  public static final String GROUPS = "groups";
  public static final String FACTS = "facts";

  /// What the name of a table shipped with the index module begins with.
  public static final String SHIPPED = "shipped:";

  public static InputFile shipped(String table) {
    return new InputFile(SHIPPED + table, FACTS, Path.of(table));
  }

  public boolean isShipped() {
    return name.startsWith(SHIPPED);
  }

  /// SHA-256 of the whole file as it lies on disk, or of the shipped table.
  String sha256() throws IOException {
    return isShipped() ? Sha256.of(shippedText()) : Sha256.of(path);
  }

  long bytes() throws IOException {
    return isShipped() ? shippedText().getBytes(StandardCharsets.UTF_8).length : Files.size(path);
  }

  /// The text of a shipped table; empty when none has this name.
  String shippedText() {
    return PriceFacts.shippedTables().getOrDefault(name.substring(SHIPPED.length()), "");
  }
}
