// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.List;

/// One row of a table of money by lots: every lot above `from`, up to the next row, costs `perLot`
/// micro-dollars.
public record Bracket(long from, long perLot) {
  /// What `lots` cost.
  public static long cost(List<Bracket> table, long lots) {
    long cost = 0;
    for (int row = 0; row < table.size(); row++) {
      long until = row + 1 < table.size() ? table.get(row + 1).from() : Long.MAX_VALUE;
      long within = Math.min(lots, until) - table.get(row).from();
      if (within > 0) {
        cost = Math.addExact(cost, Math.multiplyExact(within, table.get(row).perLot()));
      }
    }
    return cost;
  }
}
