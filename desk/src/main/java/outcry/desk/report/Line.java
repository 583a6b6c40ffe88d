// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import outcry.desk.exposure.Exposure;

/// One purchase after its month is over, micro-dollars.
///
/// @param cost what the provider was paid
/// @param budget what was locked for it at hedge time
/// @param left what of `cost - budget` a hedge of exactly its units leaves: the provider's own way,
///   apart from the index; all of it for a purchase without a contract
/// @param beta units of the index a unit stood for, 0 when uncovered
/// @param product it is hedged with, or would have been; empty when none is listed for the good
/// @param why why it was uncovered; empty when covered
public record Line(
    Exposure row, long cost, long budget, long left, double beta, String product, String why) {
  public boolean covered() {
    return why.isEmpty();
  }

  public long deviation() {
    return cost - budget;
  }
}
