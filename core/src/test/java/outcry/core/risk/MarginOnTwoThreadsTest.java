// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import outcry.core.account.Account;

/// The whole margin (scenarios, families, minimums, add-ons, options, orders) of 5,000 portfolios
/// is the same to the micro-dollar on one thread and split over two. Each thread has a [Margin] of
/// its own and the models in common; no account is split.
class MarginOnTwoThreadsTest {
  private static final int MODELS = 100;
  private static final int EACH = 50;

  private record Part(RiskModel model, List<Account> accounts) {}

  @Test
  void oneAndTwoThreadsGiveTheSameCents() throws InterruptedException, ExecutionException {
    var parts = new ArrayList<Part>();
    for (long seed = 1; seed <= MODELS; seed++) {
      var any = new Portfolios(seed);
      var accounts = new ArrayList<Account>();
      for (int i = 0; i < EACH; i++) {
        accounts.add(any.account());
      }
      parts.add(new Part(any.model, accounts));
    }
    var one = new long[2 * MODELS * EACH];
    count(parts, 0, EACH, one);
    assertTrue(Arrays.stream(one).distinct().count() > MODELS * EACH / 2, "of many kinds");
    for (int split : new int[] {EACH / 2, 1, 37}) {
      var two = new long[one.length];
      try (var threads = Executors.newFixedThreadPool(2)) {
        var first = threads.submit(() -> count(parts, 0, split, two));
        var second = threads.submit(() -> count(parts, split, EACH, two));
        first.get();
        second.get();
      }
      assertArrayEquals(one, two, "split at account " + split + " of every model");
    }
  }

  /// Required and total of some accounts of every model.
  private static void count(List<Part> parts, int from, int to, long[] into) {
    for (int p = 0; p < parts.size(); p++) {
      var margin = new Margin();
      margin.use(parts.get(p).model);
      for (int a = from; a < to; a++) {
        var account = parts.get(p).accounts.get(a);
        into[2 * (p * EACH + a)] = margin.required(account);
        into[2 * (p * EACH + a) + 1] = margin.total(account);
      }
    }
  }
}
