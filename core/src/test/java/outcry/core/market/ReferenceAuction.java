// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outcry.wire.CancelReason;
import outcry.wire.Side;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// The call auction (rule X-16).
final class ReferenceAuction {
  /// The price all would trade at and how much, with the stops it elects; without crossing orders
  /// the price is [Command#NONE].
  record Crossing(long price, long lots, List<ReferenceOrder> joined) {}

  private record Candidate(long price, long demand, long supply) {
    long lots() {
      return Math.min(demand, supply);
    }

    long surplus() {
      return Math.abs(demand - supply);
    }
  }

  private final ReferenceMarket market;

  ReferenceAuction(ReferenceMarket market) {
    this.market = market;
  }

  Crossing crossing(ReferenceContract contract) {
    var joined = new ArrayList<ReferenceOrder>();
    while (true) {
      var found = price(contract, joined);
      if (found == null) {
        return new Crossing(NONE, 0, List.of());
      }
      long price = found.price;
      var more =
          contract.stops.stream()
              .filter(stop -> !joined.contains(stop) && stop.usable() > 0)
              .filter(stop -> stop.buy ? price >= stop.stop : price <= stop.stop)
              .toList();
      if (more.isEmpty()) {
        return new Crossing(price, found.lots(), joined);
      }
      more.forEach(ReferencePrices::release);
      joined.addAll(more);
    }
  }

  /// Steps 1 to 5, with stops that have joined.
  private Candidate price(ReferenceContract contract, List<ReferenceOrder> joined) {
    var buys = new ArrayList<>(contract.bids);
    var sells = new ArrayList<>(contract.asks);
    joined.forEach(stop -> (stop.buy ? buys : sells).add(stop));
    long lowest = sells.stream().mapToLong(order -> order.price).min().orElse(Long.MAX_VALUE);
    long highest = buys.stream().mapToLong(order -> order.price).max().orElse(Long.MIN_VALUE);
    var candidates = new ArrayList<Candidate>();
    for (long price = lowest; price <= highest; price += contract.terms.tick()) {
      candidates.add(new Candidate(price, reaching(buys, price), reaching(sells, price)));
    }
    long most = candidates.stream().mapToLong(Candidate::lots).max().orElse(0);
    if (most == 0) {
      return null;
    }
    candidates.removeIf(candidate -> candidate.lots() < most);
    long least = candidates.stream().mapToLong(Candidate::surplus).min().getAsLong();
    candidates.removeIf(candidate -> candidate.surplus() > least);
    if (candidates.stream().allMatch(candidate -> candidate.demand > candidate.supply)) {
      return candidates.getLast();
    }
    if (candidates.stream().allMatch(candidate -> candidate.demand < candidate.supply)) {
      return candidates.getFirst();
    }
    return nearest(candidates, reference(contract));
  }

  private static long reaching(List<ReferenceOrder> orders, long price) {
    return orders.stream()
        .filter(order -> order.reaches(price))
        .mapToLong(ReferenceOrder::usable)
        .sum();
  }

  /// The lower of two as near.
  private static Candidate nearest(List<Candidate> candidates, long reference) {
    var nearest = candidates.getFirst();
    for (var candidate : candidates) {
      if (reference != NONE
          && Math.abs(candidate.price - reference) < Math.abs(nearest.price - reference)) {
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static long reference(ReferenceContract contract) {
    return contract.state == TradingState.PAUSED && contract.last != NONE
        ? contract.last
        : contract.previousSettlement();
  }

  /// Again where the quantity is traded and others stand crossed still, because a position that
  /// reduce-only orders were counted for has changed on the way.
  void uncross(ReferenceContract contract) {
    contract.prints.clear();
    boolean more = true;
    while (more) {
      more = uncrossOnce(contract);
    }
  }

  /// Stops that are elected, then the trades.
  private boolean uncrossOnce(ReferenceContract contract) {
    var crossing = crossing(contract);
    var stops = new ArrayList<>(crossing.joined);
    stops.sort(Comparator.comparing(stop -> stop.number));
    for (var stop : stops) {
      market.stops.release(stop);
      contract.rest(stop);
    }
    if (crossing.price == NONE) {
      return false;
    }
    var buys = new ArrayList<>(contract.bids);
    var sells = new ArrayList<>(contract.asks);
    long left = crossing.lots;
    while (left > 0 && meets(buys, crossing.price) & meets(sells, crossing.price)) {
      var buy = buys.getFirst();
      var sell = sells.getFirst();
      long lots = Math.min(left, Math.min(buy.usable(), sell.usable()));
      left -= lots;
      trade(buy, sell, crossing.price, lots);
    }
    return true;
  }

  /// To the next order that has something to trade.
  private boolean meets(List<ReferenceOrder> orders, long price) {
    while (!orders.isEmpty() && orders.getFirst().usable() == 0) {
      var first = orders.removeFirst();
      if (!first.dead) {
        market.trades.setAside(first);
      }
    }
    return !orders.isEmpty() && orders.getFirst().reaches(price);
  }

  private void trade(ReferenceOrder buy, ReferenceOrder sell, long price, long lots) {
    buy.fillWhole(lots);
    sell.fillWhole(lots);
    market.trades.made(buy, sell, price, lots, Side.NONE, ReferenceTrades.AUCTION);
    for (var order : List.of(buy, sell)) {
      if (order.left == 0) {
        market.die(order);
      }
    }
  }

  /// Rules: what was for the opening alone.
  void endAtOpen(ReferenceContract contract) {
    for (var order : market.everyOrder()) {
      if (order.contract == contract && order.is(TimeInForce.AT_OPEN)) {
        market.cancel(order, CancelReason.AT_OPEN);
      }
    }
  }

  /// Rule X-13: reduce-only orders without a position may not leave the book crossed.
  void setAsideCrossed(ReferenceContract contract) {
    for (boolean buy : new boolean[] {true, false}) {
      while (contract.isCrossed() && contract.best(buy).usable() == 0) {
        market.trades.setAside(contract.best(buy));
      }
    }
  }

  /// Tells price and quantity where they have changed.
  void tellIndicative(ReferenceContract contract) {
    if (!contract.collects()) {
      return;
    }
    var now = crossing(contract);
    if (now.price != contract.indicative || now.lots != contract.indicativeLots) {
      contract.indicative = now.price;
      contract.indicativeLots = now.lots;
      market.log.add(Event.INDICATIVE, market.clock, contract.number, now.price, now.lots);
    }
  }
}
