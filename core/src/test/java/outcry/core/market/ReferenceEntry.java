// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import outcry.wire.CancelAllDecoder;
import outcry.wire.CancelReason;
import outcry.wire.OrderCommand;
import outcry.wire.OrderType;
import outcry.wire.Priority;
import outcry.wire.RefuseReason;
import outcry.wire.RejectReason;
import outcry.wire.SwitchKillDecoder;
import outcry.wire.TradingState;

/// New orders, replaces and cancels as they come from clients.
final class ReferenceEntry {
  private final ReferenceMarket market;
  private final ReferenceChecks checks;

  ReferenceEntry(ReferenceMarket market) {
    this.market = market;
    checks = market.checks;
  }

  void place(Command.Place command) {
    place(command, false);
  }

  void place(Command.Place command, boolean quote) {
    var account = market.account(command.account());
    var contract = market.contract(command.contract());
    var reason = RejectReason.UNKNOWN_ACCOUNT;
    if (account != null) {
      reason =
          contract == null
              ? RejectReason.UNKNOWN_CONTRACT
              : place(command, account, contract, quote);
    }
    if (reason != null) {
      reject(command.account(), OrderCommand.NEW, reason, command.id());
    }
  }

  private RejectReason place(
      Command.Place command, ReferenceAccount account, ReferenceContract contract, boolean quote) {
    if (account.isTaken(command.id())) {
      return RejectReason.DUPLICATE_ID;
    }
    if (account.killed || quote && account.tripped) {
      return RejectReason.KILLED;
    }
    if (quote && market.quotes.blocked) {
      return RejectReason.NO_CANCEL;
    }
    var order = new ReferenceOrder(market.orders + 1, command, account, contract, quote);
    var reason = checks.first(order);
    if (reason == null) {
      accept(order);
    }
    return reason;
  }

  private void accept(ReferenceOrder order) {
    tellAccepted(order);
    if (order.waiting) {
      order.contract.stops.add(order);
    } else {
      market.matching.enter(order, true);
    }
  }

  void tellAccepted(ReferenceOrder order) {
    market.orders++;
    market.live(order, market.days);
    market.log.add(
        Event.ACCEPTED,
        market.clock,
        order.account.number,
        order.contract.number,
        order.number,
        order.total,
        order.limit,
        order.buy ? 1 : 2,
        order.type.value(),
        order.validity.value(),
        (order.postOnly ? 1 : 0)
            | (order.reduceOnly ? 2 : 0)
            | (order.quote ? 4 : 0)
            | (order.block ? 8 : 0),
        order.stop,
        order.until,
        order.display,
        order.minimum,
        order.id);
  }

  void replace(Command.Replace command) {
    var account = market.account(command.account());
    var order = account == null ? null : account.orders.get(command.id());
    var reason = RejectReason.UNKNOWN_ACCOUNT;
    if (account != null) {
      reason = order == null || order.block ? RejectReason.UNKNOWN_ORDER : replace(command, order);
    }
    if (reason != null) {
      reject(command.account(), OrderCommand.REPLACE, reason, command.id());
    }
  }

  private RejectReason replace(Command.Replace command, ReferenceOrder order) {
    long newId = command.newId() == 0 ? order.id : command.newId();
    if (newId != order.id && order.account.isTaken(newId)) {
      return RejectReason.DUPLICATE_ID;
    }
    long old = order.waiting ? order.limit : order.price;
    long price = command.price() == NONE ? old : command.price();
    long total = command.quantity() == NONE ? order.total : command.quantity();
    var reason = check(command, order, total, price, old);
    if (reason != null) {
      return reason;
    }
    long filled = order.total - order.left;
    if (total <= filled) {
      market.cancel(order, CancelReason.CLIENT);
      return null;
    }
    rename(order, newId);
    boolean keeps = price == old && total <= order.total;
    if (keeps) {
      order.lower(order.total - total);
    } else {
      raise(order, total, price);
    }
    var priority = keeps ? Priority.KEPT : Priority.LOST;
    market.tellReplaced(market.log, order, priority, command.id());
    if (!keeps && !order.waiting) {
      market.matching.enter(order, false);
    }
    return null;
  }

  /// Rule X-5: what changes is checked as for a new order.
  private RejectReason check(
      Command.Replace command, ReferenceOrder order, long total, long price, long old) {
    if (order.account.killed) {
      return RejectReason.KILLED;
    }
    var state = checks.state(order.contract, true);
    if (state != null) {
      return state;
    }
    if (command.price() != NONE && order.waiting && order.type == OrderType.STOP) {
      return RejectReason.BAD_TYPE;
    }
    if (total < 1
        || total > 1_000_000_000
        || order.display > 0 && total > 1000 * order.display
        || checks.isWorthTooMuch(total, price, order.contract)) {
      return RejectReason.BAD_QUANTITY;
    }
    if (command.price() != NONE && checks.isBadPrice(order.contract, price)) {
      return RejectReason.BAD_PRICE;
    }
    if (total <= order.total - order.left) {
      return null;
    }
    if (total > order.total && checks.isBeyondPositionLimit(order, total - order.total)) {
      return RejectReason.POSITION_LIMIT;
    }
    long left = order.left + total - order.total;
    long reducible = order.account.reducible(order.contract, order.buy);
    if (order.reduceOnly && total > order.total && reducible > 0 && left > reducible + 1_000) {
      return RejectReason.WOULD_INCREASE;
    }
    return price == old ? null : checks.price(order, price);
  }

  private void rename(ReferenceOrder order, long newId) {
    if (newId != order.id) {
      order.account.orders.remove(order.id);
      market.spend(order);
      order.id = newId;
      market.live(order, market.days);
    }
  }

  private void raise(ReferenceOrder order, long total, long price) {
    if (!order.waiting) {
      order.contract.remove(order);
      order.price = price;
    }
    order.limit = price;
    order.left += total - order.total;
    order.total = total;
  }

  void cancel(Command.Cancel command) {
    var account = market.account(command.account());
    var order = account == null ? null : account.orders.get(command.id());
    if (order != null) {
      cancel(order);
    } else {
      var reason = account == null ? RejectReason.UNKNOWN_ACCOUNT : RejectReason.UNKNOWN_ORDER;
      reject(command.account(), OrderCommand.CANCEL, reason, command.id());
    }
  }

  void cancel(ReferenceOrder order) {
    if (order.contract.state == TradingState.NO_CANCEL) {
      reject(order.account.number, OrderCommand.CANCEL, RejectReason.NO_CANCEL, order.id);
    } else {
      market.cancel(order, CancelReason.CLIENT);
    }
  }

  /// Orders that may not be cancelled now stay, each with its answer.
  void cancelAll(Command.CancelAll command) {
    var contract = market.contract(command.contract());
    if (market.account(command.account()) == null) {
      market.refuse(CancelAllDecoder.TEMPLATE_ID, RefuseReason.UNKNOWN_ACCOUNT);
    } else if (command.contract() != 0 && contract == null) {
      market.refuse(CancelAllDecoder.TEMPLATE_ID, RefuseReason.UNKNOWN_CONTRACT);
    } else {
      for (var order : market.everyOrder()) {
        if (order.account.number == command.account()
            && (contract == null || order.contract == contract)) {
          cancel(order);
        }
      }
    }
  }

  /// Rule X-26.
  void kill(Command.Kill command) {
    var account = market.account(command.account());
    if (account == null) {
      market.refuse(SwitchKillDecoder.TEMPLATE_ID, RefuseReason.UNKNOWN_ACCOUNT);
      return;
    }
    if (account.killed == command.on()) {
      return;
    }
    account.killed = command.on();
    market.log.add(Event.KILLED, market.clock, account.number, command.on() ? 1 : 0);
    if (command.on()) {
      for (var order : market.everyOrder()) {
        if (order.account == account) {
          market.cancel(order, CancelReason.KILL);
        }
      }
    }
  }

  void reject(int account, OrderCommand command, RejectReason reason, long id) {
    market.log.add(Event.REJECTED, market.clock, account, command.value(), reason.value(), id);
  }
}
