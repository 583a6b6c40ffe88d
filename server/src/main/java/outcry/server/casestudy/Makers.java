// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import outcry.desk.plan.Product;
import outcry.wire.AccountKind;
import outcry.wire.Side;

/// Two market makers who quote both sides around the curve, three prices deep. Whoever buys pays
/// their spread, and the more he wants at once the more of it.
final class Makers {
  private static final String[] NAMES = {"maker-1", "maker-2"};

  /// A hundred billion dollars: makers are never the ones who lack margin.
  private static final long CAPITAL = 100_000_000_000_000_000L;

  /// Distance from the curve in ten-thousandths of the price, by maker and level.
  private static final long[][] DISTANCE = {{40, 90, 150}, {50, 100, 200}};

  private static final long[] LOTS = {20, 60, 100_000};

  private final CaseExchange venue;

  Makers(CaseExchange venue) {
    this.venue = venue;
  }

  void open() {
    for (var name : NAMES) {
      venue.open(name, AccountKind.HOUSE);
      venue.deposit(name, CAPITAL);
    }
  }

  void quote(Product product, String contract, long fair) {
    for (int maker = 0; maker < NAMES.length; maker++) {
      for (int level = 0; level < LOTS.length; level++) {
        long away = away(fair, DISTANCE[maker][level], product.tick());
        venue.quote(NAMES[maker], contract, Side.SELL, LOTS[level], fair + away);
        if (fair > away) {
          venue.quote(NAMES[maker], contract, Side.BUY, LOTS[level], fair - away);
        }
      }
    }
  }

  /// At least a tick, rounded up to ticks.
  private static long away(long fair, long tenThousandths, long tick) {
    return Math.ceilDiv(Math.multiplyExact(fair, tenThousandths), 10_000 * tick) * tick;
  }
}
