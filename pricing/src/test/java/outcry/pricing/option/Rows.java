// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a table of reference values: a head line of column names, then a line each; the column
/// `inputs` holds `NAME=VALUE` separated by semicolons.
final class Rows {
  private Rows() {}

  static List<Row> of(String table) {
    var lines = table.strip().lines().toList();
    var names = lines.getFirst().split("\\|");
    return lines.stream().skip(1).map(line -> row(names, line)).toList();
  }

  private static Row row(String[] names, String line) {
    var cells = line.split("\\|", -1);
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.length; i++) {
      var cell = cells[i].strip();
      fields.put(names[i].strip(), cell);
      if (names[i].strip().equals("inputs")) {
        for (var input : cell.split(";")) {
          int equals = input.indexOf('=');
          fields.put(input.substring(0, equals), input.substring(equals + 1));
        }
      }
    }
    return new Row(line, fields);
  }

  record Row(String line, Map<String, String> fields) {
    boolean has(String name) {
      return fields.containsKey(name) && !fields.get(name).equals("—");
    }

    /// A number, or a quotient of two such as 1/52.
    double number(String name) {
      var parts = fields.get(name).split("/");
      double value = Double.parseDouble(parts[0]);
      return parts.length == 1 ? value : value / Double.parseDouble(parts[1]);
    }

    int count(String name) {
      return Integer.parseInt(fields.get(name));
    }

    double[] list(String name) {
      var text = fields.get(name);
      return text.isEmpty()
          ? new double[0]
          : Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    Right right() {
      return fields.get("cp").equals("C") ? Right.CALL : Right.PUT;
    }

    double years() {
      return has("T") ? number("T") : number("days") / 365;
    }
  }
}
