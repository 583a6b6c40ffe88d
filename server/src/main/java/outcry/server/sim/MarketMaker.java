// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Quotes both sides of every month off the street price, follows it, and leans against its own
/// position: long, it offers lower; short, it bids higher.
final class MarketMaker implements Participant {
  private static final double LEAN_A_LOT_OF_MONTH = 0.00010;
  private static final double LEAN_A_LOT_OF_PRODUCT = 0.00001;
  private static final double LARGEST_LEAN = 0.02;
  private static final int SMALLEST = 4;
  private static final int SPREAD_OF_LOTS = 14;
  private static final int TOP_UP_BELOW = 3;
  private static final int PRODUCTS_A_TURN = 2;

  private final Seat seat;
  private final Outlook outlook;
  private final SplittableRandom random;
  private Map<String, Long> held = Map.of();
  private int next;

  MarketMaker(Seat seat, Outlook outlook, long seed) {
    this.seat = seat;
    this.outlook = outlook;
    this.random = new SplittableRandom(seed);
  }

  /// The day's orders died with the settlement: all ladders are set up again, the leading products
  /// first.
  @Override
  public void morning(LocalDate day) {
    outlook.morning(day);
    seat.meetCall();
    held = seat.positions();
    for (var listing : Listing.ALL) {
      quote(listing, Map.of());
    }
  }

  /// The first product is looked at every time, the others in rotation.
  @Override
  public void turn() {
    held = seat.positions();
    var byContract = new HashMap<String, List<Working>>();
    for (var order : seat.orders()) {
      byContract.computeIfAbsent(order.contract(), _ -> new ArrayList<>()).add(order);
    }
    quote(Listing.ALL.getFirst(), byContract);
    for (int i = 1; i < PRODUCTS_A_TURN; i++) {
      next = 1 + next % (Listing.ALL.size() - 1);
      quote(Listing.ALL.get(next), byContract);
    }
  }

  private void quote(Listing listing, Map<String, List<Working>> working) {
    int ahead = 0;
    for (var month : outlook.months()) {
      var contract = listing.contract(month);
      double middle = outlook.fair(listing, month) * (1 - lean(listing, month));
      var ladder = Ladder.around(listing, middle, ahead++);
      var orders = working.getOrDefault(contract, List.of());
      boolean up =
          orders.stream().anyMatch(each -> !each.buy() && each.price() < ladder.asks().getFirst());
      // The side that gives way moves first, so that the maker does not meet itself.
      side(contract, !up, ladder, orders);
      side(contract, up, ladder, orders);
    }
  }

  /// Keeps the orders that stand where they should, moves the others to the rungs that are empty.
  private void side(String contract, boolean buy, Ladder ladder, List<Working> orders) {
    var empty = new ArrayList<>(ladder.prices(buy));
    var astray = new ArrayList<Working>();
    for (var order : orders) {
      if (order.buy() == buy && !(empty.remove(order.price()) && enough(order))) {
        astray.add(order);
      }
    }
    for (var order : astray) {
      boolean stays = ladder.prices(buy).contains(order.price()) && !enough(order);
      if (stays) {
        seat.move(order.id(), order.filled() + lots(), order.price());
      } else if (empty.isEmpty()) {
        seat.cancel(order.id());
      } else {
        seat.move(order.id(), order.filled() + lots(), empty.removeFirst());
      }
    }
    for (long price : empty) {
      seat.place(contract, buy, lots(), price, true);
    }
  }

  private static boolean enough(Working order) {
    return order.left() >= TOP_UP_BELOW;
  }

  private int lots() {
    return SMALLEST + random.nextInt(SPREAD_OF_LOTS);
  }

  private double lean(Listing listing, YearMonth month) {
    long ofMonth = held.getOrDefault(listing.contract(month), 0L);
    long ofProduct =
        outlook.months().stream()
            .mapToLong(each -> held.getOrDefault(listing.contract(each), 0L))
            .sum();
    double lean = ofMonth * LEAN_A_LOT_OF_MONTH + ofProduct * LEAN_A_LOT_OF_PRODUCT;
    return Math.clamp(lean, -LARGEST_LEAN, LARGEST_LEAN);
  }
}
