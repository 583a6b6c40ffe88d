// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A fact table as text: `#` comments, one header line, comma-separated fields without quotes.
///
/// A row that cannot be read names itself: `gpu-prices.csv:12: price: 'abc' is not dollars ...
/// (rule I-2)`.
record Table(String name, List<Row> rows) {

  static final String RULE = "I-2";

  static Table read(String name, String text, String header) {
    var columns = List.of(header.split(","));
    var rows = new ArrayList<Row>();
    boolean headed = false;
    int line = 0;
    for (var content : text.split("\r?\n", -1)) {
      line++;
      if (content.isBlank() || content.startsWith("#")) continue;
      if (!headed) {
        if (!content.equals(header)) throw new MalformedTable(name, line, "columns are " + header);
        headed = true;
        continue;
      }
      var fields = Arrays.stream(content.split(",", -1)).map(String::strip).toList();
      if (fields.size() != columns.size() || content.indexOf('"') >= 0) {
        throw new MalformedTable(name, line, fields.size() + " fields for the columns " + header);
      }
      rows.add(new Row(name, line, columns, fields));
    }
    return new Table(name, List.copyOf(rows));
  }

  /// One line of a table; every reading error carries its file and line.
  record Row(String table, int line, List<String> columns, List<String> fields) {

    String text(String column) {
      var value = optional(column);
      if (value.isEmpty()) throw wrong(column, "is empty");
      return value;
    }

    String optional(String column) {
      return fields.get(columns.indexOf(column));
    }

    LocalDate date(String column) {
      try {
        return LocalDate.parse(text(column));
      } catch (DateTimeParseException e) {
        throw wrong(column, "'" + text(column) + "' is not a day like 2026-08-22");
      }
    }

    <T> T read(String column, Function<String, T> reader) {
      try {
        return reader.apply(text(column));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw wrong(column, e.getMessage());
      }
    }

    MalformedTable wrong(String column, String why) {
      return new MalformedTable(table, line, column + ": " + why);
    }
  }
}
