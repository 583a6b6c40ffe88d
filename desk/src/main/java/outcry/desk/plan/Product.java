// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.time.YearMonth;

/// A family of monthly contracts the desk may buy, settled on the month's mean of an index.
///
/// @param multiplier units (GPU-hours, or million tokens) in a lot
/// @param tick price step, micro-dollars
/// @param fee a lot and side, micro-dollars
public record Product(String name, Leg leg, String index, long multiplier, long tick, long fee) {
  public String contract(YearMonth month) {
    return name + "-" + month;
  }

  public String unit() {
    return leg == Leg.GPU ? "GPU-h" : "Mtok";
  }
}
