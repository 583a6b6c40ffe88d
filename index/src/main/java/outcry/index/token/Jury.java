// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// Decides what one model costs at one seller, from what several sources say (rules I-52, I-53).
///
/// A price that is accepted stands until a change is confirmed: by all sources of the day at once
/// if there are two or more, by a single source on two days, or, while sources disagree, by most of
/// at least three on three days. While they disagree the last agreed price stands.
final class Jury {
  /// What a source said last.
  ///
  /// @param since the first of the days on which it has said nothing else
  record Voice(long price, LocalDate seen, LocalDate since, long observed) {}

  private final TokenTerms terms;
  private final String item;
  final TreeMap<String, Voice> voices = new TreeMap<>();
  long accepted;
  long observed;
  LocalDate seen;
  LocalDate confirmed;
  boolean disputed;

  private final List<Dropped> dropped = new ArrayList<>();
  private Map<String, Quote> quotes = Map.of();
  private LocalDate date;
  private Set<String> effective = Set.of();
  private boolean corrects;
  private int records;
  private String note = "";

  Jury(TokenTerms terms, String item) {
    this.terms = terms;
    this.item = item;
  }

  /// Hears one day.
  ///
  /// @param said by source
  /// @param due announced prices that take effect by the day, by source
  void hear(LocalDate day, Map<String, Quote> said, Map<String, Announced> due) {
    date = day;
    quotes = said;
    effective = due.keySet();
    dropped.clear();
    corrects = false;
    records = 0;
    note = "";
    said.forEach((source, quote) -> listen(source, quote, due.get(source)));
    due.forEach(
        (source, change) -> {
          if (said.containsKey(source)) return;
          long second = TokenFixing.noon(change.said());
          voices.put(source, new Voice(change.price(), day, change.said(), second));
        });
    voices.values().removeIf(voice -> voice.seen().isBefore(day.minusDays(terms.staleDays())));
    var heard = new TreeMap<String, Voice>();
    voices.forEach(
        (source, voice) -> {
          if (disputed || voice.seen().equals(day)) heard.put(source, voice);
        });
    boolean spoke = voices.values().stream().anyMatch(voice -> voice.seen().equals(day));
    if (!spoke) return;
    seen = day;
    decide(heard);
  }

  /// Does any source still speak?
  boolean silent() {
    return seen == null || voices.isEmpty();
  }

  List<Dropped> dropped() {
    return dropped;
  }

  Accepted standing(LocalDate day) {
    boolean fresh = day.equals(seen);
    return new Accepted(
        accepted,
        observed,
        fresh ? records : 0,
        fresh,
        confirmed != null,
        disputed,
        corrects && fresh,
        note);
  }

  private void listen(String source, Quote quote, Announced due) {
    if (!quote.whole()) {
      var first = quote.first();
      drop(
          Screen.ANOTHER_GOOD,
          source,
          first,
          "half a day's price without the other half (rule I-50)");
      return;
    }
    records += quote.records();
    long price = quote.price(terms.peakHours());
    var before = voices.get(source);
    boolean same = before != null && agree(before.price(), price);
    var since = same ? before.since() : date;
    if (due != null && agree(due.price(), price) && due.said().isBefore(since)) since = due.said();
    voices.put(source, new Voice(price, date, since, quote.observed()));
  }

  private void decide(Map<String, Voice> heard) {
    var prices = heard.values().stream().map(Voice::price).sorted().toList();
    if (agree(prices.getFirst(), prices.getLast())) {
      disputed = false;
      agreed(heard, prices);
      return;
    }
    var most = majority(heard);
    boolean persistent =
        prices.size() >= terms.majoritySources() && 2 * persistent(most) > prices.size();
    disputed = !persistent;
    if (persistent) {
      var said = most.values().stream().map(Voice::price).sorted().toList();
      accept(said.contains(accepted) ? accepted : lower(said), most);
      confirmed = confirmed == null ? date : confirmed;
      note =
          "most of "
              + prices.size()
              + " sources have said so for "
              + terms.majorityDays()
              + " days";
    }
    dissent(heard);
  }

  private void agreed(Map<String, Voice> heard, List<Long> prices) {
    long price = prices.contains(accepted) ? accepted : lower(prices);
    boolean two = heard.size() >= 2;
    boolean again =
        heard.values().stream()
            .anyMatch(voice -> !voice.since().isAfter(date.minusDays(terms.changeDays() - 1)));
    if (accepted == 0 || price == accepted || confirmed == null) {
      corrects = accepted != 0 && price != accepted;
      accept(price, heard);
      if (confirmed == null && (two || (again && !corrects))) confirmed = date;
      return;
    }
    if (behind(heard)) {
      decide(new TreeMap<>(voices));
      return;
    }
    boolean slip = slip(accepted, price);
    if (two || (again && !slip)) {
      accept(price, heard);
      return;
    }
    var source = heard.keySet().iterator().next();
    var quote = quotes.get(source);
    var first = quote == null ? null : quote.first();
    if (slip) {
      note =
          source
              + " says "
              + text(price)
              + ", a power of ten away: waits for a second source (rule I-53)";
      drop(Screen.QUARANTINED, source, first, note);
    } else {
      note = source + " says " + text(price) + ": waits for a second day or source (rule I-52)";
      drop(Screen.HELD, source, first, note);
    }
  }

  /// Is what is heard today an older word than that of a source which still stands by the accepted
  /// price? Then nobody changed anything: they disagree, and only never spoke on one day.
  private boolean behind(Map<String, Voice> heard) {
    if (heard.keySet().stream().anyMatch(effective::contains)) return false;
    return voices.entrySet().stream()
        .filter(other -> !heard.containsKey(other.getKey()))
        .map(Map.Entry::getValue)
        .filter(other -> agree(other.price(), accepted))
        .anyMatch(
            other ->
                heard.values().stream().allMatch(word -> word.since().isBefore(other.since())));
  }

  private void accept(long price, Map<String, Voice> by) {
    accepted = price;
    observed = by.values().stream().mapToLong(Voice::observed).max().orElse(observed);
  }

  /// The largest set of sources that agree with one of them; of two as large the one with the
  /// accepted price, then the lower.
  private Map<String, Voice> majority(Map<String, Voice> heard) {
    Map<String, Voice> best = Map.of();
    for (var centre : heard.values().stream().map(Voice::price).sorted().distinct().toList()) {
      var with = new TreeMap<String, Voice>();
      heard.forEach(
          (source, voice) -> {
            if (agree(voice.price(), centre)) with.put(source, voice);
          });
      boolean better =
          with.size() > best.size() || (with.size() == best.size() && agree(centre, accepted));
      if (better) best = with;
    }
    return best;
  }

  private long persistent(Map<String, Voice> voices) {
    var limit = date.minusDays(terms.majorityDays() - 1);
    return voices.values().stream().filter(voice -> !voice.since().isAfter(limit)).count();
  }

  private void dissent(Map<String, Voice> heard) {
    var words = new ArrayList<String>();
    heard.forEach((source, voice) -> words.add(source + " " + text(voice.price())));
    var all = String.join(", ", words);
    if (disputed)
      note =
          "sources disagree: "
              + all
              + "; "
              + (accepted == 0 ? "no price yet" : "the last agreed price stands")
              + " (rule I-52)";
    else note += ", against " + all + " (rule I-52)";
    heard.forEach(
        (source, voice) -> {
          if (accepted != 0 && agree(voice.price(), accepted)) return;
          var quote = quotes.get(source);
          drop(Screen.CONFLICT, source, quote == null ? null : quote.first(), note);
        });
  }

  private void drop(Screen screen, String source, Quote.Said first, String why) {
    int input = first == null ? 0 : first.input();
    int line = first == null ? 0 : first.line();
    dropped.add(new Dropped(screen, item, 1, input, line, why));
  }

  boolean agree(long a, long b) {
    long low = Math.min(a, b);
    long high = Math.max(a, b);
    return low > 0 && (high - low) <= (double) low * terms.agreement() / Basket.ONE;
  }

  /// Within two percent of a power of ten other than one?
  private boolean slip(long before, long now) {
    double ratio = (double) Math.max(before, now) / Math.min(before, now);
    for (double power = 10; power < 1e13; power *= 10)
      if (Math.abs(ratio / power - 1) <= (double) terms.slip() / Basket.ONE) return true;
    return false;
  }

  private static long lower(List<Long> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }

  private static String text(long price) {
    return Dollars.text(price);
  }
}
