// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Terms;

/// The good of a GPU index (rule I-22): one hour of one card of the reference form, on demand.
///
/// @param gpu the name on the page: `H100`
/// @param form the reference form; a page that does not say one is admitted
/// @param memoryFrom GB per card, lowest that is this good
/// @param memoryTo GB per card, highest that is this good
/// @param memoryMustBeSaid cards of two sizes share the name, so that a page without a size says
///   nothing
/// @param factors other forms of the same card that are admitted at a factor (rule I-23)
public record GpuScope(
    String gpu,
    String form,
    int memoryFrom,
    int memoryTo,
    boolean memoryMustBeSaid,
    List<BasisFactor> factors) {

  public GpuScope {
    factors = List.copyOf(factors);
  }

  Fit fit(Observation seen, Good.Gpu card) {
    if (seen.kind() == Kind.TRANSACTED)
      return Fit.not("a paid price belongs to the Transacted family (rule I-22)");
    if (seen.terms() != Terms.ON_DEMAND)
      return Fit.not(seen.terms().text() + " terms, the index takes on-demand only (rule I-22)");
    if (card.memoryGb() == 0 && memoryMustBeSaid)
      return Fit.not(
          "the page does not say the memory, and " + gpu + " comes in two sizes (rule I-22)");
    return card.form().isEmpty() || card.form().equalsIgnoreCase(form)
        ? ofReferenceForm(card)
        : ofAnotherForm(card);
  }

  private Fit ofReferenceForm(Good.Gpu card) {
    if (within(card.memoryGb(), memoryFrom, memoryTo)) return Fit.REFERENCE;
    return Fit.not(
        card.memoryGb()
            + " GB, the index takes "
            + memoryFrom
            + " to "
            + memoryTo
            + " GB (rule I-22)");
  }

  private Fit ofAnotherForm(Good.Gpu card) {
    for (var factor : factors) {
      if (!factor.form().equalsIgnoreCase(card.form())) continue;
      if (within(card.memoryGb(), factor.memoryFrom(), factor.memoryTo())) return Fit.by(factor);
    }
    var memory = card.memoryGb() == 0 ? "" : " with " + card.memoryGb() + " GB";
    return Fit.not(
        "form %s%s has no published factor to %s (rule I-23)".formatted(card.form(), memory, form));
  }

  private static boolean within(int memory, int from, int to) {
    return memory == 0 || (from <= memory && memory <= to);
  }
}
