// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.matching.Orders;
import outcry.wire.Side;
import outcry.wire.TradeFlagsEncoder;

/// Makes a trade: publishes it, takes it off what is working, novates it, charges both sides and
/// pays an option's premium, before the next is made.
final class Trades {
  static final byte PLAIN = 0;
  static final byte IMPLIED = TradeFlagsEncoder.implied(PLAIN, true);
  static final byte BLOCK = TradeFlagsEncoder.block(PLAIN, true);
  static final byte AUCTION = TradeFlagsEncoder.auction(PLAIN, true);
  static final byte LEG = TradeFlagsEncoder.leg(PLAIN, true);

  private final State state;
  private final Events events;
  private final Orders orders;
  private final Aftermath aftermath;
  private final Premiums premiums;

  Trades(State state, Events events, Aftermath aftermath) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.aftermath = aftermath;
    this.premiums = new Premiums(state, events);
  }

  Aftermath aftermath() {
    return aftermath;
  }

  /// A trade between two orders of one book. The lines are those of its contract.
  void make(
      Pit pit,
      long price,
      int lots,
      int buyer,
      Line buyLine,
      int buyEntry,
      int seller,
      Line sellLine,
      int sellEntry,
      Side aggressor,
      byte flags) {
    var contract = pit.contract;
    long trade =
        publish(contract, price, lots, buyer, buyEntry, seller, sellEntry, aggressor, flags, 0);
    if (contract.isSpread()) {
      contract.last = price;
      contract.lastToday = price;
      bookLegs(
          contract,
          price,
          lots,
          state.accounts.account(buyer),
          buyEntry,
          state.accounts.account(seller),
          sellEntry,
          aggressor);
    } else {
      buyLine.buys -= lots;
      sellLine.sells -= lots;
      ClearingHouse.novate(contract, buyLine, sellLine, lots, price);
      print(pit, price, lots);
      charge(contract, price, lots, buyer, seller, trade);
      if (contract.isUpfront()) {
        premiums.pay(contract, price, lots, buyer, seller, trade);
      }
    }
    if (pit.hasStops()) {
      pit.print(price);
      aftermath.printed(pit);
    }
  }

  /// What a contract's own trades leave behind: last price, windows, volume.
  private void print(Pit pit, long price, int lots) {
    pit.contract.last = price;
    pit.contract.lastToday = price;
    if (pit.remembers) {
      pit.pauses.onTrade(state.time, price);
      pit.volume.onTrade(state.time, price, lots);
    }
  }

  /// A trade away from the book (rule X-24): cleared and charged, and no price of the market's.
  void block(Contract contract, long price, int lots, int buyEntry, int sellEntry) {
    var buyer = owner(buyEntry);
    var seller = owner(sellEntry);
    long trade =
        publish(
            contract,
            price,
            lots,
            buyer.number,
            buyEntry,
            seller.number,
            sellEntry,
            Side.NONE,
            BLOCK,
            0);
    if (contract.isSpread()) {
      bookLegs(contract, price, lots, buyer, buyEntry, seller, sellEntry, Side.NONE);
      return;
    }
    clear(contract, price, lots, buyer, seller, trade);
  }

  /// A part of an implied trade (rule X-22): outright, at its own book's price.
  void implied(
      Pit pit, long price, int lots, int buyEntry, int sellEntry, Side aggressor, int spread) {
    var buyer = owner(buyEntry);
    var seller = owner(sellEntry);
    long trade =
        publish(
            pit.contract,
            price,
            lots,
            buyer.number,
            buyEntry,
            seller.number,
            sellEntry,
            aggressor,
            IMPLIED,
            spread);
    clear(pit.contract, price, lots, buyer, seller, trade);
    print(pit, price, lots);
    if (pit.hasStops()) {
      pit.print(price);
      aftermath.printed(pit);
    }
  }

  /// Takes what was working off both accounts, novates and charges.
  private void clear(
      Contract contract, long price, int lots, Account buyer, Account seller, long trade) {
    var buyLine = buyer.line(contract);
    var sellLine = seller.line(contract);
    buyLine.buys -= lots;
    sellLine.sells -= lots;
    ClearingHouse.novate(contract, buyLine, sellLine, lots, price);
    charge(contract, price, lots, buyer.number, seller.number, trade);
    if (contract.isUpfront()) {
      premiums.pay(contract, price, lots, buyer.number, seller.number, trade);
    }
  }

  /// Rule X-21: every leg but the last at its last settlement price, the last takes the difference.
  /// Settlement prices that have moved too far to be counted with leave everything to the last.
  private void bookLegs(
      Contract spread,
      long price,
      int lots,
      Account buyer,
      int buyEntry,
      Account seller,
      int sellEntry,
      Side aggressor) {
    var legs = spread.spread.legs();
    long rest = price;
    boolean settled = SpreadPrices.worth(spread.spread, lots, price) <= Terms.MAX_VALUE;
    for (int i = 0; i < legs.size(); i++) {
      var leg = legs.get(i);
      long legPrice =
          i == legs.size() - 1
              ? SpreadPrices.last(rest, leg)
              : settled ? SpreadPrices.settlement(leg) : 0;
      rest -= SpreadPrices.part(leg, legPrice);
      boolean bought = leg.isBought();
      int legLots = (int) leg.lots(lots);
      long trade =
          publish(
              leg.contract(),
              legPrice,
              legLots,
              (bought ? buyer : seller).number,
              bought ? buyEntry : sellEntry,
              (bought ? seller : buyer).number,
              bought ? sellEntry : buyEntry,
              bought ? aggressor : opposite(aggressor),
              LEG,
              spread.number);
      clear(
          leg.contract(),
          legPrice,
          legLots,
          bought ? buyer : seller,
          bought ? seller : buyer,
          trade);
    }
  }

  static Side opposite(Side side) {
    return switch (side) {
      case BUY -> Side.SELL;
      case SELL -> Side.BUY;
      default -> Side.NONE;
    };
  }

  private Account owner(int entry) {
    return state.accounts.account(orders.ids.account(entry));
  }

  private long publish(
      Contract contract,
      long price,
      int lots,
      int buyer,
      int buyEntry,
      int seller,
      int sellEntry,
      Side aggressor,
      byte flags,
      int spread) {
    long trade = state.nextTrade++;
    state.blotter.add(trade, contract.number, price, lots, buyer, seller, spread, flags == LEG);
    events.traded(
        trade,
        contract.number,
        price,
        lots,
        buyer,
        seller,
        orders.number[buyEntry],
        orders.number[sellEntry],
        aggressor,
        flags,
        spread);
    return trade;
  }

  /// The buyer, then the seller.
  private void charge(Contract contract, long price, int lots, int buyer, int seller, long trade) {
    long fee = contract.fee(lots, price);
    if (fee != 0) {
      charge(buyer, fee, trade);
      charge(seller, fee, trade);
    }
  }

  private void charge(int payer, long fee, long trade) {
    state.ledger.transfer(payer, Ledger.FEES, fee);
    events.feeCharged(payer, fee, trade);
    state.blotter.charged(trade, fee);
  }
}
