// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import java.util.List;

/// Makes a list of commands over which the two markets differ as short as it gets: takes out ever
/// smaller parts as long as some difference is left (delta debugging).
final class Shrinker {
  private final Terms terms;

  Shrinker(Terms terms) {
    this.terms = terms;
  }

  List<Command> shrink(List<Command> commands) {
    var shortest = upToDifference(commands);
    for (int part = Math.max(1, shortest.size() / 2); part >= 1; part /= 2) {
      boolean shorter = true;
      while (shorter) {
        shorter = false;
        for (int from = shortest.size() - part; from >= 0; from -= part) {
          var fewer = new ArrayList<>(shortest);
          fewer.subList(from, Math.min(fewer.size(), from + part)).clear();
          if (difference(fewer) != null) {
            shortest = upToDifference(fewer);
            from = Math.min(from, shortest.size());
            shorter = part > 1 || shorter;
          }
        }
        shorter &= part == 1;
      }
    }
    return shortest;
  }

  private List<Command> upToDifference(List<Command> commands) {
    return new ArrayList<>(commands.subList(0, difference(commands).step()));
  }

  /// Null when the markets agree on all of them.
  Duel.Difference difference(List<Command> commands) {
    var duel = new Duel(terms);
    for (var command : commands) {
      var difference = duel.apply(command);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }
}
