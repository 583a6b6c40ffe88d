// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.fixing.State.Member;

/// One day of the Listed method, from its readings to its determination.
final class ListedDay {
  private final ListedTerms terms;
  private final State state;
  private final LocalDate date;
  private final DayBook book;
  private final Tally tally = new Tally();
  private final List<Candidate> candidates;

  ListedDay(ListedTerms terms, State state, LocalDate date, DayBook book, Offers offers) {
    this.terms = terms;
    this.state = state;
    this.date = date;
    this.book = book;
    book.tellOthers(offers, tally);
    candidates = candidates(new Collapse(terms, offers, book, tally).quotes());
  }

  Determination determination() {
    var confirmation = new Confirmation(terms, date);
    List<ProviderScreen> screens =
        List.of(
            new FloorAndCeiling(terms),
            new AnotherCard(terms),
            new Unsteady(terms, date),
            new Outlier(terms, confirmation),
            new Jump(terms, confirmation));
    screens.forEach(screen -> screen.examine(candidates));
    var chain = Chain.of(terms, state, date, candidates);
    return told(chain, CrossSection.of(chain.counted()));
  }

  private Determination told(Chain chain, CrossSection section) {
    var carried = chain.counted().stream().filter(Candidate::carried).toList();
    long carriedShare = carried.stream().mapToLong(each -> each.share).sum();
    int drift = drift(chain, section.beside());
    var withheld = withheld(chain);
    var dropped = tally.dropped();
    var rows = new PanelRows(terms, date, state.last() == null, chain.determined());
    var card = withheld.isEmpty() ? card(chain, section, carriedShare, drift) : new GradeCard();
    var beside = section.beside();
    return new Determination(
        terms.index(),
        terms.version(),
        "GPU-hour",
        date,
        withheld.isEmpty() ? chain.level() : 0,
        withheld.isEmpty() ? Optional.of(card.grade()) : Optional.empty(),
        chain.determined() ? evidence(chain.counted()) : Evidence.CARRIED,
        section.effectiveN(),
        chain.counted().size(),
        carried.size(),
        section.whole() == 0 ? 0 : (double) carriedShare / section.whole(),
        withheld,
        card.sentences(),
        rows.rows(candidates, book, dropped),
        dropped,
        new Beside(beside.median(), beside.p25(), beside.p75(), beside.hhi(), drift),
        next(chain, drift));
  }

  /// Everybody heard today or remembered, by name.
  private List<Candidate> candidates(List<Quote> quotes) {
    var quoted = new TreeMap<String, Quote>();
    for (var quote : quotes) quoted.put(quote.provider(), quote);
    var known = new TreeMap<String, Member>();
    for (var member : state.members()) known.put(member.provider(), member);
    var names = new TreeSet<>(quoted.keySet());
    names.addAll(known.keySet());
    var all = new ArrayList<Candidate>(names.size());
    for (var name : names) all.add(candidate(name, quoted.get(name), known.get(name)));
    return all;
  }

  private Candidate candidate(String name, Quote quote, Member before) {
    if (quote != null) {
      var tier = quote.tier().name().toLowerCase(Locale.ROOT);
      var label = Label.of(before, quote);
      var heard = new Candidate(name, tier, label.restated(), quote, quote.price());
      heard.label = label;
      return heard;
    }
    boolean withdrawn = book.withdrawn().contains(name);
    boolean fresh = age(before) <= terms.carryDays();
    if (fresh && !withdrawn)
      return new Candidate(name, before.tier(), before, null, before.price());
    var gone = new Candidate(name, before.tier(), before, null, 0);
    if (withdrawn) gone.stop(Screen.LEFT, "stopped selling (rule I-25)");
    else if (remembered(before))
      gone.stop(
          Screen.STALE,
          "last seen on %s, more than %s ago (rule I-25)".formatted(before.seen(), limit()));
    else
      gone.stop(Screen.LEFT, "not seen since %s, forgotten (rule I-25)".formatted(before.seen()));
    return gone;
  }

  private String limit() {
    return terms.carryDays() == 1 ? "48 hours" : terms.carryDays() + " days";
  }

  private boolean remembered(Member member) {
    return age(member) <= terms.carryDays() + terms.graceDays();
  }

  private long age(Member member) {
    return ChronoUnit.DAYS.between(member.seen(), date);
  }

  private String withheld(Chain chain) {
    if (chain.determined()) return "";
    int counted = chain.counted().size();
    if (state.last() == null)
      return Words.count(counted, "usable provider")
          + ", "
          + terms.minimum()
          + " are needed for a base (rule I-29)";
    if (sinceLast() <= terms.carryLevelDays()) return "";
    return String.format(
        Locale.ROOT,
        "%s, %d are needed, and the level of %s has been carried for %d days, the limit (rule"
            + " I-30)",
        Words.count(counted, "provider") + " counted",
        terms.minimum(),
        state.last(),
        terms.carryLevelDays());
  }

  private long sinceLast() {
    return ChronoUnit.DAYS.between(state.last(), date);
  }

  private GradeCard card(Chain chain, CrossSection section, long carried, int drift) {
    if (!chain.determined())
      return GradeCard.carried(
          String.format(
              Locale.ROOT,
              "%s counted, %d are needed: the level of %s is carried, day %d of %d",
              Words.count(chain.counted().size(), "provider"),
              terms.minimum(),
              state.last(),
              sinceLast(),
              terms.carryLevelDays()));
    var card = GradeCard.of(terms, chain, section, carried, book, drift);
    card.atBest(terms.best(), "made from dated facts, not from the pages of the day");
    if (state.last() != null && sinceLast() > 1)
      card.atBest(Grade.C, "the first day after a gap since " + state.last());
    return card;
  }

  private int drift(Chain chain, Beside beside) {
    if (!chain.determined()) return state.drift();
    return Ratio.within(chain.level(), beside.median(), terms.drift()) ? 0 : state.drift() + 1;
  }

  /// The better kind only when more than half of the weight seen on the day is of it.
  private static Evidence evidence(List<Candidate> counted) {
    long seen = 0;
    long firm = 0;
    for (var member : counted) {
      if (!member.seen()) continue;
      seen += member.share;
      if (member.quote.firm()) firm += member.share;
    }
    return 2 * firm > seen ? Evidence.FIRM : Evidence.LIST;
  }

  private State next(Chain chain, int drift) {
    var members = new ArrayList<Member>();
    for (var candidate : candidates) {
      boolean usable = candidate.seen() && !candidate.joke;
      boolean gone = candidate.screen == Screen.LEFT;
      if (gone || (candidate.before == null && !usable)) continue;
      members.add(standing(candidate, usable));
    }
    return new State(chain.determined() ? date : state.last(), chain.level(), drift, members);
  }

  private Member standing(Candidate candidate, boolean usable) {
    var before = candidate.before;
    boolean passed = candidate.passes() || candidate.screen == Screen.ENTRANT;
    return new Member(
        candidate.provider,
        candidate.tier,
        usable ? date : before.seen(),
        usable ? candidate.price : before.price(),
        passed ? candidate.price : candidate.accepted(),
        candidate.tracked,
        passed ? date : before == null ? null : before.counted(),
        candidate.since,
        usable ? candidate.quote.factor() : before.factor(),
        candidate.swings);
  }
}
