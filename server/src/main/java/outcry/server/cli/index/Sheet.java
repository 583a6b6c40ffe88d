// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.util.ArrayList;
import java.util.List;

/// Rows of words as aligned columns of plain text. A column whose heading begins with `>` is set to
/// the right; the last column is never padded.
final class Sheet {
  private static final String GAP = "  ";

  private final String indent;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  Sheet(String indent, String... headings) {
    this.indent = indent;
    right = new boolean[headings.length];
    var names = new String[headings.length];
    for (int i = 0; i < headings.length; i++) {
      right[i] = headings[i].startsWith(">");
      names[i] = right[i] ? headings[i].substring(1) : headings[i];
    }
    rows.add(names);
  }

  /// A row; a cell of several lines is told in one.
  Sheet row(String... cells) {
    var row = cells.clone();
    for (int i = 0; i < row.length; i++) row[i] = row[i].replaceAll("\\R", " ");
    rows.add(row);
    return this;
  }

  String text() {
    var widths = new int[right.length];
    for (var row : rows) {
      for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], row[i].length());
    }
    var page = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder(indent);
      for (int i = 0; i < row.length; i++) {
        var pad = " ".repeat(widths[i] - row[i].length());
        line.append(right[i] ? pad + row[i] : row[i] + pad).append(GAP);
      }
      page.append(line.toString().stripTrailing()).append('\n');
    }
    return page.toString();
  }
}
