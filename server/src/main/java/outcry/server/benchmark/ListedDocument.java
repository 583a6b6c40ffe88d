// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import outcry.index.listed.GpuScope;
import outcry.index.listed.ListedTerms;
import outcry.index.observation.Dollars;
import outcry.server.benchmark.MethodDocument.Coefficient;

/// The Listed and Archive families in words (rules I-22 to I-31).
final class ListedDocument {
  private ListedDocument() {}

  static MethodDocument of(ListedTerms terms) {
    return new MethodDocument(words(terms), coefficients(terms));
  }

  private static List<String> words(ListedTerms terms) {
    var words = new ArrayList<String>();
    var scope = terms.scope();
    words.add(
        "The good is one hour of one %s, on demand%s. The day is the UTC day; what comes after its end is not of this fixing (rule I-22)."
            .formatted(card(scope), scope.memoryMustBeSaid() ? ", with its memory said" : ""));
    if (!scope.factors().isEmpty()) {
      words.add(
          "Who sells only another form of the card is brought to this one by a published factor"
              + " (rule I-23).");
    }
    words.add(
        "Sellers of one legal group are one provider and have one price: the median of what the"
            + " group asks that day (rule I-24).");
    words.add(
        terms.factsConfirm()
            ? "A price stands until the next fact about it, until it is withdrawn, or for %d days (rules I-25 and I-31)."
                .formatted(terms.carryDays())
            : "A price that was not seen on the day stands in for one day more, counted as carried;"
                + " older ones are stale (rule I-25).");
    words.add(
        "A price below %s or above %s is a joke and waits outside%s (rule I-26)."
            .formatted(
                Dollars.text(terms.floor()),
                Dollars.text(terms.ceiling()),
                terms.factsConfirm()
                    ? ""
                    : "; so does one far from all others, and one that moved far and alone, until"
                        + " the next day confirms it"));
    words.add(
        "Every provider weighs the same unless its capacity is verified; no provider counts for more than %s, no tier for more than %s, and what is cut off goes to the others (rule I-28)."
            .formatted(percent(terms.providerCap()), percent(terms.tierCap())));
    words.add(
        "On the first day with %d providers the level is %s. From then on it moves by the weighted mean of what the same providers did since the day before, each move limited to %s a day. Who comes counts from the second day it stands; who goes takes nothing along (rule I-29)."
            .formatted(
                terms.minimum(),
                terms.baseLevel() > 0
                    ? Dollars.text(terms.baseLevel()) + ", where the evidence is widest"
                    : "their weighted median",
                share(terms.speedLimit())));
    words.add(
        "With fewer than %d providers the level is carried, at most %d days in a row and with grade D; then there is no value (rule I-30)."
            .formatted(terms.minimum(), terms.carryLevelDays()));
    return words;
  }

  private static String card(GpuScope scope) {
    return "%s %s with %d to %d GB"
        .formatted(scope.gpu(), scope.form(), scope.memoryFrom(), scope.memoryTo());
  }

  private static List<Coefficient> coefficients(ListedTerms terms) {
    var all = new ArrayList<Coefficient>();
    for (var factor : terms.scope().factors()) {
      all.add(
          new Coefficient(
              "factor of %s, from %d seller-days of %d %s"
                  .formatted(
                      factor.form(),
                      factor.pairs(),
                      factor.sellers(),
                      factor.sellers() == 1 ? "seller" : "sellers"),
              thousandths(factor.thousandths()),
              "I-23"));
    }
    add(all, "days a price stands in for a new one", terms.carryDays(), "I-25");
    add(all, "days a vanished provider is remembered beyond", terms.graceDays(), "I-25");
    add(all, "floor", Dollars.text(terms.floor()), "I-26");
    add(all, "ceiling", Dollars.text(terms.ceiling()), "I-26");
    if (!terms.factsConfirm()) {
      add(all, "a price confirms the day before’s within", percent(terms.confirm()), "I-26");
      add(all, "outlier, median absolute deviations", terms.outlierMads(), "I-26");
      add(all, "never an outlier within, log distance", plain(terms.outlierLeast()), "I-26");
      add(all, "a larger move waits for confirmation", percent(terms.jump()), "I-27");
      add(all, "movers that bear a move out", terms.movers(), "I-27");
      add(all, "their own move at least", percent(terms.mover()), "I-27");
      add(all, "a swing from one look to the next is beyond", percent(terms.mover()), "I-27");
      add(all, "swings that make a provider unsteady", terms.swingsMost(), "I-27");
      add(all, "in so many days", terms.swingDays(), "I-27");
      add(
          all,
          "captures that confirm each other, minutes apart",
          terms.capturesApart() / 60,
          "I-27");
    }
    add(all, "most of the weight a provider has", percent(terms.providerCap()), "I-28");
    add(all, "the same with fewer than " + terms.few(), percent(terms.providerCapFew()), "I-28");
    add(all, "most of the weight a tier has", percent(terms.tierCap()), "I-28");
    add(
        all,
        "the tier cap raises a share to at most, times its raw share",
        thousandths(terms.tierLift()),
        "I-28");
    add(all, "groups with verified capacity", terms.verifiedHours().size(), "I-28");
    if (terms.baseLevel() > 0) {
      add(all, "level of the base day", Dollars.text(terms.baseLevel()), "I-31");
    }
    add(all, "providers needed", terms.minimum(), "I-29");
    add(all, "days in which a newcomer that moves is one again", terms.seasonDays(), "I-29");
    add(all, "largest move of a provider a day", share(terms.speedLimit()), "I-29");
    add(all, "days the level is carried", terms.carryLevelDays(), "I-30");
    add(all, "best grade", terms.best().name(), "I-30");
    add(all, "grade drops below an effective number of", terms.effectiveLeast(), "I-30");
    add(all, "grade drops when carried is more than", "1 in " + terms.carriedParts(), "I-30");
    add(all, "grade drops when refused is more than", percent(terms.refusedMost()), "I-30");
    add(
        all,
        "grade drops when upper over lower quartile is more than",
        thousandths(terms.dispersionMost()),
        "I-30");
    add(all, "level and median drift apart beyond", percent(terms.drift()), "I-30");
    if (terms.driftDays() > 0) {
      add(all, "days of it after which the next version re-bases", terms.driftDays(), "I-30");
    }
    return all;
  }

  private static void add(List<Coefficient> all, String name, long value, String rule) {
    add(all, name, Long.toString(value), rule);
  }

  private static void add(List<Coefficient> all, String name, String value, String rule) {
    all.add(new Coefficient(name, value, rule));
  }

  static String percent(int thousandths) {
    return BigDecimal.valueOf(thousandths, 1).stripTrailingZeros().toPlainString() + " %";
  }

  static String share(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String thousandths(int value) {
    return BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
  }
}
