// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import outcry.server.collect.SourceTerms.Permission;

/// The terms of every source we know, as shipped in `sources.csv`.
public final class SourceTable {
  private static final String[] COLUMNS = {
    "id", "title", "hosts", "index", "redistribution", "key", "attribution", "terms", "address"
  };

  private static final Map<String, SourceTerms> SHIPPED = read();

  private SourceTable() {}

  /// In the order of the table.
  public static Map<String, SourceTerms> shipped() {
    return SHIPPED;
  }

  /// @throws IllegalArgumentException when the table has no such source
  public static SourceTerms of(String id) {
    var terms = SHIPPED.get(id);
    if (terms == null) throw new IllegalArgumentException("no terms are known of source " + id);
    return terms;
  }

  private static Map<String, SourceTerms> read() {
    var all = new LinkedHashMap<String, SourceTerms>();
    for (var row : CsvTable.shipped(SourceTable.class, "sources.csv", "id", COLUMNS)) {
      var terms = terms(row);
      if (all.put(terms.id(), terms) != null) {
        throw new IllegalStateException("sources.csv: " + terms.id() + " is there twice");
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private static SourceTerms terms(CsvTable.Row row) {
    return new SourceTerms(
        row.cell("id"),
        row.cell("title"),
        List.of(row.cell("hosts").split(" ")),
        permission(row, "index"),
        permission(row, "redistribution"),
        row.cell("key"),
        row.cell("attribution"),
        row.cell("terms"),
        row.cell("address"));
  }

  private static Permission permission(CsvTable.Row row, String column) {
    return Permission.valueOf(row.cell(column).toUpperCase(Locale.ROOT));
  }
}
