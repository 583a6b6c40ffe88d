// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// One market and its crowd, made from a seed.
final class World {
  /// After so many commands everything is looked at.
  private static final int LOOK = 250;

  private final long seed;
  private final Terms terms;
  private final CommandStory story;
  private final Duel duel;
  private final List<Command> commands = new ArrayList<>();

  World(long seed) {
    this.seed = seed;
    var random = new SplittableRandom(seed);
    terms = new TermsStory(random).terms();
    duel = new Duel(terms);
    story = new CommandStory(random, duel.reference);
  }

  /// Null when the markets agree for so many commands; else the shortest story that tells the
  /// difference.
  String run(int steps) {
    for (int step = 1; step <= steps; step++) {
      var command = story.next();
      commands.add(command);
      var difference = duel.apply(command);
      if (difference != null) {
        return tell();
      }
      var wrong = step % LOOK == 0 ? duel.restart() : null;
      if (wrong != null) {
        return "world " + seed + ", command " + step + ": " + wrong;
      }
    }
    return null;
  }

  /// Adds how many events of each kind both markets have told alike.
  void tally(Map<Event, Long> told) {
    for (var event : Event.ALL) {
      told.merge(event, duel.told[event.ordinal()], Long::sum);
    }
  }

  private String tell() {
    var shrinker = new Shrinker(terms);
    var shortest = shrinker.shrink(commands);
    var text = new StringBuilder("world " + seed + "\n");
    ScenarioText.of(terms, shortest).forEach(line -> text.append(line).append('\n'));
    return text + shrinker.difference(shortest).toString();
  }
}
