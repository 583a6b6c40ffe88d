// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.SplittableRandom;

/// Where a participant looks next: near months and leading products more often than the others.
final class Pick {
  private static final double FURTHER = 0.55;

  private Pick() {}

  static Listing listing(SplittableRandom random, Listing.Kind kind) {
    var listings = Listing.ALL.stream().filter(each -> each.kind() == kind).toList();
    return listings.get(leaning(random, listings.size()));
  }

  static int month(SplittableRandom random) {
    return leaning(random, Listing.MONTHS);
  }

  /// 0 most often, then 1, and so on, each `FURTHER` as likely as the one before.
  private static int leaning(SplittableRandom random, int count) {
    for (int i = 0; i < count - 1; i++) {
      if (random.nextDouble() > FURTHER) {
        return i;
      }
    }
    return count - 1;
  }
}
