// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A published table of this module: `#` comments, one header line, comma-separated fields.
final class Columns {
  private Columns() {}

  /// The rows of a shipped table.
  static List<String[]> shipped(String table, String header) {
    try (var in = Columns.class.getResourceAsStream("/outcry/index/" + table)) {
      if (in == null) throw new IllegalStateException("the module ships no " + table);
      return rows(table, new String(in.readAllBytes(), StandardCharsets.UTF_8), header);
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }

  /// @throws IllegalArgumentException naming table, line and rule
  static List<String[]> rows(String table, String text, String header) {
    var rows = new ArrayList<String[]>();
    int columns = header.split(",").length;
    boolean headed = false;
    int line = 0;
    for (var content : text.split("\r?\n", -1)) {
      line++;
      if (content.isBlank() || content.startsWith("#")) continue;
      if (!headed && !content.equals(header))
        throw new IllegalArgumentException(table + ":" + line + ": columns are " + header);
      if (headed) {
        var fields = content.split(",", -1);
        if (fields.length != columns)
          throw new IllegalArgumentException(
              table + ":" + line + ": " + fields.length + " fields for the columns " + header);
        rows.add(fields);
      }
      headed = true;
    }
    return rows;
  }
}
