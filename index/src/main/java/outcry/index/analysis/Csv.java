// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.ArrayList;
import java.util.List;

/// RFC 4180: fields in commas, quotes around what contains one, two quotes for a quote. Blank lines
/// and lines that begin with `#` are skipped.
final class Csv {
  private Csv() {}

  /// @param line where it began, from 1
  record Record(int line, List<String> fields) {
    UnreadableBill wrong(String column, String why) {
      return new UnreadableBill("line " + line + ": " + column + ": " + why + " (rule I-59)");
    }
  }

  static List<Record> records(String text) {
    var records = new ArrayList<Record>();
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int began = 1;
    var all = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else if (c == '"') quoted = false;
        else field.append(c);
        if (c == '\n') line++;
      } else if (c == '"') quoted = true;
      else if (c == ',') next(fields, field);
      else if (c == '\n') {
        next(fields, field);
        add(records, began, fields);
        fields = new ArrayList<>();
        began = ++line;
      } else if (c != '\r') field.append(c);
    }
    if (quoted) throw new UnreadableBill("line " + began + ": a quote is never closed (rule I-59)");
    if (!field.isEmpty() || !fields.isEmpty()) {
      next(fields, field);
      add(records, began, fields);
    }
    return records;
  }

  private static void next(List<String> fields, StringBuilder field) {
    fields.add(field.toString());
    field.setLength(0);
  }

  private static void add(List<Record> records, int line, List<String> fields) {
    boolean blank = fields.stream().allMatch(String::isBlank);
    if (!blank && !fields.getFirst().startsWith("#")) records.add(new Record(line, fields));
  }
}
