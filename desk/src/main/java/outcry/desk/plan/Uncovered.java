// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import outcry.desk.exposure.Exposure;

/// A purchase no contract could hedge, and why.
///
/// @param product what would have hedged it had there been prices; empty when nothing is listed for
///   the good
/// @param budget its budget all the same: the provider's price when the year was planned, unchanged
public record Uncovered(Exposure row, String product, String why, long budget) {}
