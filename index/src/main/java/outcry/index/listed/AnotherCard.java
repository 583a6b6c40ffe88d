// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;

/// A page that changes card and price at once starts again with the new card (rule I-23). Asked
/// after floor and ceiling: a joke under another name leaves nothing behind either.
record AnotherCard(ListedTerms terms) implements ProviderScreen {
  @Override
  public void examine(List<Candidate> candidates) {
    if (terms.seasonDays() == 0) return;
    for (var candidate : candidates) {
      if (candidate.passes() && candidate.label.anotherCard()) candidate.startWithAnotherCard();
    }
  }
}
