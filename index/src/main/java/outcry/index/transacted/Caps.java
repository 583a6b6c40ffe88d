// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// The share of each trade in the volume that counts (rule I-44).
///
/// Volume above a cap is cut away, pro rata over the trades of the pair or of the contributor. A
/// cap is a share of the volume that counts, not of the volume reported: otherwise one pair could
/// report so much that its tenth of the whole outweighs everybody else. So the cut is repeated
/// until nobody is above a cap.
///
/// @param shares of the counted volume, in the order of the trades; they sum to one
/// @param met whether the caps can be met: ten pairs of 10 percent are needed for a whole
record Caps(double[] shares, boolean met) {
  /// A share this close to its cap is at it.
  private static final double CLOSE = 1e-9;

  /// Where the caps can be met, the smallest trades are never cut, and they are larger than this.
  /// Below it the volume only melts, in settled shares.
  private static final double MELTED = 1;

  private static final int ROUNDS = 10_000;

  static Caps of(List<Trade> trades, TransactedTerms terms) {
    var volumes = new double[trades.size()];
    for (int i = 0; i < volumes.length; i++) volumes[i] = trades.get(i).quantity() / 1_000.0;
    for (int round = 0; round < ROUNDS && total(volumes) >= MELTED; round++) {
      boolean cut = cut(trades, volumes, Trade::pair, terms.pairCap());
      cut |= cut(trades, volumes, Trade::contributor, terms.contributorCap());
      if (!cut) return new Caps(shares(volumes), true);
    }
    return new Caps(shares(volumes), false);
  }

  private static double total(double[] volumes) {
    double sum = 0;
    for (double volume : volumes) sum += volume;
    return sum;
  }

  private static double[] shares(double[] volumes) {
    double total = total(volumes);
    var shares = new double[volumes.length];
    for (int i = 0; i < shares.length; i++) shares[i] = volumes[i] / total;
    return shares;
  }

  private static boolean cut(
      List<Trade> trades, double[] volumes, Function<Trade, String> party, double cap) {
    var sums = new TreeMap<String, Double>();
    for (int i = 0; i < volumes.length; i++) {
      sums.merge(party.apply(trades.get(i)), volumes[i], Double::sum);
    }
    double total = total(volumes);
    boolean cut = false;
    for (int i = 0; i < volumes.length; i++) {
      double sum = sums.get(party.apply(trades.get(i)));
      if (sum > (cap + CLOSE) * total) {
        volumes[i] *= cap * total / sum;
        cut = true;
      }
    }
    return cut;
  }
}
