// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// Jokes and teasers (rule I-26): an A100 at 0.09 or at 40 an hour. Such a price is never
/// confirmed, however often it is repeated.
record FloorAndCeiling(ListedTerms terms) implements ProviderScreen {
  @Override
  public void examine(List<Candidate> candidates) {
    for (var candidate : candidates) {
      if (!candidate.passes()) continue;
      if (candidate.price < terms.floor()) stop(candidate, "below the floor", terms.floor());
      if (candidate.price > terms.ceiling()) stop(candidate, "above the ceiling", terms.ceiling());
    }
  }

  private static void stop(Candidate candidate, String where, long limit) {
    candidate.joke = true;
    candidate.stop(
        Screen.QUARANTINED, "%s of %s (rule I-26)".formatted(where, Dollars.text(limit)));
  }
}
