// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

/// How one product shares an incoming order among the orders at a price (rule X-14). A better price
/// always trades first; the names follow CME's algorithms F (first in, first out), A (pro-rata) and
/// K (split).
///
/// @param kind what decides among orders at one price
/// @param topMax most lots that the TOP order takes before the rest is shared out; 0: no TOP order
/// @param minAllocation a pro-rata share of fewer lots is none at all (CME's algorithm A: 2)
/// @param fifoShare of a split, the part that goes by time first, in millionths of what came in
public record MatchingPolicy(Kind kind, int topMax, int minAllocation, long fifoShare) {
  /// What decides among orders at one price: their age, their size, or some of both.
  public enum Kind {
    FIFO,
    PRO_RATA,
    SPLIT
  }

  /// The whole of a split.
  public static final long WHOLE = 1_000_000;

  public static final MatchingPolicy FIFO = new MatchingPolicy(Kind.FIFO, 0, 0, 0);

  /// Throws when a figure is out of its range: lots below 0, a share outside 0 .. [#WHOLE].
  public MatchingPolicy {
    if (topMax < 0 || minAllocation < 0) {
      throw new IllegalArgumentException(
          "lots of a matching policy must be 0 or more: top %d, minimum share %d"
              .formatted(topMax, minAllocation));
    }
    if (fifoShare < 0 || fifoShare > WHOLE) {
      throw new IllegalArgumentException(
          "the part of a split that goes by time must be 0 to %d millionths, is %d"
              .formatted(WHOLE, fifoShare));
    }
  }

  /// Whether the first order that betters the market is served before all others at its price.
  public boolean hasTop() {
    return kind != Kind.FIFO && topMax > 0;
  }
}
