// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;
import outcry.index.observation.Tier;

/// A language model in the basket.
///
/// @param vendor the laboratory that makes it
/// @param list the seller whose price is the vendor's own list price; `-` for open weights, which
///   have none
/// @param line the product line it belongs to; the newest model of a line speaks for it (rule I-13)
/// @param until last day in the basket, `LocalDate.MAX` while it stays
public record Model(
    String name, String vendor, String list, Tier tier, String line, LocalDate until) {

  /// Listed for buyers, without a vote: a reasoning special, a price tier above the flagship.
  public boolean votes() {
    return !line.equals("-");
  }
}
