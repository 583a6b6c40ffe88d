// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.Screen;
import outcry.index.observation.Good;
import outcry.index.observation.Observation;

/// What was said on one day, before anything is decided: a quote per model, seller and source, and
/// what fell by the way.
final class DayBook {
  /// One reason for which observations fell by the way.
  private static final class Heap {
    private final Screen screen;
    private final String reason;
    private String provider;
    private int count;
    private int input = Integer.MAX_VALUE;
    private int line = Integer.MAX_VALUE;

    Heap(Screen screen, String reason) {
      this.screen = screen;
      this.reason = reason;
    }

    void add(String from, int in, int at) {
      count++;
      provider = provider == null || provider.equals(from) ? from : "several";
      if (in > input || (in == input && at >= line)) return;
      input = in;
      line = at;
    }
  }

  /// `model@seller` to source to quote.
  final TreeMap<String, TreeMap<String, Quote>> quotes = new TreeMap<>();

  /// A change somebody says will come: whose, by whom, and when.
  private record Notice(Resolver.Meaning meaning, String source, LocalDate said, LocalDate from) {}

  private final Map<Notice, Quote> notices = new HashMap<>();
  private final TreeMap<String, Heap> heaps = new TreeMap<>();
  private int seen;
  private int refused;
  private boolean truncated;

  /// An observation of a model of the index, whatever its component and terms: what is refused does
  /// not say those, so neither may what it is measured against.
  void see() {
    seen++;
  }

  void quote(Resolver.Meaning meaning, Observation said, Good.Tokens good, long price) {
    var item = meaning.model().name() + "@" + meaning.seller();
    var quote =
        quotes
            .computeIfAbsent(item, _ -> new TreeMap<>())
            .computeIfAbsent(said.source(), _ -> new Quote());
    var newest = new Quote.Said(price, said.observed(), said.input(), said.line());
    var again = quote.say(good.hours(), newest);
    if (again != null)
      drop(
          Screen.DUPLICATE,
          "the same source says the same twice (rule I-50)",
          said.provider(),
          again.input(),
          again.line());
  }

  void announce(
      Resolver.Meaning meaning, LocalDate from, Observation said, Good.Tokens good, long price) {
    var notice = new Notice(meaning, said.source(), TokenFixing.day(said.observed()), from);
    notices
        .computeIfAbsent(notice, _ -> new Quote())
        .say(good.hours(), new Quote.Said(price, said.observed(), said.input(), said.line()));
  }

  /// The changes announced on the day, whole ones only: a peak price without its off-peak price is
  /// half a price. Of what one source says of one change the newest counts, as in a quote.
  List<Announced> announced(int peakHours) {
    return notices.entrySet().stream()
        .filter(each -> each.getValue().whole())
        .map(each -> announced(each.getKey(), each.getValue().price(peakHours)))
        .sorted(Announced.ORDER)
        .toList();
  }

  private static Announced announced(Notice notice, long price) {
    var meaning = notice.meaning();
    return new Announced(
        meaning.model().name(),
        meaning.seller(),
        notice.source(),
        notice.said(),
        notice.from(),
        price);
  }

  void drop(Screen screen, String reason, Observation said) {
    drop(screen, reason, said.provider(), said.input(), said.line());
  }

  private void drop(Screen screen, String reason, String provider, int input, int line) {
    heaps
        .computeIfAbsent(screen + reason, _ -> new Heap(screen, reason))
        .add(provider, input, line);
  }

  void refuse() {
    seen++;
    refused++;
  }

  void truncate() {
    truncated = true;
  }

  int seen() {
    return seen;
  }

  int refused() {
    return refused;
  }

  boolean truncated() {
    return truncated;
  }

  List<Dropped> dropped() {
    return heaps.values().stream()
        .map(
            heap ->
                new Dropped(
                    heap.screen, heap.provider, heap.count, heap.input, heap.line, heap.reason))
        .toList();
  }
}
