// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.ArrayList;
import java.util.List;

/// The prices a market maker wants to stand at on both sides of a month: a grid of even steps, so
/// that a small move shifts the ladder by a rung and leaves most orders where they are.
record Ladder(List<Long> bids, List<Long> asks) {
  private static final double RUNG = 0.0013;
  private static final double HALF_SPREAD = 0.0016;
  private static final double WIDER_A_MONTH = 0.0004;
  private static final int[] LEADING = {8, 6, 4, 3, 3, 2};
  private static final int[] OTHERS = {5, 4, 3, 2, 1, 1};

  /// `middle` is where the maker sees the month, its own position considered; `ahead` counts months
  /// from the front.
  static Ladder around(Listing listing, double middle, int ahead) {
    long rung = Math.max(1, Math.round(middle * RUNG / listing.tick())) * listing.tick();
    double half = Math.max(listing.tick() / 2.0, middle * (HALF_SPREAD + WIDER_A_MONTH * ahead));
    long bid = (long) Math.floor((middle - half) / rung) * rung;
    long ask = (long) Math.ceil((middle + half) / rung) * rung;
    var bids = new ArrayList<Long>();
    var asks = new ArrayList<Long>();
    boolean leading = listing == Listing.ALL.getFirst();
    for (int i = 0; i < (leading ? LEADING : OTHERS)[ahead]; i++) {
      if (bid - i * rung > 0) {
        bids.add(bid - i * rung);
      }
      asks.add(ask + i * rung);
    }
    return new Ladder(bids, asks);
  }

  List<Long> prices(boolean buy) {
    return buy ? bids : asks;
  }
}
