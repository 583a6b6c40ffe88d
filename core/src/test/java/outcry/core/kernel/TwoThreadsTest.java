// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Rule M-2 on one thread and on two, which share the matrix and split the accounts, never one
/// account: the same integers, whichever kernel counts.
class TwoThreadsTest {
  private static final int ACCOUNTS = 5_000;
  private static final int CONTRACTS = 40;
  private static final int SCENARIOS = 250;
  private static final int TAIL = 7;

  private final Random random = new Random(20_261_124);
  private final LossMatrix matrix = matrix();
  private final Lots[] books = books();
  private final long[] positions = random.longs(ACCOUNTS * CONTRACTS, -500, 501).toArray();

  /// What a thread counts: `sums` of the accounts from `from` to before `to`.
  @FunctionalInterface
  private interface Count {
    void of(TailKernel kernel, int from, int to, long[] sums);
  }

  @Test
  void accountsThatHoldALittle() {
    agree(
        (kernel, from, to, sums) -> {
          for (int a = from; a < to; a++) {
            sums[a] = kernel.largest(matrix, books[a], TAIL);
          }
        });
  }

  @Test
  void accountsThatHoldSomethingOfEverything() {
    agree(
        (kernel, from, to, sums) -> {
          var lots = Arrays.copyOfRange(positions, from * CONTRACTS, to * CONTRACTS);
          var part = new long[to - from];
          kernel.largest(matrix, lots, to - from, TAIL, part);
          System.arraycopy(part, 0, sums, from, to - from);
        });
  }

  private void agree(Count count) {
    assertTrue(TailKernel.isVectorised());
    var one = onOne(TailKernel::plain, count);
    assertTrue(Arrays.stream(one).distinct().count() > ACCOUNTS / 2, "accounts of many kinds");
    assertArrayEquals(one, onOne(VectorKernel::new, count), "vectors on one thread");
    // 2,501: the halves begin elsewhere in the groups of eight the dense kernel takes at once.
    for (int split : new int[] {ACCOUNTS / 2, 2_501, 1, ACCOUNTS - 3}) {
      var story = "split at account " + split + ", seed 20261124";
      assertArrayEquals(one, onTwo(TailKernel::plain, count, split), story);
      assertArrayEquals(one, onTwo(VectorKernel::new, count, split), "vectors, " + story);
    }
  }

  private static long[] onOne(Supplier<TailKernel> kernel, Count count) {
    var sums = new long[ACCOUNTS];
    count.of(kernel.get(), 0, ACCOUNTS, sums);
    return sums;
  }

  private static long[] onTwo(Supplier<TailKernel> kernel, Count count, int split) {
    var sums = new long[ACCOUNTS];
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> count.of(kernel.get(), 0, split, sums));
      var second = threads.submit(() -> count.of(kernel.get(), split, ACCOUNTS, sums));
      first.get();
      second.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    return sums;
  }

  private LossMatrix matrix() {
    var losses = new long[CONTRACTS][];
    for (int c = 0; c < CONTRACTS; c++) {
      // some so large that sums pass 2^53 and doubles would lie
      long spread = c % 8 == 7 ? 1L << 44 : 900_000_000L;
      losses[c] = random.longs(SCENARIOS, -spread, spread + 1).toArray();
    }
    return new LossMatrix(losses);
  }

  /// Up to ten lines, one in three with working orders.
  private Lots[] books() {
    var all = new Lots[ACCOUNTS];
    int beyond = 0;
    for (int a = 0; a < ACCOUNTS; a++) {
      all[a] = new Lots();
      for (int i = random.nextInt(11); i > 0; i--) {
        boolean works = random.nextInt(3) == 0;
        all[a].add(
            random.nextInt(CONTRACTS),
            random.nextLong(-800, 801),
            works ? random.nextLong(300) : 0,
            works ? random.nextLong(300) : 0);
      }
      beyond += matrix.isExact(all[a]) ? 0 : 1;
    }
    assertTrue(beyond > 500, "enough sums that need integers: " + beyond);
    return all;
  }
}
