// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.Screen;

/// Counts the single observations that did not reach a provider's price, by provider and reason.
/// The example shown is the first by input and line, in whatever order they were taken.
final class Tally {
  private record Case(String provider, Screen screen, String reason) implements Comparable<Case> {
    @Override
    public int compareTo(Case other) {
      int order = provider.compareTo(other.provider);
      if (order == 0) order = screen.compareTo(other.screen);
      return order == 0 ? reason.compareTo(other.reason) : order;
    }
  }

  private record Count(int count, int input, int line) {
    Count plus(Count other) {
      boolean first = input < other.input || (input == other.input && line <= other.line);
      return first
          ? new Count(count + other.count, input, line)
          : new Count(count + other.count, other.input, other.line);
    }
  }

  private final TreeMap<Case, Count> cases = new TreeMap<>();

  void add(String provider, Screen screen, String reason, int count, int input, int line) {
    cases.merge(new Case(provider, screen, reason), new Count(count, input, line), Count::plus);
  }

  List<Dropped> dropped() {
    var all = new ArrayList<Dropped>(cases.size());
    cases.forEach(
        (of, seen) ->
            all.add(
                new Dropped(
                    of.screen(), of.provider(), seen.count, seen.input, seen.line, of.reason())));
    return all;
  }
}
