// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.core.matching.ClientIds;
import outcry.core.matching.Orders;
import outcry.wire.CancelAllDecoder;
import outcry.wire.CancelOrderDecoder;
import outcry.wire.CancelReason;
import outcry.wire.Flag;
import outcry.wire.OrderCommand;
import outcry.wire.OrderType;
import outcry.wire.Priority;
import outcry.wire.RefuseReason;
import outcry.wire.RejectReason;
import outcry.wire.ReplaceOrderDecoder;
import outcry.wire.TradingState;

/// Orders replaced and cancelled by their clients.
final class Amendment {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Trading trading;
  private final OrderChecks checks;
  private final Refusal.OfOrder refusal;
  private final Accountability accountability;
  private final ClientIdText id = new ClientIdText();
  private final ClientIdText newId = new ClientIdText();

  Amendment(
      State state,
      Events events,
      Trading trading,
      OrderChecks checks,
      Refusal.OfOrder refusal,
      Accountability accountability) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.trading = trading;
    this.checks = checks;
    this.refusal = refusal;
    this.accountability = accountability;
  }

  void cancel(CancelOrderDecoder command) {
    int number = command.account();
    var account = state.accounts.account(number);
    id.length = command.getClientId(id.bytes, 0, id.bytes.length);
    var refused = account == null ? refusal.because(RejectReason.UNKNOWN_ACCOUNT) : null;
    int entry = refused == null ? live(number) : ClientIds.NONE;
    if (refused == null && entry == ClientIds.NONE) {
      refused = refusal.because(RejectReason.UNKNOWN_ORDER);
    }
    if (refused == null && isHeldFast(entry)) {
      refused = refusal.because(RejectReason.NO_CANCEL);
    }
    if (refused != null) {
      events.rejected(number, 0, OrderCommand.CANCEL, refused, id.bytes, id.length);
      return;
    }
    trading.cancel(entry, CancelReason.CLIENT);
    trading.finish();
  }

  private boolean isHeldFast(int entry) {
    return state.contracts.contract(orders.contract[entry]).state == TradingState.NO_CANCEL;
  }

  /// The live order of the id read last, or none.
  private int live(int account) {
    if (!id.isValid()) {
      return ClientIds.NONE;
    }
    id.read(orders.ids);
    return orders.findLive(account);
  }

  Refusal.OfCommand cancelAll(CancelAllDecoder command) {
    var account = state.accounts.account(command.account());
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, "account");
    }
    boolean all = command.all() == Flag.YES;
    if (!all && state.contracts.contract(command.contract()) == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, "contract");
    }
    for (int entry : state.liveOrders(account.number, all ? 0 : command.contract())) {
      if (isHeldFast(entry)) {
        id.length = orders.ids.copy(entry, id.bytes);
        events.rejected(
            account.number,
            orders.contract[entry],
            OrderCommand.CANCEL,
            refusal.because(RejectReason.NO_CANCEL),
            id.bytes,
            id.length);
      } else {
        trading.cancel(entry, CancelReason.CLIENT);
      }
    }
    trading.finish();
    return null;
  }

  void replace(ReplaceOrderDecoder command) {
    int number = command.account();
    var account = state.accounts.account(number);
    boolean hasQuantity = command.hasQuantity() == Flag.YES;
    boolean hasPrice = command.hasPrice() == Flag.YES;
    long quantity = command.quantity();
    long price = command.price();
    id.length = command.getClientId(id.bytes, 0, id.bytes.length);
    newId.length = command.getNewClientId(newId.bytes, 0, newId.bytes.length);

    var refused = account == null ? refusal.because(RejectReason.UNKNOWN_ACCOUNT) : null;
    int entry = refused == null ? live(number) : ClientIds.NONE;
    if (refused == null && (entry == ClientIds.NONE || orders.isBlock(entry))) {
      refused = refusal.because(RejectReason.UNKNOWN_ORDER);
    }
    int listed = refused == null ? orders.contract[entry] : 0;
    if (refused == null) {
      refused =
          amend(
              account,
              entry,
              hasQuantity ? quantity : orders.total[entry],
              hasPrice ? price : Resting.price(state, entry),
              hasPrice);
    }
    if (refused != null) {
      events.rejected(number, listed, OrderCommand.REPLACE, refused, id.bytes, id.length);
      return;
    }
    trading.finish();
  }

  /// Rule X-5: a new total and price for a live order. Null when done.
  private Refusal.OfOrder amend(
      Account account, int entry, long total, long price, boolean hasPrice) {
    var pit = state.pit(orders.contract[entry]);
    long filled = orders.total[entry] - Resting.left(state, entry);
    long before = Resting.price(state, entry);
    long raised = total - orders.total[entry];
    boolean ends = total <= filled;
    boolean renamed = newId.length > 0 && !newId.equalsId(id);
    var refused = renamed ? newName(account) : null;
    if (refused == null) {
      refused = session(account, pit.contract);
    }
    if (refused == null
        && hasPrice
        && orders.isHeld(entry)
        && orders.type(entry) == OrderType.STOP) {
      refused = refusal.because(RejectReason.BAD_TYPE);
    }
    if (refused == null) {
      refused = checks.terms().quantity(total == 0 ? 1 : total, slice(entry, total), 0);
    }
    if (refused == null) {
      refused = price(pit, entry, total, price, price != before || raised > 0);
    }
    if (refused == null && raised > 0) {
      refused = checks.guards().position(account, pit.contract, orders.buy[entry], raised);
    }
    if (refused == null && raised > 0 && orders.isReduceOnly(entry)) {
      refused = reduceOnly(account, pit, entry, raised);
    }
    if (refused == null && !ends && price != before) {
      refused = guards(pit, entry, price);
    }
    if (refused == null && !ends) {
      refused = margin(account, pit, entry, raised, price);
    }
    if (refused != null) {
      return refused;
    }
    if (ends) {
      trading.cancel(entry, CancelReason.CLIENT);
    } else {
      carryOut(pit, account, entry, total, price, renamed);
    }
    return null;
  }

  /// What an iceberg shows at a time, no more than its new total; 0 for any other order.
  private long slice(int entry, long total) {
    var terms = orders.terms[entry];
    return terms == null ? 0 : Math.min(terms.display, Math.max(total, 0));
  }

  private Refusal.OfOrder reduceOnly(Account account, Pit pit, int entry, long raised) {
    var line = account.line(pit.contract);
    long left = Resting.left(state, entry) + raised;
    return ReduceOnly.lots(line, orders.buy[entry]) == 0
            || ReduceOnly.fits(line, orders.buy[entry], left)
        ? null
        : refusal.because(RejectReason.WOULD_INCREASE, left, line.lots);
  }

  private Refusal.OfOrder newName(Account account) {
    if (!newId.isValid()) {
      return refusal.because(RejectReason.BAD_TYPE, newId.length, ClientIds.MAX_LENGTH);
    }
    newId.read(orders.ids);
    return state.isTaken(account.number) ? refusal.because(RejectReason.DUPLICATE_ID) : null;
  }

  private Refusal.OfOrder session(Account account, Contract contract) {
    if (account.killed) {
      return refusal.because(RejectReason.KILLED);
    }
    return contract.state == TradingState.NO_CANCEL
        ? refusal.because(RejectReason.NO_CANCEL)
        : checks.session(contract);
  }

  private Refusal.OfOrder price(Pit pit, int entry, long total, long price, boolean changed) {
    if (!changed) {
      return null;
    }
    var refused = checks.terms().price(pit.contract, price);
    return refused == null
        ? checks.terms().value(pit.contract, Math.max(1, total), worthAt(pit, entry, price))
        : refused;
  }

  /// What the order's worth is counted at: of a waiting stop that nothing bounds, its trigger.
  private long worthAt(Pit pit, int entry, long price) {
    boolean unbounded =
        orders.isHeld(entry)
            && orders.type(entry) == OrderType.STOP
            && !pit.contract.product.rules.hasProtection();
    return unbounded ? orders.terms[entry].stop : price;
  }

  private Refusal.OfOrder guards(Pit pit, int entry, long price) {
    var refused = checks.guards().limits(pit.contract, price);
    if (refused == null && !orders.isHeld(entry)) {
      refused = checks.guards().band(pit.contract, orders.buy[entry], price);
    }
    boolean postOnly = orders.terms[entry] != null && orders.terms[entry].postOnly;
    return refused == null && postOnly
        ? checks.postOnly(pit, orders.buy[entry], price, entry)
        : refused;
  }

  /// An order that is raised asks for margin, one in an option also when its price is.
  private Refusal.OfOrder margin(Account account, Pit pit, int entry, long raised, long price) {
    var contract = pit.contract;
    boolean buy = orders.buy[entry];
    long premium = contract.isUpfront() ? premium(contract, entry, raised, price) : 0;
    if (raised <= 0 && premium <= 0) {
      return null;
    }
    var line = contract.isSpread() ? null : account.line(contract);
    return checks
        .preTrade()
        .margin(
            account, state.collateral(account), line, contract, buy, Math.max(0, raised), premium);
  }

  /// What more the order would cost, of a contract that is paid upfront.
  private long premium(Contract contract, int entry, long raised, long price) {
    boolean buy = orders.buy[entry];
    int left = Resting.left(state, entry);
    long before = Working.cost(contract, buy, left, Resting.price(state, entry));
    return Working.cost(contract, buy, left + raised, price) - before;
  }

  private void carryOut(
      Pit pit, Account account, int entry, long total, long price, boolean renamed) {
    long raised = total - orders.total[entry];
    int left = (int) (Resting.left(state, entry) + raised);
    boolean keeps = raised <= 0 && price == Resting.price(state, entry);
    int now = renamed ? rename(account, entry) : entry;
    orders.total[now] = total;
    if (pit.contract.isUpfront()) {
      Working.premium(account, pit.contract, premium(pit.contract, now, raised, price));
    }
    if (raised != 0) {
      Working.add(account, pit.contract, orders.buy[now], raised);
    }
    if (keeps) {
      Resting.store(state, now).reduce(orders.slot[now], left);
      events.replaced(orders, now, entry, left, price, Priority.KEPT);
      trading.collected(pit);
      return;
    }
    Resting.remove(state, now);
    if (orders.isHeld(now)) {
      orders.terms[now].limit = price;
    }
    events.replaced(orders, now, entry, left, price, Priority.LOST);
    if (raised > 0 && pit.isGuarded) {
      accountability.onMore(account, pit.contract, orders.buy[now], raised);
    }
    var line = pit.contract.isSpread() ? null : state.line(pit, account.number);
    trading.enter(pit, account, line, now, price, left, false);
  }

  /// The order goes on under its new id; the old one stays taken until its time.
  private int rename(Account account, int entry) {
    newId.read(orders.ids);
    int now =
        orders.add(
            account.number,
            orders.number[entry],
            orders.contract[entry],
            orders.buy[entry],
            orders.total[entry],
            state.day);
    Resting.rename(state, entry, now);
    return now;
  }
}
