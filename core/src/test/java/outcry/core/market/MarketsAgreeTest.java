// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules: the exchange and a readable market that was written from the
/// rulebook alone are given the same commands and must say the same after each of them.
///
/// Every seed makes worlds: products of every allocation, price rule and guard, with crowds that
/// use every order type, validity and state, spreads, blocks and quotes. What fails is told by the
/// fewest commands that show it, in the scenario language. Longer:
/// `-Doutcry.market.commands=50000000 -Doutcry.market.seeds=1-8`.
class MarketsAgreeTest {
  private static final int WORLD = 3_000;
  private static final long COMMANDS = Long.getLong("outcry.market.commands", 360_000);
  private static final Map<Event, Long> told = new EnumMap<>(Event.class);

  static LongStream seeds() {
    var bounds = System.getProperty("outcry.market.seeds", "1-4").split("-");
    return LongStream.rangeClosed(Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theExchangeSaysWhatTheRulebookSays(long seed) {
    var random = new SplittableRandom(seed);
    long each = COMMANDS / seeds().count();
    for (long sent = 0; sent < each; sent += WORLD) {
      var world = new World(random.nextLong());
      var difference = world.run(WORLD);
      if (difference != null) {
        fail("seed " + seed + ", " + difference);
      }
      world.tally(told);
    }
  }

  /// Agreement about nothing would prove nothing.
  @AfterAll
  static void everyKindOfEventWasTold() {
    var missing = new ArrayList<>(List.of(Event.values()));
    missing.removeIf(event -> event == Event.OTHER || told.getOrDefault(event, 0L) > 0);
    assertEquals(List.of(), missing, "no world told of these; of the others: " + told);
  }
}
