// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;

/// A step of the chain told as a determination: value or reason, grade, and what every line did.
final class TokenFixing {
  /// A third of the weight is a third, whatever binary fractions make of it.
  private static final double ROUNDING = 1e-9;

  private final TokenTerms terms;
  private final LocalDate date;
  private final Chain.Step step;
  private final Board board;
  private final TokenDay day;
  private final List<String> downgrades = new ArrayList<>();
  private Grade grade = Grade.A;

  TokenFixing(TokenTerms terms, LocalDate date, Chain.Step step, Board board, TokenDay day) {
    this.terms = terms;
    this.date = date;
    this.step = step;
    this.board = board;
    this.day = day;
  }

  /// @param before level and drift of the last determination
  Determination determination(Chain chain, State before, List<State.Member> memory) {
    boolean made = step.value() > 0;
    long days = before.last() == null ? 0 : ChronoUnit.DAYS.between(before.last(), date);
    boolean carried = !made && before.last() != null && days <= terms.carryDays();
    var panel = step.parts().stream().map(this::row).toList();
    var counted = step.parts().stream().filter(Chain.Part::counted).toList();
    double hhi = counted.stream().mapToDouble(part -> part.weight() * part.weight()).sum();
    var old = panel.stream().filter(row -> row.weight() > 0 && row.carried()).toList();
    double oldShare = old.stream().mapToDouble(PanelRow::weight).sum();
    long value = made ? step.value() : carried ? before.level() : 0;
    var beside = beside(counted, hhi, value, before);
    if (made) grade(counted, hhi, oldShare, beside);
    if (carried) carry(days);
    var withheld = made || carried ? "" : withheld(counted.size());
    return new Determination(
        terms.index(),
        terms.version(),
        "Mtok",
        date,
        value,
        withheld.isEmpty() ? Optional.of(grade) : Optional.empty(),
        carried ? Evidence.CARRIED : Evidence.LIST,
        hhi == 0 ? 0 : 1 / hhi,
        counted.size(),
        old.size(),
        oldShare,
        withheld,
        downgrades,
        panel,
        day.dropped(),
        beside,
        new State(chain.last(), chain.level(), beside.drift(), memory));
  }

  private PanelRow row(Chain.Part part) {
    var accepted = board.of(part.speaker()).values();
    long observed = accepted.stream().mapToLong(Accepted::observed).max().orElse(0);
    int records = accepted.stream().mapToInt(Accepted::records).sum();
    boolean fresh = accepted.stream().anyMatch(Accepted::fresh);
    var told = new Story(terms, date, step, board, day).of(part);
    return new PanelRow(
        part.speaker().isEmpty() ? part.line().key() : part.speaker(),
        terms.tier().name().toLowerCase(Locale.ROOT),
        part.price(),
        observed,
        records,
        part.weight(),
        part.counted() && part.move().matched() ? part.move().logChange() : 0,
        part.price(),
        told.screen(),
        part.price() > 0 && !fresh,
        told.reason());
  }

  private Beside beside(List<Chain.Part> counted, double hhi, long value, State before) {
    if (counted.isEmpty()) return new Beside(0, 0, 0, 0, before.drift());
    var quantiles = new Quantiles(counted);
    long median = quantiles.at(0.5);
    boolean drifts = Math.abs(value / mean(counted) - 1) > terms.driftShare();
    int drift = drifts ? before.drift() + 1 : 0;
    return new Beside(median, quantiles.at(0.25), quantiles.at(0.75), hhi, drift);
  }

  /// What the level would be if it were set today.
  private static double mean(List<Chain.Part> counted) {
    double sum = 0;
    double shares = 0;
    for (var part : counted) {
      sum += (double) part.line().share() * part.price();
      shares += part.line().share();
    }
    return sum / shares;
  }

  private void grade(List<Chain.Part> counted, double hhi, double oldShare, Beside beside) {
    if (terms.best() != Grade.A) {
      grade = terms.best();
      downgrades.add("dated facts chosen by hand are never better than B (rule I-55)");
    }
    if (1 / hhi < terms.effective() - ROUNDING)
      lower(
          String.format(
              Locale.ROOT, "worth %.1f equal lines, fewer than %.0f", 1 / hhi, terms.effective()));
    if (!step.capsMet()) lower("too few lines or laboratories for the caps to sum to one");
    if (counted.size() < terms.fullLines())
      lower(counted.size() + " lines count, fewer than " + terms.fullLines());
    long laboratories = counted.stream().map(part -> part.line().laboratory()).distinct().count();
    if (laboratories < terms.fullLaboratories())
      lower(laboratories + " laboratories count, fewer than " + terms.fullLaboratories());
    if (oldShare > terms.carriedShare() + ROUNDING)
      lower(
          percent(oldShare)
              + " of the weight was not seen on the day, more than "
              + percent(terms.carriedShare()));
    var disputed = step.parts().stream().filter(p -> p.counted() && disputed(p)).toList();
    if (!disputed.isEmpty())
      lower(
          "captures disagree about "
              + String.join(", ", disputed.stream().map(Chain.Part::speaker).toList())
              + ": the last agreed price stands");
    var once = step.parts().stream().filter(p -> step.base() && p.counted() && !said(p)).toList();
    if (!once.isEmpty())
      lower(once.size() + " of the first day's prices were said once by one source");
    if (day.seen() > 0 && day.refused() > terms.refusedShare() * day.seen())
      lower(
          percent((double) day.refused() / day.seen())
              + " of the day's observations were refused, more than "
              + percent(terms.refusedShare()));
    if (day.truncated()) lower("a payload of the day was cut off");
    if (beside.drift() > terms.driftDays())
      downgrades.add(
          "the level and the mean of the prices have differed by more than "
              + percent(terms.driftShare())
              + " for "
              + beside.drift()
              + " days: the next version must set a new base (rule I-55)");
  }

  private boolean disputed(Chain.Part part) {
    return Story.disputed(terms, board, part);
  }

  private boolean said(Chain.Part part) {
    return board.of(part.speaker()).values().stream().anyMatch(Accepted::confirmed);
  }

  private void carry(long days) {
    grade = Grade.D;
    downgrades.add(
        "too few lines can be compared with the last determination: carried for day "
            + days
            + " of at most "
            + terms.carryDays()
            + " (rule I-55)");
  }

  private String withheld(int counted) {
    long priced = step.parts().stream().filter(part -> part.price() > 0).count();
    return String.format(
        Locale.ROOT,
        "%d lines have a price and %d can be compared; %d lines of %d laboratories are needed (rule"
            + " I-55)",
        priced,
        counted,
        terms.lines(),
        terms.laboratories());
  }

  private void lower(String sentence) {
    grade = grade.lower();
    downgrades.add(sentence + " (rule I-55)");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static LocalDate day(long second) {
    return LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
  }

  static long noon(LocalDate date) {
    return date.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
  }
}
