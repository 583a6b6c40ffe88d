// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.Screen;
import outcry.index.observation.Observation;

/// The day's observations that are no eligible trades, counted by seller and reason; the first by
/// place in the inputs is the example.
final class Ineligible {
  private final TreeMap<String, Dropped> dropped = new TreeMap<>();
  private int count;

  void add(Screen screen, String seller, Observation seen, String reason) {
    add(new Dropped(screen, seller, 1, seen.input(), seen.line(), reason));
  }

  void add(Dropped one) {
    count++;
    dropped.merge(one.provider() + "\n" + one.screen(), one, Ineligible::merge);
  }

  private static Dropped merge(Dropped before, Dropped one) {
    boolean earlier =
        one.input() < before.input()
            || (one.input() == before.input() && one.line() < before.line());
    var first = earlier ? one : before;
    return new Dropped(
        first.screen(),
        first.provider(),
        before.count() + one.count(),
        first.input(),
        first.line(),
        first.reason());
  }

  /// By seller, then by reason.
  List<Dropped> list() {
    return new ArrayList<>(dropped.values());
  }

  /// How many observations, of whatever seller and reason.
  int count() {
    return count;
  }
}
