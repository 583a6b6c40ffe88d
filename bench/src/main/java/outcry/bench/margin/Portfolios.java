// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.util.SplittableRandom;
import outcry.core.kernel.LossMatrix;
import outcry.core.kernel.Lots;

/// The public task: accounts over 200 contracts and 1,000 scenarios, once with a position in every
/// contract and once with ten each. Seeded, so that every run adds up the same.
final class Portfolios {
  static final int CONTRACTS = 200;
  static final int SCENARIOS = 1_000;

  /// Expected shortfall at 97.5 %: the mean of the 25 worst of 1,000.
  static final int TAIL = 25;

  static final int POSITIONS = 10;

  private static final long SEED = 20_260_701;

  /// A lot is worth some 2,300 USD and moves by a few per cent: micro-dollars.
  private static final double MOVE = 120e6;

  final int accounts;
  final LossMatrix matrix;

  /// Account by account, a position in every contract.
  final long[] full;

  final Lots[] sparse;
  final double[][] losses = new double[CONTRACTS][SCENARIOS];

  Portfolios(int accounts) {
    this.accounts = accounts;
    var random = new SplittableRandom(SEED);
    var exact = new long[CONTRACTS][SCENARIOS];
    for (int c = 0; c < CONTRACTS; c++) {
      for (int s = 0; s < SCENARIOS; s++) {
        exact[c][s] = Math.round(random.nextGaussian() * MOVE);
        losses[c][s] = exact[c][s];
      }
    }
    matrix = new LossMatrix(exact);
    full = new long[accounts * CONTRACTS];
    for (int i = 0; i < full.length; i++) {
      full[i] = random.nextInt(-20, 21);
    }
    sparse = new Lots[accounts];
    for (int a = 0; a < accounts; a++) {
      sparse[a] = new Lots();
      int first = random.nextInt(CONTRACTS);
      for (int p = 0; p < POSITIONS; p++) {
        sparse[a].add((first + p * 19) % CONTRACTS, lots(random), 0, 0);
      }
    }
  }

  private static long lots(SplittableRandom random) {
    long lots = random.nextInt(-20, 20);
    return lots >= 0 ? lots + 1 : lots;
  }
}
