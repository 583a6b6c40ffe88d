// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.ArrayList;
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

  final List<Announced> announced = new ArrayList<>();
  private final Map<String, Heap> heaps = new HashMap<>();
  private int seen;
  private int refused;
  private boolean truncated;

  void quote(Resolver.Meaning meaning, Observation said, Good.Tokens good, long price) {
    seen++;
    var item = meaning.model().name() + "@" + meaning.seller();
    var quote =
        quotes
            .computeIfAbsent(item, _ -> new TreeMap<>())
            .computeIfAbsent(said.source(), _ -> new Quote());
    var newest = new Quote.Said(price, said.observed(), said.input(), said.line());
    if (!quote.say(good.hours(), newest))
      drop(Screen.DUPLICATE, "the same source says the same twice (rule I-50)", said);
  }

  void announce(Announced change) {
    seen++;
    announced.add(change);
  }

  void drop(Screen screen, String reason, Observation said) {
    heaps
        .computeIfAbsent(screen + reason, _ -> new Heap(screen, reason))
        .add(said.provider(), said.input(), said.line());
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
