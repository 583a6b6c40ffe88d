// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.State;

/// A worked day told as a determination: value or shortfall, grade, sellers and what each weighed.
final class TradedFixing {
  /// Six equal sellers are worth six, whatever binary fractions make of a sixth.
  private static final double ROUNDING = 1e-9;

  private final TransactedMethod method;
  private final TransactedTerms terms;
  private final LocalDate date;
  private final TradingDay day;
  private final WorkedDay worked;
  private final List<Trade> trades;
  private final Caps caps;
  private final List<String> downgrades = new ArrayList<>();
  private Grade grade = Grade.A;

  TradedFixing(TransactedMethod method, LocalDate date, TradingDay day, WorkedDay worked) {
    this.method = method;
    this.terms = method.terms();
    this.date = date;
    this.day = day;
    this.worked = worked;
    this.trades = day.trades();
    this.caps = Caps.of(trades, terms);
  }

  Determination determination(State before) {
    var panel = new Sellers(worked, trades, caps, day, terms).rows();
    double hhi = 0;
    int sellers = 0;
    for (var row : panel) {
      hhi += row.weight() * row.weight();
      if (row.weight() > 0) sellers++;
    }
    double effective = hhi == 0 ? 0 : 1 / hhi;
    var beside = beside(hhi);
    boolean made = worked.shortfalls().isEmpty();
    if (made) grade(effective, beside);
    return new Determination(
        method.index(),
        method.version(),
        "GPU-hour",
        date,
        made ? worked.value() : 0,
        made ? Optional.of(grade) : Optional.empty(),
        Evidence.TRANSACTED,
        effective,
        sellers,
        0,
        0,
        made ? "" : String.join("; ", worked.shortfalls()) + " (rule I-46)",
        downgrades,
        panel,
        day.dropped(),
        beside,
        made ? new State(date, worked.value(), 0, List.of()) : before);
  }

  private Beside beside(double hhi) {
    if (trades.isEmpty()) return new Beside(0, 0, 0, 0, 0);
    var prices = trades.stream().mapToLong(Trade::price).toArray();
    return new Beside(
        VolumeMedian.median(prices, caps.shares()),
        VolumeMedian.quantile(prices, caps.shares(), 0.25),
        VolumeMedian.quantile(prices, caps.shares(), 0.75),
        hhi,
        0);
  }

  private void grade(double effective, Beside beside) {
    if (!worked.capsMet())
      lower("too few counterparty pairs for a cap of " + percent(terms.pairCap()) + " each");
    if (effective < terms.effective() - ROUNDING)
      lower(
          String.format(
              Locale.ROOT,
              "the trades are worth %.1f equal sellers, fewer than %.0f",
              effective,
              terms.effective()));
    var lone = worked.partitions().stream().filter(part -> part.contributors() == 1).toList();
    if (!lone.isEmpty())
      lower(
          lone.size()
              + (lone.size() == 1 ? " partition rests" : " partitions rest")
              + " on one contributor");
    if (day.refusedShare() > terms.refusedShare())
      lower(
          percent(day.refusedShare())
              + " of the day's observations were refused, more than "
              + percent(terms.refusedShare()));
    if (day.truncated()) lower("a payload of the day was cut off");
    if (beside.p75() > terms.spread() * beside.p25())
      lower("the upper quartile is more than " + terms.spread() + " times the lower");
  }

  private void lower(String sentence) {
    grade = grade.lower();
    downgrades.add(sentence + " (rule I-46)");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
