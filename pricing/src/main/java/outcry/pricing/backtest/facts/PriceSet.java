// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.util.List;
import outcry.pricing.backtest.PricePath;

/// Prices of one kind, to be backtested together.
///
/// @param note what they are and what they are not, in a sentence or two
/// @param sources who recorded them, with licence
public record PriceSet(String name, String note, List<String> sources, PricePath path) {
  public PriceSet {
    sources = List.copyOf(sources);
  }
}
