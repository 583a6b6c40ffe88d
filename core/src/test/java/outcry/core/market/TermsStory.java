// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import outcry.wire.Matching;
import outcry.wire.PriceRule;

/// Makes up the terms of a market: every guard at times there and at times not.
final class TermsStory {
  static final long TICK = 10_000;
  static final long MIDDLE = 100 * TICK;
  private static final int PERCENT = 10_000;

  private final SplittableRandom random;

  TermsStory(SplittableRandom random) {
    this.random = random;
  }

  Terms terms() {
    var matching =
        switch (random.nextInt(5)) {
          case 0, 1, 2 -> Matching.FIFO;
          case 3 -> Matching.PRO_RATA;
          default -> Matching.SPLIT;
        };
    var priceRule = random.nextInt(3) == 0 ? PriceRule.MIDDLE : PriceRule.RESTING;
    long protection = TICK * random.nextInt(1, 5);
    boolean unprotected = priceRule == PriceRule.RESTING && random.nextInt(4) == 0;
    return new Terms(
        matching,
        random.nextInt(6),
        random.nextInt(4),
        random.nextInt(0, 11) * 100_000L,
        priceRule,
        random.nextInt(1, 4),
        TICK,
        random.nextInt(3) * 500L,
        maybe(random.nextInt(4, 9) * PERCENT),
        maybe(random.nextInt(2, 7) * PERCENT),
        unprotected ? NONE : protection,
        random.nextInt(3) == 0 ? random.nextInt(15, 60) : 0,
        windows(),
        random.nextBoolean() ? 5 : 0,
        3 * PERCENT,
        random.nextBoolean() ? List.of() : List.of(2L * PERCENT, 5L * PERCENT),
        contracts(),
        random.nextInt(3, 7));
  }

  private long maybe(long guard) {
    return random.nextInt(3) == 0 ? guard : NONE;
  }

  private List<Terms.Window> windows() {
    var windows = new ArrayList<Terms.Window>();
    int count = random.nextInt(4) == 0 ? 2 : random.nextInt(2);
    for (int i = 0; i < count; i++) {
      windows.add(
          new Terms.Window(
              random.nextInt(1, 60) * 50L,
              random.nextInt(1, 4) * PERCENT,
              random.nextInt(1, 40) * 50L));
    }
    return windows;
  }

  private List<Terms.Listing> contracts() {
    var contracts = new ArrayList<Terms.Listing>();
    int outrights = random.nextInt(1, 4);
    for (int i = 0; i < outrights; i++) {
      long reference = MIDDLE + random.nextInt(-1, 2) * TICK + random.nextInt(3) * 100;
      boolean without = random.nextInt(12) == 0;
      contracts.add(new Terms.Listing(without ? NONE : reference, List.of()));
    }
    for (int i = random.nextInt(-1, 3); i > 0 && outrights > 1; i--) {
      contracts.add(new Terms.Listing(NONE, legs(outrights)));
    }
    return contracts;
  }

  /// Mostly a calendar spread.
  private List<Terms.Leg> legs(int outrights) {
    int near = random.nextInt(1, outrights + 1);
    int far = near % outrights + 1;
    return switch (random.nextInt(8)) {
      case 0 -> List.of(new Terms.Leg(near, 2), new Terms.Leg(far, -1));
      case 1 -> List.of(new Terms.Leg(near, -1), new Terms.Leg(far, 1));
      default -> List.of(new Terms.Leg(near, 1), new Terms.Leg(far, -1));
    };
  }
}
