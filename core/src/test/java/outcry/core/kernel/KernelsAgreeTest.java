// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rule M-2: whichever kernel adds the losses up, the cents are the same: vectors, plain integers,
/// and integers without bound as a reader of the rule would add them.
class KernelsAgreeTest {
  private static final long SEED = 20_261_123;
  private static final int ROUNDS = 3_000;

  private final TailKernel vectors = new VectorKernel();
  private final TailKernel plain = TailKernel.plain();

  @Test
  void theBuildRunsWithVectors() {
    assertTrue(TailKernel.isVectorised(), "this module's tests are started with the vector module");
  }

  @Test
  void bothKernelsGiveTheIntegerOfTheRule() {
    var random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      var world = new World(random);
      var lots = world.lots(random);
      int tail = 1 + random.nextInt(world.matrix.scenarios);
      var story = "round " + round + ", tail " + tail + ": " + world;
      var exact = world.byTheRule(lots, tail);
      if (exact.bitLength() > 63) {
        assertThrows(ArithmeticException.class, () -> plain.largest(world.matrix, lots, tail));
        assertThrows(ArithmeticException.class, () -> vectors.largest(world.matrix, lots, tail));
      } else if (world.isCountable(lots)) {
        assertEquals(exact.longValueExact(), plain.largest(world.matrix, lots, tail), story);
        assertEquals(exact.longValueExact(), vectors.largest(world.matrix, lots, tail), story);
      }
    }
  }

  @Test
  void manyFullAccountsAtOnceAreTheSameAsOneByOne() {
    var random = new Random(SEED + 1);
    for (int round = 0; round < 200; round++) {
      var world = new World(random);
      int accounts = 1 + random.nextInt(40);
      int contracts = world.losses.length;
      var positions = random.longs((long) accounts * contracts, -50, 51).toArray();
      int tail = 1 + random.nextInt(world.matrix.scenarios);
      var books = new ArrayList<Lots>();
      for (int a = 0; a < accounts; a++) {
        var lots = new Lots();
        for (int c = 0; c < contracts; c++) {
          lots.add(c, positions[a * contracts + c], 0, 0);
        }
        books.add(lots);
      }
      if (books.stream().allMatch(world::isCountable)) {
        var sums = new long[accounts];
        vectors.largest(world.matrix, positions, accounts, tail, sums);
        for (int a = 0; a < accounts; a++) {
          var story = "account " + a + " of " + world;
          assertEquals(plain.largest(world.matrix, books.get(a), tail), sums[a], story);
        }
      }
    }
  }

  /// A small market: some losses large, some all alike, some all gains.
  private static final class World {
    final long[][] losses;
    final LossMatrix matrix;

    World(Random random) {
      int contracts = 1 + random.nextInt(12);
      int scenarios =
          switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(8);
            case 1 -> 64;
            case 2 -> 1000;
            default -> 1 + random.nextInt(300);
          };
      int shape = random.nextInt(6);
      losses = new long[contracts][scenarios];
      for (var row : losses) {
        for (int s = 0; s < scenarios; s++) {
          row[s] = loss(random, shape);
        }
      }
      matrix = new LossMatrix(losses);
    }

    private static long loss(Random random, int shape) {
      return switch (shape) {
        case 0 -> random.nextLong(-1_000_000_000, 1_000_000_000);
        case 1 -> random.nextInt(3) - 1;
        case 2 -> -random.nextLong(1, 1_000_000);
        case 3 -> random.nextLong(-(1L << 52), 1L << 52);
        case 4 -> 0;
        default -> random.nextLong(-(1L << 40), 1L << 40);
      };
    }

    Lots lots(Random random) {
      var lots = new Lots();
      for (int c = 0; c < losses.length; c++) {
        if (random.nextInt(3) > 0) {
          boolean works = random.nextInt(3) == 0;
          lots.add(
              c,
              random.nextLong(-200, 201),
              works ? random.nextLong(0, 300) : 0,
              works ? random.nextLong(0, 300) : 0);
        }
      }
      return lots;
    }

    /// Whether every sum on the way fits a long; where one does not, the plain path throws.
    boolean isCountable(Lots lots) {
      return matrix.bound(lots) < Long.MAX_VALUE / 4096;
    }

    BigInteger byTheRule(Lots lots, int tail) {
      var all = new ArrayList<BigInteger>();
      for (int s = 0; s < matrix.scenarios; s++) {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < lots.count; i++) {
          var loss = BigInteger.valueOf(losses[lots.row[i]][s]);
          var buys = loss.multiply(BigInteger.valueOf(lots.buys[i]));
          var sells = loss.multiply(BigInteger.valueOf(-lots.sells[i]));
          sum = sum.add(loss.multiply(BigInteger.valueOf(lots.position[i])));
          sum = sum.add(BigInteger.ZERO.max(buys).max(sells));
        }
        all.add(sum);
      }
      all.sort(Comparator.reverseOrder());
      return all.subList(0, tail).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public String toString() {
      return "losses " + Arrays.deepToString(losses);
    }
  }
}
