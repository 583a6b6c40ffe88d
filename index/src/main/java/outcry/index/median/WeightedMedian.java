// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outcry.index.observation.Dollars;

/// The first method: the price at which half of the weight asks no more and half asks no less.
///
/// Why a median: one seller at +50 % can move it no further than to the next vote, and a price page
/// that is wrong by a factor of ten moves it not at all. Its cost: it stands still while prices
/// away from the middle move, and it can step when a seller enters or leaves. Later versions may
/// chain matched sellers; open contracts keep theirs.
///
/// Exact definition (rule I-7), integers only. Sort votes by price, then voter. Let W be the sum of
/// weights and C(k) the weight of the first k votes. If C(k)·2 = W for some k, the level is the
/// mean of prices k and k+1, rounded half up to a micro-dollar; otherwise it is the price of the
/// first vote with C(k)·2 > W.
///
/// @param capPercent no vote counts for more than this share of the whole (rule I-6), as long as
///   there are enough votes to make that possible
public record WeightedMedian(int capPercent) implements Method {

  private static final Comparator<Vote> BY_PRICE =
      Comparator.comparingLong(Vote::price).thenComparing(Vote::voter);

  public WeightedMedian {
    if (capPercent < 1 || capPercent > 100)
      throw new IllegalArgumentException("a cap of " + capPercent + " %");
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String title() {
    return "weighted median";
  }

  @Override
  public long level(List<Vote> votes) {
    var sorted = new ArrayList<>(counted(votes));
    sorted.sort(BY_PRICE);
    long total = 0;
    for (var vote : sorted) total = Math.addExact(total, vote.weight());
    long below = 0;
    for (int k = 0; k < sorted.size(); k++) {
      below += sorted.get(k).weight();
      int half = Long.compare(Math.multiplyExact(below, 2), total);
      if (half > 0) return sorted.get(k).price();
      if (half == 0) return mean(sorted.get(k).price(), sorted.get(k + 1).price());
    }
    throw new IllegalArgumentException("a median needs a vote");
  }

  /// Weights after the cap, as exact integers. With k votes at the cap share p and S the weight of
  /// the others, p·S stands for each of the k and w·(100 - k·p) for each other; then every capped
  /// vote has exactly p percent.
  @Override
  public List<Vote> counted(List<Vote> votes) {
    if ((long) votes.size() * capPercent <= 100) return List.copyOf(votes);
    var heaviest = new ArrayList<>(votes);
    heaviest.sort(Comparator.comparingLong(Vote::weight).reversed().thenComparing(Vote::voter));
    long others = 0;
    for (var vote : heaviest) others = Math.addExact(others, vote.weight());
    int capped = 0;
    while (exceeds(heaviest.get(capped).weight(), others, capped)) {
      others -= heaviest.get(capped).weight();
      capped++;
    }
    if (capped == 0) return List.copyOf(votes);
    long limit = heaviest.get(capped - 1).weight();
    var counted = new ArrayList<Vote>();
    for (var vote : votes) {
      boolean atCap = vote.weight() >= limit;
      long weight =
          atCap
              ? Math.multiplyExact(capPercent, others)
              : Math.multiplyExact(vote.weight(), 100 - (long) capped * capPercent);
      counted.add(new Vote(vote.voter(), vote.price(), weight));
    }
    return List.copyOf(counted);
  }

  /// Does the next heaviest vote take more than the cap once `capped` heavier ones stand at it?
  private boolean exceeds(long weight, long others, int capped) {
    return Math.multiplyExact(weight, 100 - (long) capped * capPercent)
        > Math.multiplyExact(capPercent, others);
  }

  private static long mean(long low, long high) {
    return Dollars.divideHalfUp(Math.addExact(low, high), 2);
  }
}
