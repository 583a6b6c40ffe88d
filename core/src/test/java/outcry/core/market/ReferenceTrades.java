// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import outcry.wire.CancelReason;
import outcry.wire.Side;

/// What a trade does: it is published and paid for, moves positions and prices, elects stops and
/// ends reduce-only orders that have nothing left to reduce.
final class ReferenceTrades {
  static final int IMPLIED = 1;
  static final int BLOCK = 2;
  static final int AUCTION = 4;
  static final int LEG = 8;

  private final ReferenceMarket market;

  /// Stops that the trades of the order at work elected.
  final List<ReferenceOrder> elected = new ArrayList<>();

  /// Reduce-only orders that were set aside, by order number.
  private final TreeMap<Long, ReferenceOrder> spent = new TreeMap<>();

  private long trades;

  ReferenceTrades(ReferenceMarket market) {
    this.market = market;
  }

  /// A trade between two orders of one book; its lots are taken from them by the caller.
  void made(
      ReferenceOrder buy, ReferenceOrder sell, long price, long lots, Side aggressor, int flags) {
    market.quotes.filled(buy, lots);
    market.quotes.filled(sell, lots);
    if (buy.contract.isSpread()) {
      spreadTrade(buy, sell, price, lots, aggressor, flags);
    } else {
      book(buy.contract, buy, sell, buy.account, sell.account, price, lots, aggressor, flags, 0);
    }
  }

  /// Rule X-21: the spread's trade, then one in each leg.
  private void spreadTrade(
      ReferenceOrder buy, ReferenceOrder sell, long price, long lots, Side aggressor, int flags) {
    var spread = buy.contract;
    publish(spread, buy, sell, buy.account, sell.account, price, lots, aggressor, flags, 0);
    if ((flags & BLOCK) == 0) {
      spread.last = price;
      elect(spread, price);
    }
    long rest = price;
    for (var leg : spread.legs) {
      var contract = market.contract(leg.contract());
      boolean isLast = leg == spread.legs.getLast();
      long legPrice = isLast ? rest / leg.ratio() : bookedAt(contract);
      rest -= leg.ratio() * legPrice;
      boolean same = leg.ratio() > 0;
      var side = aggressor == Side.NONE || same ? aggressor : opposite(aggressor);
      long legLots = lots * Math.abs(leg.ratio());
      var first = same ? buy : sell;
      var second = same ? sell : buy;
      book(
          contract,
          first,
          second,
          first.account,
          second.account,
          legPrice,
          legLots,
          side,
          flags & ~IMPLIED | LEG,
          spread.number);
    }
  }

  private static Side opposite(Side side) {
    return side == Side.BUY ? Side.SELL : Side.BUY;
  }

  static long bookedAt(ReferenceContract leg) {
    if (leg.settlement != NONE) {
      return leg.settlement;
    }
    return leg.reference == NONE ? leg.last : leg.reference;
  }

  void book(
      ReferenceContract contract,
      ReferenceOrder buy,
      ReferenceOrder sell,
      ReferenceAccount buyer,
      ReferenceAccount seller,
      long price,
      long lots,
      Side aggressor,
      int flags,
      int spread) {
    publish(contract, buy, sell, buyer, seller, price, lots, aggressor, flags, spread);
    long fee = contract.terms.fee() * lots;
    if (fee > 0) {
      market.log.add(Event.FEE, market.clock, buyer.number, fee, trades);
      market.log.add(Event.FEE, market.clock, seller.number, fee, trades);
    }
    move(buyer, contract, lots, price);
    move(seller, contract, -lots, price);
    if ((flags & (BLOCK | LEG)) == 0) {
      contract.last = price;
      contract.prints.add(new ReferenceContract.Print(market.clock, price));
      elect(contract, price);
    }
  }

  private void publish(
      ReferenceContract contract,
      ReferenceOrder buy,
      ReferenceOrder sell,
      ReferenceAccount buyer,
      ReferenceAccount seller,
      long price,
      long lots,
      Side aggressor,
      int flags,
      int spread) {
    market.log.add(
        Event.TRADED,
        market.clock,
        ++trades,
        contract.number,
        price,
        lots,
        buyer.number,
        seller.number,
        buy.number,
        sell.number,
        aggressor.value(),
        (flags & LEG) == 0 ? flags : LEG,
        spread);
  }

  private static void move(
      ReferenceAccount account, ReferenceContract contract, long lots, long price) {
    account.lots[contract.number] += lots;
    account.carried[contract.number] += lots * price * contract.terms.multiplier();
  }

  /// Rule X-11: a buy stop by a trade at or above its trigger, a sell stop at or below.
  private void elect(ReferenceContract contract, long price) {
    for (var stop : contract.stops) {
      if (!stop.elected && (stop.buy ? price >= stop.stop : price <= stop.stop)) {
        stop.elected = true;
        elected.add(stop);
      }
    }
  }

  /// Rule X-13: an order that is met and has no position to reduce.
  void setAside(ReferenceOrder order) {
    market.die(order);
    spent.put(order.number, order);
  }

  /// Rules: when a command has been worked off, those whose position is zero or on the
  /// other side, with those that were met.
  void endReduceOnly() {
    for (var account : market.accounts) {
      for (var order : List.copyOf(account.orders.values())) {
        if (order.reduceOnly && account.reducible(order.contract, order.buy) == 0) {
          setAside(order);
        }
      }
    }
    spent.values().stream()
        .sorted(Comparator.comparing(order -> order.contract.number))
        .forEach(order -> market.tellLater(order, order.left, CancelReason.REDUCE_ONLY));
    spent.clear();
  }
}
