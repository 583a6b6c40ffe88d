// SPDX-License-Identifier: Apache-2.0
package outcry.index.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rows of a table of names shipped with this module: `#` comments, one header, commas without
/// quotes.
final class NameTable {

  private NameTable() {}

  static List<String[]> rows(String table, int columns) {
    return shipped(table)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .skip(1)
        .map(
            line -> {
              var fields = line.split(",", -1);
              if (fields.length == columns) return fields;
              throw new IllegalStateException(table + ": '" + line + "' has " + fields.length);
            })
        .toList();
  }

  private static String shipped(String table) {
    try (var in = NameTable.class.getResourceAsStream("/outcry/index/" + table)) {
      if (in == null) throw new IllegalStateException("the module ships no " + table);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }
}
