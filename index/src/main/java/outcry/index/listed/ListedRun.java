// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// A walk of the Listed method. Keeps the readings of days still open and lets them go as days are
/// closed.
final class ListedRun implements IndexMethod.Run {
  private static final long DAY = 86_400;

  private final ListedTerms terms;
  private final Offers offers;
  private final TreeMap<Long, DayBook> open = new TreeMap<>();

  /// Newest day heard of from each input: where a refusal without a time belongs.
  private final TreeMap<Integer, Long> newest = new TreeMap<>();

  private final List<Refusal> undated = new ArrayList<>();
  private State state;
  private long closed = Long.MIN_VALUE;

  private DayBook recent;
  private long recentDay = Long.MIN_VALUE;
  private int recentInput = -1;
  private long recentNewest;

  ListedRun(ListedTerms terms, State state) {
    this.terms = terms;
    this.state = state;
    offers = new Offers(terms.scope());
  }

  @Override
  public void take(Reading reading) {
    var seen = reading.seen();
    long day = Math.floorDiv(seen.observed(), DAY);
    heard(seen.input(), day);
    if (day <= closed || !(seen.good() instanceof Good.Gpu card)) return;
    if (!card.name().equalsIgnoreCase(terms.index())) return;
    int offer = offers.number(reading, card);
    var book = book(day);
    if (!offers.get(offer).fit().usable()) book.another(offer, seen);
    else if (Math.floorDiv(seen.effective(), DAY) > day) book.announced(offer, seen);
    else book.take(offer, seen, reading.price());
  }

  @Override
  public void refuse(Refusal refusal) {
    if (!refusal.good().isEmpty() && !refusal.good().equalsIgnoreCase(terms.index())) return;
    if (refusal.observed() == Long.MIN_VALUE) {
      undated.add(refusal);
      return;
    }
    long day = Math.floorDiv(refusal.observed(), DAY);
    if (day > closed) book(day).refuse(refusal);
  }

  @Override
  public Determination close(LocalDate date) {
    long day = date.toEpochDay();
    if (day <= closed) throw new IllegalArgumentException(date + " is closed already");
    var book = book(day);
    for (var refusal : undated) {
      if (newest.getOrDefault(refusal.input(), day) == day) book.refuse(refusal);
    }
    var made = new ListedDay(terms, state, date, book, offers).determination();
    open.headMap(day, true).clear();
    recentDay = Long.MIN_VALUE;
    closed = day;
    state = made.next();
    return made;
  }

  private DayBook book(long day) {
    if (day != recentDay) {
      recent = open.computeIfAbsent(day, _ -> new DayBook());
      recentDay = day;
    }
    return recent;
  }

  private void heard(int input, long day) {
    if (input == recentInput && day <= recentNewest) return;
    recentNewest = newest.merge(input, day, Math::max);
    recentInput = input;
  }
}
