// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.clearing.Blotter;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.wire.BustTradeDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.VariationCause;

/// Undoes trades (rules S-18 and S-19): the positions are turned back, fees and premium given back,
/// and what was paid on the trade since is paid the other way. New entries; nothing is edited.
final class Busts {
  /// A trade to be undone. `base` is what both sides carry it at: its own price, or once marked the
  /// settlement price.
  private record Undone(long number, Blotter.Trade trade, Contract contract, long base) {}

  private final State state;
  private final Events events;
  private final Trading trading;
  private final Premiums premiums;

  Busts(State state, Events events, Trading trading) {
    this.state = state;
    this.events = events;
    this.trading = trading;
    this.premiums = new Premiums(state, events);
  }

  Refusal.OfCommand bust(BustTradeDecoder command) {
    long number = command.trade();
    if (number < 1 || number >= state.nextTrade) {
      return refused(RefuseReason.UNKNOWN_TRADE, number, "trade");
    }
    if (number < Blotter.oldest(state.nextTrade)) {
      return refused(RefuseReason.TOO_LATE, number, "trade");
    }
    var parts = new ArrayList<Undone>();
    var refused = gather(number, parts);
    if (refused != null) {
      return refused;
    }
    TreeMap<Account, Long> variation;
    try {
      variation = variation(parts);
    } catch (ArithmeticException _) {
      return refused(RefuseReason.BAD_AMOUNT, number, "trade");
    }
    parts.forEach(this::turnBack);
    parts.forEach(this::giveBack);
    variation.forEach(this::pay);
    state.pits().forEach(trading::collected);
    trading.finish();
    state.check();
    return null;
  }

  private Refusal.OfCommand refused(RefuseReason reason, long number, String subject) {
    return new Refusal.OfCommand(reason, number, Blotter.oldest(state.nextTrade), subject);
  }

  /// All that was one trade: a spread's with its legs, both months of an implied one.
  private Refusal.OfCommand gather(long number, List<Undone> into) {
    long first = first(number);
    if (first < Blotter.oldest(state.nextTrade)) {
      return refused(RefuseReason.TOO_LATE, number, "trade");
    }
    long last = first + more(first);
    for (long each = first; each <= last; each++) {
      var trade = state.blotter.get(each);
      var contract = state.contracts.contract(trade.contract());
      if (trade.isBusted()) {
        return refused(RefuseReason.TOO_LATE, number, "busted");
      }
      if (contract.expired) {
        return new Refusal.OfCommand(RefuseReason.TOO_LATE, number, 0, contract.name);
      }
      boolean marked = isMarked(each, contract);
      into.add(new Undone(each, trade, contract, marked ? contract.settlement : trade.price()));
    }
    return null;
  }

  /// A spread has no position, and what was paid upfront is not paid again.
  private boolean isMarked(long number, Contract contract) {
    return state.blotter.isMarked(number) && !contract.isSpread() && !contract.isUpfront();
  }

  private long first(long number) {
    var trade = state.blotter.get(number);
    if (trade.spread() == 0) {
      return number;
    }
    var spread = state.contracts.contract(trade.spread()).spread;
    if (!trade.leg()) { // implied: the month that is bought comes first, wherever it stands
      return spread.near().contract().number == trade.contract() ? number : number - 1;
    }
    int place = 0;
    for (var leg : spread.legs()) {
      if (leg.contract().number == trade.contract()) {
        break;
      }
      place++;
    }
    return number - 1 - place;
  }

  /// How many further trades belong to the first one.
  private int more(long first) {
    var trade = state.blotter.get(first);
    var contract = state.contracts.contract(trade.contract());
    if (contract.isSpread()) {
      return contract.spread.legs().size();
    }
    return trade.spread() == 0 ? 0 : 1;
  }

  /// What each account receives: the way from the price it traded at to the one it was paid to,
  /// back.
  private TreeMap<Account, Long> variation(List<Undone> parts) {
    var variation = new TreeMap<Account, Long>(Comparator.comparing(account -> account.name));
    for (var part : parts) {
      if (!part.contract.isSpread()) {
        long back =
            part.contract.value(
                part.trade.lots(), Math.subtractExact(part.trade.price(), part.base));
        variation.merge(account(part.trade.buyer()), back, Math::addExact);
        variation.merge(account(part.trade.seller()), Math.negateExact(back), Math::addExact);
        part.contract.value(part.trade.lots(), part.base);
      }
    }
    return variation;
  }

  private Account account(int number) {
    return state.accounts.account(number);
  }

  private void turnBack(Undone part) {
    var trade = part.trade;
    state.blotter.bust(part.number);
    boolean marked = isMarked(part.number, part.contract);
    events.busted(part.number, trade, marked ? part.base : Contract.NONE);
    if (!part.contract.isSpread()) {
      var buyer = account(trade.buyer());
      var seller = account(trade.seller());
      ClearingHouse.novate(
          part.contract,
          seller.line(part.contract),
          buyer.line(part.contract),
          trade.lots(),
          part.base);
      buyer.forgetMarginBound();
      seller.forgetMarginBound();
    }
  }

  private void giveBack(Undone part) {
    if (part.contract.isUpfront() && !part.contract.isSpread()) {
      var trade = part.trade;
      premiums.pay(
          part.contract, trade.price(), trade.lots(), trade.seller(), trade.buyer(), part.number);
    }
    long fee = part.trade.fee();
    if (fee != 0) {
      state.ledger.transfer(Ledger.FEES, part.trade.buyer(), fee);
      events.feeCharged(part.trade.buyer(), -fee, part.number);
      state.ledger.transfer(Ledger.FEES, part.trade.seller(), fee);
      events.feeCharged(part.trade.seller(), -fee, part.number);
    }
  }

  private void pay(Account account, long amount) {
    if (amount != 0) {
      state.payVariation(account, amount);
      account.cycleResult += Math.min(0, amount); // what is paid back is a gain no more
      events.variationPaid(account, amount, state.settleDate, VariationCause.BUST);
    }
  }
}
