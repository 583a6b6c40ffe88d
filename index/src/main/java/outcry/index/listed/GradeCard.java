// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.fixing.Grade;

/// From A down, a letter and a sentence for every weakness (rule I-30).
final class GradeCard {
  private final List<String> sentences = new ArrayList<>();
  private Grade grade = Grade.A;

  static GradeCard carried(String sentence) {
    var card = new GradeCard();
    card.grade = Grade.D;
    card.say(sentence);
    return card;
  }

  static GradeCard of(
      ListedTerms terms, Chain chain, CrossSection section, long carried, DayBook book, int drift) {
    var card = new GradeCard();
    var beside = section.beside();
    if (section.isThin(terms.effectiveLeast()))
      card.lower(
          "the panel is worth %.1f equal providers, fewer than %d",
          section.effectiveN(), terms.effectiveLeast());
    if (!chain.capsMet()) card.lower("the caps cannot be kept: %s", unkept(terms, chain));
    if (terms.carriedParts() * carried > section.whole() + chain.counted().size())
      card.lower(
          "%s of the weight was not seen on the day, more than one part in %d",
          Words.share((double) carried / section.whole()), terms.carriedParts());
    long most = book.observations() * terms.refusedMost();
    boolean many = book.refused() * 1_000L > most;
    var refused =
        "%d of the day's %d observations were refused, more than %s"
            .formatted(book.refused(), book.observations(), Words.share(terms.refusedMost() / 1e3));
    if (book.truncated())
      card.lower("a payload of the day was cut off%s", many ? ", and " + refused : "");
    else if (many) card.lower("%s", refused);
    if (beside.p75() * 1_000 > beside.p25() * terms.dispersionMost())
      card.lower(
          "the upper quartile is %.2f times the lower, more than %.1f",
          (double) beside.p75() / beside.p25(), terms.dispersionMost() / 1e3);
    if (terms.driftDays() > 0 && drift >= terms.driftDays())
      card.say(
          "level and weighted median have differed by more than %s for %d days: the next version"
              + " must re-base",
          Words.share(terms.drift() / 1e3), drift);
    return card;
  }

  /// Too few providers for their own cap, or so many of one tier that its cap gave way (rule I-28).
  private static String unkept(ListedTerms terms, Chain chain) {
    int size = chain.counted().size();
    int cap = terms.cap(size);
    if (size * cap < 1_000)
      return Words.count(size, "provider") + " at " + Words.share(cap / 1e3) + " at most";
    var shares = new TreeMap<String, Long>();
    for (var member : chain.counted()) shares.merge(member.tier, member.share, Long::sum);
    var heaviest = Collections.max(shares.entrySet(), Map.Entry.comparingByValue());
    long members =
        chain.counted().stream().filter(each -> each.tier.equals(heaviest.getKey())).count();
    return String.format(
        Locale.ROOT,
        "%d of %d providers are %s and weigh %s, the cap is %s a tier",
        members,
        size,
        heaviest.getKey(),
        Words.share(heaviest.getValue() / 1e9),
        Words.share(terms.tierCap() / 1e3));
  }

  void lower(String sentence, Object... values) {
    grade = grade.lower();
    say(sentence, values);
  }

  /// No better than this, whatever else is fine.
  void atBest(Grade best, String sentence, Object... values) {
    if (grade.compareTo(best) >= 0) return;
    grade = best;
    say(sentence, values);
  }

  private void say(String sentence, Object... values) {
    sentences.add(String.format(Locale.ROOT, sentence, values) + " (rule I-30)");
  }

  Grade grade() {
    return grade;
  }

  List<String> sentences() {
    return sentences;
  }
}
