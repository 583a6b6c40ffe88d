// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A small table that tells the normaliser something: rates, groups, forbidden names. `#` comments,
/// one header line, commas, no quotes, columns in any order and more than asked for.
final class OptionTable {
  private OptionTable() {}

  static List<Row> read(String name, String text, List<String> columns, String rule) {
    List<String> header = null;
    var rows = new ArrayList<Row>();
    int line = 0;
    for (var content : text.replaceFirst("^\\uFEFF", "").split("\r?\n", -1)) {
      line++;
      if (content.isBlank() || content.startsWith("#")) continue;
      var fields = Arrays.stream(content.split(",", -1)).map(String::strip).toList();
      if (header == null) {
        header = fields;
        for (var column : columns) {
          if (header.indexOf(column) < 0 || header.indexOf(column) != header.lastIndexOf(column)) {
            throw new BadTable(name, line, "no single column '" + column + "'", rule);
          }
        }
        continue;
      }
      if (fields.size() != header.size()) {
        throw new BadTable(
            name, line, fields.size() + " fields for " + header.size() + " columns", rule);
      }
      rows.add(new Row(name, line, header, fields, rule));
    }
    if (header == null) throw new BadTable(name, 1, "no header " + String.join(",", columns), rule);
    return rows;
  }

  /// One line of a table; every reading error names its file, line and value.
  record Row(String table, int line, List<String> header, List<String> fields, String rule) {
    String text(String column) {
      var value = optional(column);
      if (value.isEmpty()) throw wrong(column, "is empty");
      return value;
    }

    String optional(String column) {
      return fields.get(header.indexOf(column));
    }

    LocalDate date(String column) {
      try {
        return LocalDate.parse(text(column));
      } catch (DateTimeParseException _) {
        throw wrong(column, "'" + text(column) + "' is no day like 2026-07-31");
      }
    }

    BadTable wrong(String column, String why) {
      return new BadTable(table, line, column + ": " + why, rule);
    }
  }
}
