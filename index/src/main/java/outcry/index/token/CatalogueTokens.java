// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// L/2: a token index over catalogues read every day. Every model at every seller has a jury of its
/// sources; what the juries accept goes into the chain of rule I-49.
public record CatalogueTokens(TokenTerms terms, Basket basket) implements IndexMethod {

  @Override
  public String index() {
    return terms.index();
  }

  @Override
  public String version() {
    return terms.version();
  }

  @Override
  public Walk resume(State state) {
    return new Walk(this, state);
  }

  /// A walk that can also show the calendar of announced changes.
  public static final class Walk implements Run {
    private static final String TRUNCATED = "truncated";

    /// Terms that forbid an index are no fault of the day (rule I-55).
    private static final String FORBIDDEN = "forbidden";

    private final TokenTerms terms;
    private final Resolver resolver;
    private final Chain chain;
    private final Juries juries;
    private final TreeMap<LocalDate, DayBook> books = new TreeMap<>();
    private State state;
    private LocalDate closed;
    private long newestDay = Long.MIN_VALUE;
    private DayBook newestBook;

    private Walk(CatalogueTokens method, State state) {
      terms = method.terms();
      resolver = new Resolver(terms, method.basket());
      chain = new Chain(terms, method.basket(), Models.shipped());
      juries = new Juries(terms);
      this.state = state;
      Memory.restore(chain, state);
      closed = juries.restore(state);
    }

    @Override
    public void take(Reading reading) {
      var seen = reading.seen();
      if (!(seen.good() instanceof Good.Tokens good)) return;
      var meaning = resolver.of(good.name(), seen.provider());
      if (meaning.why() == null) return;
      var book = book(Math.floorDiv(seen.observed(), 86_400L));
      if (book == null) return;
      if (meaning.used()) book.see();
      if (good.component() != terms.component()) return;
      var why = meaning.used() ? Resolver.another(seen, good) : meaning.why();
      if (!why.isEmpty()) {
        book.drop(Screen.ANOTHER_GOOD, why + " (rule I-47)", seen);
        return;
      }
      var from = TokenFixing.day(seen.effective());
      var said = TokenFixing.day(seen.observed());
      if (from.isAfter(said)) book.announce(meaning, from, seen, good, reading.price());
      else book.quote(meaning, seen, good, reading.price());
    }

    @Override
    public void refuse(Refusal refusal) {
      if (refusal.observed() == Long.MIN_VALUE || refusal.code().equals(FORBIDDEN)) return;
      boolean cut = refusal.code().equals(TRUNCATED);
      boolean ours =
          !refusal.good().isEmpty() && resolver.of(refusal.good(), refusal.provider()).used();
      if (!ours && !(cut && refusal.good().isEmpty())) return;
      var book = book(Math.floorDiv(refusal.observed(), 86_400L));
      if (book == null) return;
      if (ours) book.refuse();
      if (cut) book.truncate();
    }

    @Override
    public Determination close(LocalDate date) {
      DayBook last = null;
      for (var entry : books.headMap(date, true).entrySet()) {
        juries.hear(entry.getKey(), entry.getValue());
        if (entry.getKey().equals(date)) last = entry.getValue();
      }
      if (last == null) {
        last = new DayBook();
        juries.hear(date, last);
      }
      books.headMap(date, true).clear();
      closed = date;
      newestDay = Long.MIN_VALUE;
      var board = juries.board(date);
      var step = chain.step(date, board);
      var dropped = new ArrayList<Dropped>(last.dropped());
      dropped.addAll(juries.dropped());
      dropped.sort(
          Comparator.comparing(Dropped::screen)
              .thenComparing(Dropped::provider)
              .thenComparing(Dropped::reason)
              .thenComparing(Dropped::input)
              .thenComparing(Dropped::line));
      var day =
          new TokenDay(last.seen(), last.refused(), last.truncated(), dropped, juries.calendar());
      var memory =
          new ArrayList<>(Memory.members(chain, terms.tier().name().toLowerCase(Locale.ROOT)));
      memory.addAll(juries.members(terms.tier().name().toLowerCase(Locale.ROOT), date));
      var made = new TokenFixing(terms, date, step, board, day).determination(chain, state, memory);
      state = made.next();
      return made;
    }

    /// Announced changes that have not taken effect yet, by day (rule I-54).
    public List<Announced> calendar() {
      return juries.calendar();
    }

    private DayBook book(long epochDay) {
      if (epochDay == newestDay) return newestBook;
      var date = LocalDate.ofEpochDay(epochDay);
      if (closed != null && !date.isAfter(closed)) return null;
      newestDay = epochDay;
      newestBook = books.computeIfAbsent(date, _ -> new DayBook());
      return newestBook;
    }
  }
}
