// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.index.observation.Dollars;

/// Rule I-7, the worked table of the rulebook, and rule I-6, the cap.
class WeightedMedianTest {

  private final WeightedMedian method = new WeightedMedian(20);

  @ParameterizedTest(name = "{0} weighing {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "3.37                       | 1         | 3.37",
        "1.99 2.99 3.37 3.99 6.155  | 1 1 1 1 1 | 3.37",
        "6.155 3.99 1.99 3.37 2.99  | 1 1 1 1 1 | 3.37",
        "1.99 2.99 3.37 3.99        | 1 1 1 1   | 3.18",
        "1.99 2.99 3.37 3.99        | 1 1 2 1   | 3.37",
        "1.99 2.99 3.37 3.99        | 2 2 2 2   | 3.18",
        "1.00 2.990000 3.000001 9.0 | 1 1 1 1   | 2.995001",
        "2.00 2.00 2.00 9.00        | 1 1 1 1   | 2.00",
        "2.00 3.00 4.00             | 3 2 1     | 2.50",
      })
  void theLevelOfAWorkedTable(String prices, String weights, String level) {
    assertEquals(Dollars.parse(level), method.level(votes(prices, weights)));
  }

  @Test
  void theCapHoldsAHeavyVoteAtItsShare() {
    var counted = method.counted(votes("9 1 2 3 4 5", "8 1 1 1 1 1"));
    assertEquals(
        List.of(100L, 80L, 80L, 80L, 80L, 80L), counted.stream().map(Vote::weight).toList());
    assertEquals(
        Dollars.parse("4"),
        method.level(votes("9 1 2 3 4 5", "9 1 1 1 1 1")),
        "uncapped it would be 9");
  }

  @Test
  void theCapHoldsSeveralHeavyVotes() {
    var counted = method.counted(votes("1 2 3 4 5 6", "9 7 1 1 1 1"));
    long total = counted.stream().mapToLong(Vote::weight).sum();
    assertEquals(20, counted.get(0).weight() * 100 / total);
    assertEquals(counted.get(0).weight(), counted.get(1).weight());
  }

  @Test
  void uptoFiveVotesTheCapCannotBind() {
    assertEquals(Dollars.parse("9"), method.level(votes("1 2 3 9", "1 1 1 8")));
  }

  @Test
  void noVotesNoLevel() {
    assertThrows(IllegalArgumentException.class, () -> method.level(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Vote("labs", 1, 0));
  }

  /// Rule I-7: one seller at +50 % (or at ten times the price) moves the level no further than to a
  /// neighbouring vote.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20260311})
  void oneSellerMovesTheLevelNoFurtherThanTheNextVote(long seed) {
    var random = new SplittableRandom(seed);
    int moved = 0;
    for (int round = 0; round < 2_000; round++) {
      var honest = randomVotes(random);
      int liar = random.nextInt(honest.size());
      long factor = random.nextBoolean() ? 150 : 1_000;
      var bent = new ArrayList<>(honest);
      var vote = honest.get(liar);
      bent.set(liar, new Vote(vote.voter(), vote.price() * factor / 100, 1));

      long before = method.level(honest);
      long after = method.level(bent);

      assertTrue(after >= before, "a higher vote lowered the level");
      assertTrue(after <= nextAbove(honest, before), "seed " + seed + " round " + round);
      if (after != before) moved++;
    }
    assertTrue(moved > 100, "a property that never binds proves nothing");
  }

  /// The order in which votes arrive is no part of the result.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void theOrderOfVotesDoesNotMatter(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      var votes = randomVotes(random);
      assertEquals(method.level(votes), method.level(votes.reversed()));
    }
  }

  /// The highest price the level can reach when one vote goes up: the second vote above the middle.
  private static long nextAbove(List<Vote> votes, long level) {
    var above = votes.stream().mapToLong(Vote::price).filter(p -> p > level).sorted().toArray();
    return above.length == 0 ? level : above[Math.min(1, above.length - 1)];
  }

  private static List<Vote> randomVotes(SplittableRandom random) {
    var votes = new ArrayList<Vote>();
    int size = random.nextInt(3, 20);
    for (int i = 0; i < size; i++)
      votes.add(new Vote("seller " + i, random.nextLong(1_000_000, 9_000_000), 1));
    return votes;
  }

  private static List<Vote> votes(String prices, String weights) {
    var price = Arrays.stream(prices.strip().split(" +")).mapToLong(Dollars::parse).toArray();
    var weight = Arrays.stream(weights.strip().split(" +")).mapToLong(Long::parseLong).toArray();
    var votes = new ArrayList<Vote>();
    for (int i = 0; i < price.length; i++) votes.add(new Vote("seller " + i, price[i], weight[i]));
    return votes;
  }
}
