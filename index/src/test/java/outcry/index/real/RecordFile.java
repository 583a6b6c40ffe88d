// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Price records kept beside the repository, not in it. A test that asks for one that is not there
/// is skipped and says so.
final class RecordFile {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data");

  private RecordFile() {}

  /// Rows by column name.
  static List<Map<String, String>> rows(String name) {
    var lines = text(name).lines().toList();
    var header = fields(lines.getFirst());
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var fields = fields(line);
      var row = new HashMap<String, String>();
      for (int i = 0; i < header.size(); i++) row.put(header.get(i), fields.get(i));
      rows.add(row);
    }
    return rows;
  }

  private static String text(String name) {
    var file = FOLDER.resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        "skipped: no " + name + " in ../shared/data beside the repository");
    try (var raw = Files.newInputStream(file);
        var in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException("reading " + file, fault);
    }
  }

  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
