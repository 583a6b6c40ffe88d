// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.List;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// Level and change (rule I-29). The base is a weighted median. From then on only what the same
/// providers did to their own prices moves the level, each no further than the speed limit lets it.
///
/// @param level micro-dollars; the day's, or the last one when too few count; 0 before the base
/// @param determined made from the prices of the day
/// @param counted who counts, by name; their shares, changes and tracked prices are set
/// @param capsMet whether the caps on shares could be kept
record Chain(long level, boolean determined, List<Candidate> counted, boolean capsMet) {

  static Chain of(ListedTerms terms, State state, LocalDate date, List<Candidate> candidates) {
    var passing = candidates.stream().filter(Candidate::passes).toList();
    boolean base = state.last() == null;
    if (!base) passing.forEach(each -> season(each, terms, date));
    var counted =
        base
            ? passing
            : passing.stream().filter(each -> matched(each, terms, state.last())).toList();
    boolean determined = counted.size() >= terms.minimum();
    boolean met = share(counted, terms);
    long level = state.level();
    if (determined) level = base ? base(counted, terms) : moved(level, counted, terms.speedLimit());
    for (var other : passing) {
      if (!counted.contains(other)) other.screen = Screen.ENTRANT;
      else if (determined && !base && other.before.tracked() == 0) other.since = date;
    }
    return new Chain(level, determined, counted, met);
  }

  /// Who has just joined and moves far has not found its price yet, or came with a false one. What
  /// it does is no change of the market's.
  private static void season(Candidate candidate, ListedTerms terms, LocalDate date) {
    if (candidate.since == null || candidate.tracked == 0) return;
    if (!date.isBefore(candidate.since.plusDays(terms.seasonDays()))) return;
    if (Ratio.within(candidate.price, candidate.tracked, terms.confirm())) return;
    candidate.startsAgain = true;
    candidate.leaveThePanel();
  }

  /// Had it a price on the day of the last determination, too?
  private static boolean matched(Candidate candidate, ListedTerms terms, LocalDate last) {
    var before = candidate.before;
    return before != null
        && !before.seen().isBefore(last.minusDays(terms.carryDays()))
        && (candidate.tracked > 0 || !candidate.startsAgain && joins(candidate, terms));
  }

  /// An entrant joins when the price it came with is seen again. Otherwise one false price on the
  /// first day would be a start from which the true one is a fall of a third.
  private static boolean joins(Candidate candidate, ListedTerms terms) {
    if (candidate.accepted() == 0) return false;
    return terms.factsConfirm()
        || candidate.seen() && Ratio.within(candidate.price, candidate.accepted(), terms.confirm());
  }

  private static boolean share(List<Candidate> counted, ListedTerms terms) {
    if (counted.isEmpty()) return true;
    var weights = new double[counted.size()];
    var tiers = new int[weights.length];
    var names = counted.stream().map(each -> each.tier).distinct().sorted().toList();
    for (int i = 0; i < weights.length; i++) {
      long hours = terms.verifiedHours().getOrDefault(counted.get(i).provider, 1L);
      weights[i] = StrictMath.sqrt(hours);
      tiers[i] = names.indexOf(counted.get(i).tier);
    }
    var shares =
        CappedShares.of(
            weights, tiers, terms.cap(weights.length), terms.tierCap(), terms.tierLift());
    for (int i = 0; i < weights.length; i++) {
      counted.get(i).share = shares.shares()[i];
      counted.get(i).capped = shares.capped()[i];
    }
    return shares.met();
  }

  private static long base(List<Candidate> counted, ListedTerms terms) {
    for (var member : counted) member.tracked = member.price;
    return terms.baseLevel() > 0 ? terms.baseLevel() : CrossSection.quantile(counted, 1, 2);
  }

  /// Sums run by provider name: the order of a sum is part of its result.
  private static long moved(long level, List<Candidate> counted, double limit) {
    double sum = 0;
    double whole = 0;
    for (var member : counted) {
      if (member.tracked == 0) member.tracked = member.accepted();
      double move = StrictMath.log((double) member.price / member.tracked);
      member.limited = Math.abs(move) > limit;
      member.change = Math.max(-limit, Math.min(limit, move));
      member.tracked =
          member.limited ? rounded(member.tracked * StrictMath.exp(member.change)) : member.price;
      sum += member.share * member.change;
      whole += member.share;
    }
    return rounded(level * StrictMath.exp(sum / whole));
  }

  private static long rounded(double micros) {
    return (long) StrictMath.floor(micros + 0.5);
  }
}
