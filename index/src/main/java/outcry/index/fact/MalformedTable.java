// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

/// A fact table that cannot be trusted. The message names file, line, value and rule.
public final class MalformedTable extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  MalformedTable(String table, int line, String why) {
    super(table + ":" + line + ": " + why + " (rule " + Table.RULE + ")");
  }
}
