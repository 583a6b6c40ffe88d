// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.time.LocalDate;
import java.util.TreeMap;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// T/1: what was paid. A day's eligible trades in twelve parts of two hours, a volume-weighted
/// median of each, the equal mean of those that traded; or nothing, with what was missing.
///
/// It has no memory: yesterday's trades say nothing about today's, so nothing is carried.
///
/// @param index `H100`
/// @param groups whom a buyer belongs to
public record TransactedMethod(String index, TransactedTerms terms, LegalGroups groups)
    implements IndexMethod {

  /// Every name is its own group.
  public TransactedMethod(String index, TransactedTerms terms) {
    this(index, terms, LegalGroups.NONE);
  }

  @Override
  public String version() {
    return "T/1";
  }

  @Override
  public Walk resume(State state) {
    return new Walk(this, state);
  }

  /// A walk that can also show how a day was worked out.
  public static final class Walk implements Run {
    private final TransactedMethod method;
    private final Eligibility eligibility;
    private final TreeMap<LocalDate, TradingDay> days = new TreeMap<>();
    private State state;
    private LocalDate closed;

    private Walk(TransactedMethod method, State state) {
      this.method = method;
      this.eligibility = new Eligibility(method.terms(), method.groups());
      this.state = state;
      this.closed = state.last();
    }

    @Override
    public void take(Reading reading) {
      if (!(reading.seen().good() instanceof Good.Gpu gpu)) return;
      if (!gpu.name().equalsIgnoreCase(method.terms().gpu())) return;
      var date = date(reading.seen().observed());
      if (isOpen(date)) day(date).take(reading);
    }

    @Override
    public void refuse(Refusal refusal) {
      if (refusal.observed() == Long.MIN_VALUE) return;
      boolean ours = refusal.good().equalsIgnoreCase(method.terms().gpu());
      boolean cut = refusal.good().isEmpty() && TradingDay.isCut(refusal);
      if (!ours && !cut) return;
      var date = date(refusal.observed());
      if (isOpen(date)) day(date).refuse(refusal);
    }

    @Override
    public Determination close(LocalDate date) {
      var made = determine(date, worked(date));
      state = made.next();
      days.headMap(date, true).clear();
      closed = date;
      return made;
    }

    /// The table behind a day that is still open.
    public WorkedDay worked(LocalDate date) {
      return day(date).worked(method.terms());
    }

    private Determination determine(LocalDate date, WorkedDay worked) {
      return new TradedFixing(method, date, day(date), worked).determination(state);
    }

    private TradingDay day(LocalDate date) {
      return days.computeIfAbsent(date, _ -> new TradingDay(eligibility));
    }

    private boolean isOpen(LocalDate date) {
      return closed == null || date.isAfter(closed);
    }

    private static LocalDate date(long second) {
      return LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
    }
  }
}
