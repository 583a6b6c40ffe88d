// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// The prices that stand on a day, by model and seller.
final class Board {
  private final TreeMap<String, TreeMap<String, Accepted>> byModel = new TreeMap<>();

  void put(String model, String seller, Accepted accepted) {
    byModel.computeIfAbsent(model, _ -> new TreeMap<>()).put(seller, accepted);
  }

  SortedMap<String, Accepted> of(String model) {
    return byModel.getOrDefault(model, new TreeMap<>());
  }

  /// The lower-middle price of a list, or the mean of the two in the middle, half up.
  static long median(Collection<Long> prices) {
    var sorted = prices.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Math.floorDiv(Math.addExact(Math.addExact(sorted[half - 1], sorted[half]), 1), 2);
  }
}
