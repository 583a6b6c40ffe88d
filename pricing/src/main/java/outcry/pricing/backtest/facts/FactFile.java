// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// A table of facts: comma-separated, compressed, the names of the columns in its first line. No
/// field that is read holds a comma.
final class FactFile {
  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private String[] fields = {};
  private int line;

  private FactFile(Path file) {
    this.file = file;
  }

  /// Hands every row to `reader`, first to last.
  static void read(Path file, List<String> needed, Consumer<FactFile> reader) throws IOException {
    var row = new FactFile(file);
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      row.head(in.readLine(), needed);
      for (var text = in.readLine(); text != null; text = in.readLine()) {
        row.line++;
        row.fields = text.split(",", -1);
        reader.accept(row);
      }
    }
  }

  private void head(String text, List<String> needed) {
    line = 1;
    if (text != null) {
      var names = text.split(",", -1);
      for (int i = 0; i < names.length; i++) {
        columns.put(names[i], i);
      }
    }
    for (var name : needed) {
      if (!columns.containsKey(name)) {
        throw new BadFacts(file.getFileName() + " has no column " + name);
      }
    }
  }

  String text(String column) {
    int at = columns.get(column);
    if (at >= fields.length) {
      throw bad(fields.length + " fields; the first line names " + columns.size());
    }
    return fields[at];
  }

  boolean is(String column, String value) {
    return text(column).equals(value);
  }

  /// The date at the beginning of a field: of a date, or of a time.
  LocalDate date(String column) {
    var text = text(column);
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException _) {
      throw bad(column + " \"" + text + "\" does not begin with a date YYYY-MM-DD");
    }
  }

  /// A price; NaN when the field is empty or not above zero, which in these tables means "unknown".
  double price(String column) {
    var text = text(column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double price = Double.parseDouble(text);
      return price > 0 && price < Double.POSITIVE_INFINITY ? price : Double.NaN;
    } catch (NumberFormatException _) {
      throw bad(column + " \"" + text + "\" is no number");
    }
  }

  private BadFacts bad(String what) {
    return new BadFacts(file.getFileName() + ":" + line + ": " + what);
  }
}
