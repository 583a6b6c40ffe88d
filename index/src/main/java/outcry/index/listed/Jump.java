// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// Moved far and alone (rule I-27): more than a quarter from where the speed limit has let it come,
/// with neither the day before, nor two other members, nor a second capture of the day to bear it
/// out. Measured from the tracked price, so that a false price believed for a day has no claim: the
/// true one, where the index still is, counts at once.
record Jump(ListedTerms terms, Confirmation confirmation) implements ProviderScreen {
  @Override
  public void examine(List<Candidate> candidates) {
    var passing = candidates.stream().filter(Candidate::passes).toList();
    int risen = 0;
    int fallen = 0;
    for (var other : passing) {
      if (rose(other)) risen++;
      if (fell(other)) fallen++;
    }
    for (var candidate : passing) {
      long from = candidate.tracked > 0 ? candidate.tracked : candidate.accepted();
      if (from == 0 || Ratio.within(candidate.price, from, terms.jump())) continue;
      boolean up = candidate.price > from;
      int others = up ? risen - (rose(candidate) ? 1 : 0) : fallen - (fell(candidate) ? 1 : 0);
      boolean seenTwice = candidate.seen() && candidate.quote.seenTwice();
      if (others >= terms.movers() || seenTwice || confirmation.confirms(candidate)) continue;
      candidate.stop(
          Screen.HELD,
          "%s from %s, alone: counts when seen again the next day (rule I-27)"
              .formatted(Words.percent(candidate.price, from), Dollars.text(from)));
    }
  }

  private boolean rose(Candidate other) {
    return other.seen()
        && other.accepted() > 0
        && Ratio.rose(other.price, other.accepted(), terms.mover());
  }

  private boolean fell(Candidate other) {
    return other.seen()
        && other.accepted() > 0
        && Ratio.fell(other.price, other.accepted(), terms.mover());
  }
}
