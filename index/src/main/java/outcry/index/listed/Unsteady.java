// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outcry.index.fixing.Screen;

/// Thrown about (rule I-27): a page that stands at one price and then at quite another, again and
/// again, is no evidence of either. Its seller leaves as one who vanished does, and joins again as
/// an entrant when its price has been quiet.
///
/// Measured from one look at the page to the next, whatever was made of it, because it is the page
/// that is judged here and not the index.
record Unsteady(ListedTerms terms, LocalDate date) implements ProviderScreen {
  @Override
  public void examine(List<Candidate> candidates) {
    if (terms.swingsMost() == 0) return;
    for (var candidate : candidates) {
      candidate.swings = swings(candidate);
      if (!candidate.passes() || candidate.swings.size() < terms.swingsMost()) continue;
      candidate.leaveThePanel();
      candidate.stop(
          Screen.UNSTEADY,
          "moved by more than %s from one look to the next on %d of %d days, last on %s: counts"
                  .formatted(
                      Words.share(terms.mover() / 1e3),
                      candidate.swings.size(),
                      terms.swingDays(),
                      candidate.swings.getLast())
              + " again when it has been quiet (rule I-27)");
    }
  }

  private List<LocalDate> swings(Candidate candidate) {
    var before = candidate.before;
    if (before == null) return List.of();
    var all = new ArrayList<LocalDate>();
    for (var day : before.swings()) {
      if (date.isBefore(day.plusDays(terms.swingDays()))) all.add(day);
    }
    boolean seen = candidate.seen() && !candidate.joke;
    if (seen && !Ratio.within(candidate.price, before.price(), terms.mover())) all.add(date);
    return all;
  }
}
