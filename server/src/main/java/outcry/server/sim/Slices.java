// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Works positions towards targets a few lots at a time, so that the market is not told how much is
/// wanted. Part of the slices rest beside the best price, the others take it, but only near what
/// the month is worth.
final class Slices {
  private static final int LARGEST = 5;
  private static final int MOST_RESTING = 8;
  private static final double RESTING = 0.35;
  private static final double REACH = 0.012;

  private final Seat seat;
  private final Outlook outlook;
  private final SplittableRandom random;
  private Map<String, Long> held = Map.of();
  private List<Working> working = List.of();
  private Map<String, Quote> quotes = Map.of();

  Slices(Seat seat, Outlook outlook, SplittableRandom random) {
    this.seat = seat;
    this.outlook = outlook;
    this.random = random;
  }

  /// Reads positions, open orders and the tops of all books; gives up what has rested too long.
  void look() {
    held = seat.positions();
    working = seat.orders();
    quotes = Quote.all(seat.door());
    for (int i = 0; i < working.size() - MOST_RESTING; i++) {
      seat.cancel(working.get(i).id());
    }
  }

  /// One slice towards `target` lots of a month.
  void towards(Listing listing, YearMonth month, long target) {
    var contract = listing.contract(month);
    long gap = target - held.getOrDefault(contract, 0L) - atWork(contract);
    if (gap == 0) {
      return;
    }
    long lots = Math.min(Math.abs(gap), 1 + random.nextInt(LARGEST));
    boolean buy = gap > 0;
    boolean resting = random.nextDouble() < RESTING;
    long price = resting ? beside(listing, month, buy) : across(listing, month, buy);
    seat.place(contract, buy, lots, price, resting);
  }

  private long atWork(String contract) {
    return working.stream()
        .filter(each -> each.contract().equals(contract))
        .mapToLong(each -> each.buy() ? each.left() : -each.left())
        .sum();
  }

  /// One tick better than the best of one's own side where the spread has room, else at it.
  private long beside(Listing listing, YearMonth month, boolean buy) {
    var quote = quotes.getOrDefault(listing.contract(month), Quote.EMPTY);
    long own = buy ? quote.bid() : quote.ask();
    long other = buy ? quote.ask() : quote.bid();
    long fair = listing.nearestTick(outlook.fair(listing, month));
    if (own == 0 || other == 0) {
      return fair;
    }
    long better = own + (buy ? listing.tick() : -listing.tick());
    return better == other ? own : better;
  }

  /// The other side's best price, as far as it is near what the month is worth.
  private long across(Listing listing, YearMonth month, boolean buy) {
    var quote = quotes.getOrDefault(listing.contract(month), Quote.EMPTY);
    long limit = listing.nearestTick(outlook.fair(listing, month) * (buy ? 1 + REACH : 1 - REACH));
    long other = buy ? quote.ask() : quote.bid();
    if (other == 0) {
      return limit;
    }
    return buy ? Math.min(other, limit) : Math.max(other, limit);
  }
}
