// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import outcry.index.observation.Tier;

/// A language model as the token indices know it.
///
/// @param line `Anthropic/opus`
/// @param seller whose list price counts; empty for an open model, which its hosts price
/// @param since first day of sale: what makes a successor a successor
record Model(String name, Tier tier, String line, String seller, LocalDate since) {
  boolean open() {
    return tier == Tier.OPEN;
  }
}
