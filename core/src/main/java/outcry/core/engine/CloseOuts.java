// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.engine.CloseOutPlan.Bid;
import outcry.wire.AccountKind;
import outcry.wire.CloseOutDecoder;
import outcry.wire.Flag;
import outcry.wire.MoveReason;
import outcry.wire.RefuseReason;
import outcry.wire.VariationCause;

/// Ends a defaulter's positions and has the loss borne (rules D-5 to D-10). Everything is worked
/// out before anything is booked, so that a refused close-out changes nothing.
final class CloseOuts {
  private final State state;
  private final Events told;
  private final DefaultEvents events;
  private final Trading trading;
  private final LossBooking losses;

  CloseOuts(State state, Events told, DefaultEvents events, LedgerEvents ledger, Trading trading) {
    this.state = state;
    this.told = told;
    this.events = events;
    this.trading = trading;
    this.losses = new LossBooking(state, events, ledger);
  }

  Refusal.OfCommand closeOut(CloseOutDecoder command) {
    boolean clients = command.clients() == Flag.YES;
    long cost = command.cost();
    var prices = new LinkedHashMap<String, Long>();
    for (var price : command.prices()) {
      long value = price.price();
      prices.put(price.contract(), value);
    }
    var bids = new ArrayList<NamedBid>();
    for (var bid : command.bids()) {
      long lots = bid.quantity();
      long price = bid.price();
      var account = bid.account();
      bids.add(new NamedBid(account, bid.contract(), lots, price));
    }
    var name = command.member();
    var member = state.members.member(name);
    if (member == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, name);
    }
    if (!member.inDefault) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "member");
    }
    if (cost != CommandWriter.ABSENT && (cost < 0 || cost > Settlement.MAX_PRICE)) {
      return Settlement.amount(cost, "cost");
    }
    return closeOut(member, clients, Math.max(0, cost), prices, bids);
  }

  private record NamedBid(String account, String contract, long lots, long price) {}

  private Refusal.OfCommand closeOut(
      Member member, boolean clients, long cost, Map<String, Long> prices, List<NamedBid> named) {
    var given = new LinkedHashMap<Contract, Long>();
    for (var price : prices.entrySet()) {
      var refused = check(price.getKey(), price.getValue());
      if (refused != null) {
        return refused;
      }
      given.put(state.contracts.contract(price.getKey()), price.getValue());
    }
    var closers = closers(member, clients, given);
    if (cost > 0 && (closers.isEmpty() || closers.getLast().kind != AccountKind.HOUSE)) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, member.name);
    }
    var bids = new ArrayList<Bid>();
    for (var bid : named) {
      var refused = check(bid.contract, bid.price);
      refused = refused != null ? refused : checkBidder(bid, closers);
      if (refused != null) {
        return refused;
      }
      bids.add(bid(bid, closers));
    }
    var plan = new CloseOutPlan(state, closers);
    try {
      for (var contract : state.contracts.all()) {
        boolean open = !contract.expired && !contract.isSpread();
        if (open && !plan.close(contract, given.get(contract), bids)) {
          return Refusal.OfCommand.of(RefuseReason.NO_PRICE, contract.name);
        }
      }
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    var refused = winners(plan, bids);
    if (refused != null) {
      return refused;
    }
    book(member, closers, plan, cost);
    return null;
  }

  /// Clients' accounts first, so that the best bids are theirs; then the house's.
  private List<Account> closers(Member member, boolean allClients, Map<Contract, Long> prices) {
    var own = new ArrayList<Account>();
    var closers = new ArrayList<Account>();
    for (var account : state.accounts.inOrderOfName()) {
      if (account.member.equals(member.name)) {
        if (account.kind == AccountKind.HOUSE) {
          own.add(account);
        } else if (allClients || !isCovered(account, prices)) {
          closers.add(account);
        }
      }
    }
    closers.addAll(own);
    return closers;
  }

  /// Whether a client has what it needs, and still has it once the close-out's prices are paid to.
  private boolean isCovered(Account account, Map<Contract, Long> prices) {
    try {
      long has = state.collateral(account);
      long after = has;
      for (var price : prices.entrySet()) {
        var line = account.lineOrNull(price.getKey());
        after += line == null ? 0 : ClearingHouse.variation(line, price.getValue());
      }
      return Math.min(has, after) >= state.margin.required(account);
    } catch (ArithmeticException _) {
      return false;
    }
  }

  private Refusal.OfCommand check(String name, long price) {
    var contract = state.contracts.contract(name);
    if (contract == null || contract.expired || contract.isSpread()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
    }
    return price <= 0 || price > Settlement.MAX_PRICE ? Settlement.amount(price, name) : null;
  }

  private Refusal.OfCommand checkBidder(NamedBid bid, List<Account> closers) {
    var account = state.accounts.account(bid.account);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, bid.account);
    }
    if (account.killed || closers.contains(account)) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, bid.account);
    }
    return bid.lots < 1 || bid.lots > Terms.MAX_LOTS
        ? new Refusal.OfCommand(RefuseReason.BAD_TERMS, bid.lots, Terms.MAX_LOTS, "bids")
        : null;
  }

  /// A bid buys what the closed accounts are long of, and sells what they are short of.
  private Bid bid(NamedBid named, List<Account> closers) {
    var contract = state.contracts.contract(named.contract);
    long net = 0;
    for (var account : closers) {
      var line = account.lineOrNull(contract);
      net += line == null ? 0 : line.lots;
    }
    var account = state.accounts.account(named.account);
    return new Bid(account, contract, net < 0 ? -named.lots : named.lots, named.price);
  }

  /// Whoever wins lots has to be able to carry them.
  private Refusal.OfCommand winners(CloseOutPlan plan, List<Bid> bids) {
    var accounts = new LinkedHashSet<Account>();
    bids.forEach(bid -> accounts.add(bid.account()));
    for (var account : accounts) {
      var won = plan.closings().stream().filter(each -> each.account() == account).toList();
      long before = state.margin.total(account);
      won.forEach(each -> account.line(each.contract()).lots += each.lots());
      long needed = state.margin.total(account);
      won.forEach(each -> account.line(each.contract()).lots -= each.lots());
      long has = state.collateral(account) + plan.payment(account);
      if (needed > has && needed > before) {
        return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, needed, has, account.name);
      }
    }
    return null;
  }

  private void book(Member member, List<Account> closers, CloseOutPlan plan, long cost) {
    var before = new LinkedHashMap<Account, Long>();
    closers.forEach(account -> before.put(account, state.cash(account)));
    plan.book();
    plan.closings()
        .forEach(
            each ->
                events.closed(
                    each.account(),
                    each.contract(),
                    each.lots(),
                    each.price(),
                    each.bid(),
                    closers.contains(each.account())));
    pay(plan);
    if (cost > 0) {
      var payer = closers.getLast();
      state.ledger.transfer(payer.number, Ledger.BANK, cost);
      events.cashMoved(payer, -cost, MoveReason.COST, state.ledgerName(Ledger.BANK));
    }
    losses.book(member, before, plan.torn());
    trading.finish();
    state.check();
  }

  private void pay(CloseOutPlan plan) {
    for (var account : state.accounts.inOrderOfName()) {
      long amount = plan.payment(account);
      if (amount != 0) {
        state.payVariation(account, amount);
        account.cycleResult += amount;
        told.variationPaid(account, amount, state.settleDate, VariationCause.CLOSE_OUT);
      }
      account.forgetMarginBound();
    }
  }
}
