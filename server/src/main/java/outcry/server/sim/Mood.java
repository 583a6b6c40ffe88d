// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// How much of each product a participant wants just now, as a factor about 1 that drifts from day
/// to day: customers come and go, training runs are moved.
final class Mood {
  private static final double MEMORY = 0.85;
  private static final double SURPRISE = 0.20;
  private static final double LEAST = 0.4;
  private static final double MOST = 1.6;

  private final SplittableRandom random;
  private final Map<String, Double> drift = new HashMap<>();

  Mood(SplittableRandom random) {
    this.random = random;
  }

  void morning() {
    for (var listing : Listing.ALL) {
      double before = drift.getOrDefault(listing.product(), 0.0);
      drift.put(listing.product(), MEMORY * before + SURPRISE * random.nextGaussian());
    }
  }

  double of(Listing listing) {
    double factor = 1 + drift.getOrDefault(listing.product(), 0.0);
    return Math.clamp(factor, LEAST, MOST);
  }
}
