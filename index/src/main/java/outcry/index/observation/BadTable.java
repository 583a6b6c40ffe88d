// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// A table of rates, groups or names that cannot be trusted. The message names file, line, value
/// and rule.
public final class BadTable extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  BadTable(String table, int line, String why, String rule) {
    super(table + ":" + line + ": " + why + " (rule " + rule + ")");
  }
}
