// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;

/// Persistence (rule I-26): a far price that is still there on the next day is a price. It must be
/// seen again: what is carried cannot confirm itself, and counts only as far as it had counted.
record Confirmation(ListedTerms terms, LocalDate date) {
  boolean confirms(Candidate candidate) {
    if (terms.factsConfirm()) return true;
    var before = candidate.before;
    if (before == null) return false;
    if (candidate.carried()) return before.accepted() == candidate.price;
    return before.price() > 0
        && !before.seen().isBefore(date.minusDays(1L + terms.carryDays()))
        && Ratio.within(candidate.price, before.price(), terms.confirm());
  }
}
