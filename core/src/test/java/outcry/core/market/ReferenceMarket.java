// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import outcry.wire.CancelReason;
import outcry.wire.Priority;
import outcry.wire.RefuseReason;

/// The market as the rulebook tells it: sorted lists, every step where its rule has it, nothing
/// fast. The exchange must say the same, event by event.
final class ReferenceMarket {
  final Terms terms;
  final List<ReferenceContract> contracts = new ArrayList<>();
  final List<ReferenceAccount> accounts = new ArrayList<>();
  final EventLog log = new EventLog();

  final ReferenceTrades trades = new ReferenceTrades(this);
  final ReferenceMatching matching = new ReferenceMatching(this);
  final ReferenceStops stops = new ReferenceStops(this);
  final ReferenceAuction auction = new ReferenceAuction(this);
  final ReferenceSession session = new ReferenceSession(this);
  final ReferenceImplied implied = new ReferenceImplied(this);
  final ReferenceQuotes quotes = new ReferenceQuotes(this);
  final ReferenceChecks checks = new ReferenceChecks(this);
  final ReferenceEntry entry = new ReferenceEntry(this);
  private final ReferenceBlocks blocks = new ReferenceBlocks(this);
  private final ReferenceDay day = new ReferenceDay(this);
  private final ReferenceClock due = new ReferenceClock(this);

  /// Rule X-29: what was cancelled on the way is told at the end.
  private final EventLog cancelled = new EventLog();

  long clock;

  /// Trading days that have ended.
  long days;

  long orders;

  /// The order at work.
  ReferenceOrder incoming;

  ReferenceMarket(Terms terms) {
    this.terms = terms;
    for (int i = 1; i <= terms.contracts().size(); i++) {
      contracts.add(new ReferenceContract(i, terms));
    }
    for (int i = 1; i <= terms.accounts(); i++) {
      accounts.add(new ReferenceAccount(i, contracts.size()));
    }
  }

  /// The log holds what happened.
  void apply(Command command) {
    log.clear();
    due.advance(command.time());
    switch (command) {
      case Command.Place order -> entry.place(order);
      case Command.Replace replace -> entry.replace(replace);
      case Command.Cancel cancel -> entry.cancel(cancel);
      case Command.CancelAll all -> entry.cancelAll(all);
      case Command.Kill kill -> entry.kill(kill);
      case Command.Turn turn -> day.turn(turn);
      case Command.Settle settle -> day.settle(settle);
      case Command.Quote quote -> quotes.enter(quote);
      case Command.Protect protection -> quotes.protect(protection);
      case Command.Block block -> blocks.report(block);
      case Command.Clock _ -> {}
    }
    finish();
  }

  /// Stops, what was cancelled on the way, the indicative prices (rule X-29).
  void finish() {
    stops.follow();
    trades.endReduceOnly();
    tellCancelled();
    contracts.forEach(auction::tellIndicative);
  }

  ReferenceContract contract(int number) {
    return number < 1 || number > contracts.size() ? null : contracts.get(number - 1);
  }

  Stream<ReferenceContract> legs(ReferenceContract spread) {
    return spread.legs.stream().map(leg -> contract(leg.contract()));
  }

  /// Rule X-21: a spread trades only while every leg does.
  boolean isTrading(ReferenceContract contract) {
    return contract.isContinuous() && legs(contract).allMatch(ReferenceContract::isContinuous);
  }

  ReferenceAccount account(int number) {
    return number < 1 || number > accounts.size() ? null : accounts.get(number - 1);
  }

  void live(ReferenceOrder order, long day) {
    order.idDay = day;
    order.account.orders.put(order.id, order);
  }

  /// Out of its book; its id is used until the next trading day is over.
  void die(ReferenceOrder order) {
    order.dead = true;
    order.contract.remove(order);
    order.account.orders.remove(order.id);
    spend(order);
  }

  /// The first order of a side; a reduce-only one without a position is set aside when it is met.
  ReferenceOrder front(ReferenceContract contract, boolean buy) {
    var best = contract.best(buy);
    while (best != null && best.usable() == 0) {
      trades.setAside(best);
      best = contract.best(buy);
    }
    return best;
  }

  /// After a trade with what it shows.
  void replenish(ReferenceOrder resting) {
    if (resting.dead) {
      return;
    }
    if (resting.left == 0) {
      die(resting);
    } else if (resting.shown == 0) {
      resting.contract.showNextSlice(resting);
    }
  }

  void spend(ReferenceOrder order) {
    if (order.idDay >= days - 1) {
      order.account.usedIds.put(order.id, order.idDay);
    }
  }

  void cancelLater(ReferenceOrder order, long lots, CancelReason reason) {
    die(order);
    tellLater(order, lots, reason);
  }

  void tellLater(ReferenceOrder order, long lots, CancelReason reason) {
    tellCancelled(cancelled, order, lots, reason);
  }

  /// At once.
  void cancel(ReferenceOrder order, CancelReason reason) {
    die(order);
    tellCancelled(log, order, order.left, reason);
  }

  private void tellCancelled(EventLog log, ReferenceOrder order, long lots, CancelReason reason) {
    log.add(
        Event.CANCELLED,
        clock,
        order.account.number,
        order.contract.number,
        order.number,
        lots,
        reason.value());
  }

  /// Rule X-7: by `decrement`.
  void tellLowered(ReferenceOrder order) {
    tellReplaced(log, order, Priority.KEPT, order.id);
  }

  void tellReplaced(EventLog log, ReferenceOrder order, Priority priority, long oldId) {
    log.add(
        Event.REPLACED,
        clock,
        order.account.number,
        order.contract.number,
        order.number,
        order.left,
        order.total,
        order.waiting ? order.limit : order.price,
        priority.value(),
        order.id,
        oldId);
  }

  void tellCancelled() {
    cancelled.moveTo(log);
  }

  void refuse(int template, RefuseReason reason) {
    log.add(Event.REFUSED, clock, template, reason.value());
  }

  /// Every live order, by number.
  List<ReferenceOrder> everyOrder() {
    var all = new ArrayList<ReferenceOrder>();
    accounts.forEach(account -> all.addAll(account.orders.values()));
    all.sort((a, b) -> Long.compare(a.number, b.number));
    return all;
  }
}
