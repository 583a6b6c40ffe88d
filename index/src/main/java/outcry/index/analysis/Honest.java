// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import outcry.index.analysis.CrossSection.Quote;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;

/// What is published when nobody attacks: the yardstick.
final class Honest {
  /// A change as small as a currency's daily move.
  private static final double NOISE = 0.001;

  private final ObservedDays observed;
  private final State start;
  private final List<Determination> days = new ArrayList<>();
  private final List<List<Quote>> quotes = new ArrayList<>();
  private final List<CrossSection> sections = new ArrayList<>();

  /// Place of the first value; -1 when it lies before the days.
  private int base = Integer.MAX_VALUE;

  Honest(IndexMethod method, ObservedDays observed, State start) {
    this.observed = observed;
    this.start = start;
    if (start.last() != null) base = -1;
    var run = method.resume(start);
    for (int place = 0; place < observed.size(); place++) {
      ObservedDays.feed(run, observed.on(place));
      var day = run.close(observed.date(place));
      days.add(day);
      quotes.add(day.panel().stream().filter(Honest::priced).map(Honest::quote).toList());
      sections.add(CrossSection.of(quotes.get(place)));
      if (day.value() > 0) base = Math.min(base, place);
    }
    if (base >= observed.size() - 1) {
      var last = days.getLast();
      throw new IllegalArgumentException(
          "two fixings are needed to attack one; "
              + (last.value() == 0 ? last.withheld() : "only " + last.date() + " has one"));
    }
  }

  /// A provider has an opinion when it has a price of the good, counted or not.
  private static boolean priced(PanelRow row) {
    if (row.price() <= 0) return false;
    return switch (row.screen()) {
      case INCLUDED, CAPPED, LIMITED, ENTRANT, QUARANTINED, HELD, UNSTEADY -> true;
      default -> false;
    };
  }

  private static Quote quote(PanelRow row) {
    return new Quote(row.provider(), row.price() / 1e6, Math.max(1, row.records()));
  }

  int base() {
    return base;
  }

  LocalDate baseDate() {
    return base < 0 ? start.last() : observed.date(base);
  }

  LocalDate date(int place) {
    return observed.date(place);
  }

  Determination day(int place) {
    return days.get(place);
  }

  long value(int place) {
    return days.get(place).value();
  }

  /// The state with which a day begins.
  State before(int place) {
    return place == 0 ? start : days.get(place - 1).next();
  }

  CrossSection section(int place) {
    return sections.get(place);
  }

  /// Everybody whose price ever counted in the window.
  List<String> providers(int from) {
    var names = new TreeSet<String>();
    for (var day : days.subList(from, days.size())) {
      for (var row : day.panel()) if (row.weight() > 0) names.add(row.provider());
    }
    return List.copyOf(names);
  }

  /// The first place from which on every one of them has counted; past the end when one never does.
  int joined(int from, List<String> providers) {
    int joined = from;
    for (var provider : providers) {
      int place = from;
      while (place < days.size() && weight(place, List.of(provider)) == 0) place++;
      joined = Math.max(joined, place);
    }
    return joined;
  }

  double weight(int place, List<String> providers) {
    double weight = 0;
    for (var row : days.get(place).panel()) {
      if (providers.contains(row.provider())) weight += row.weight();
    }
    return weight;
  }

  /// Did one of them change its own price, or ask another than the index tracks?
  boolean restless(int from, int to, List<String> providers) {
    for (int place = from; place <= to; place++) {
      for (var row : days.get(place).panel()) {
        if (!providers.contains(row.provider())) continue;
        boolean moved = Math.abs(row.change()) > NOISE;
        boolean waits = row.tracked() > 0 && row.price() > 0 && row.price() != row.tracked();
        if (moved || waits) return true;
      }
    }
    return false;
  }

  /// The other estimators on a day on which the attack is on.
  CrossSection attacked(int place, Attack attack) {
    var said = new ArrayList<Quote>();
    for (var quote : quotes.get(place)) {
      if (!attack.providers().contains(quote.provider())) {
        said.add(quote);
      } else if (attack.move() != Attack.Move.VANISH) {
        said.add(
            new Quote(quote.provider(), quote.price() * attack.move().factor(), quote.offers()));
      }
    }
    return CrossSection.of(said);
  }
}
