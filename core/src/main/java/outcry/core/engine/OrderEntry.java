// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.matching.ClientIds;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.wire.*;

/// Orders in, amended and out: from the command to the last event it causes.
final class OrderEntry {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Refusal.OfOrder refusal = new Refusal.OfOrder();
  private final PreTrade preTrade;
  private final Execution execution;
  private final ClientId id = new ClientId();
  private final ClientId newId = new ClientId();

  OrderEntry(State state, Events events) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.preTrade = new PreTrade(state, refusal);
    this.execution = new Execution(state, events);
  }

  void place(PlaceOrderDecoder command) {
    int number = command.account();
    var account = state.accounts.account(number);
    var contract = state.contracts.contract(command.contract());
    long lots = command.quantity();
    long price = command.price();
    boolean buy = command.side() == Side.BUY;
    boolean rests = command.timeInForce() == TimeInForce.DAY;
    var type = command.orderType();
    id.length = command.getClientId(id.bytes, 0, id.bytes.length);

    var refused = check(account, contract, command.side(), command.timeInForce(), type);
    if (refused == null) {
      refused = preTrade.terms(contract, lots, price);
    }
    var line = refused == null ? account.line(contract) : null;
    if (refused == null) {
      refused = preTrade.margin(account, line, buy, lots);
    }
    if (refused != null) {
      int listed = contract == null ? 0 : contract.number;
      events.rejected(number, listed, OrderCommand.NEW, refused, id.bytes, id.length);
      return;
    }
    int entry =
        orders.add(account.number, state.nextOrder++, contract.number, buy, lots, state.day);
    orders.timeInForce[entry] = rests ? TimeInForce.DAY : TimeInForce.IOC;
    PreTrade.work(line, buy, lots);
    events.accepted(orders, entry, account.number, price, type);
    run(account, line, entry, price, (int) lots, rests);
  }

  private Refusal.OfOrder check(
      Account account, Contract contract, Side side, TimeInForce timeInForce, OrderType type) {
    if (account == null) {
      return refusal.because(RejectReason.UNKNOWN_ACCOUNT);
    }
    if (contract == null) {
      return refusal.because(RejectReason.UNKNOWN_CONTRACT);
    }
    if (!id.isValid()) {
      return refusal.because(RejectReason.BAD_TYPE, id.length, ClientIds.MAX_LENGTH);
    }
    id.read(orders.ids);
    if (orders.ids.find(account.number) != ClientIds.NONE) {
      return refusal.because(RejectReason.DUPLICATE_ID);
    }
    var session = preTrade.session(contract);
    if (session != null) {
      return session;
    }
    boolean known = type == OrderType.LIMIT && (side == Side.BUY || side == Side.SELL);
    return known && timeInForce != TimeInForce.NULL_VAL
        ? null
        : refusal.because(RejectReason.BAD_TYPE);
  }

  private void run(Account account, Line line, int entry, long price, int lots, boolean rests) {
    boolean buy = orders.buy[entry];
    int limit = (int) (price / line.contract.product.tick);
    int left = execution.run(account, line, entry, limit, lots);
    if (left == 0) {
      orders.slot[entry] = OrderBook.NONE;
    } else if (rests) {
      orders.slot[entry] = state.book(line.contract).rest(buy, limit, left, entry);
    } else {
      PreTrade.work(line, buy, -left);
      events.cancelled(orders, entry, left, CancelReason.IOC);
    }
  }

  void cancel(CancelOrderDecoder command) {
    int number = command.account();
    var account = state.accounts.account(number);
    id.length = command.getClientId(id.bytes, 0, id.bytes.length);
    var refused = account == null ? refusal.because(RejectReason.UNKNOWN_ACCOUNT) : null;
    int entry = refused == null ? live(account) : ClientIds.NONE;
    if (refused == null && entry == ClientIds.NONE) {
      refused = refusal.because(RejectReason.UNKNOWN_ORDER);
    }
    if (refused != null) {
      events.rejected(number, 0, OrderCommand.CANCEL, refused, id.bytes, id.length);
      return;
    }
    cancel(entry, CancelReason.CLIENT);
  }

  /// The live order of the id read last, or none.
  private int live(Account account) {
    if (!id.isValid()) {
      return ClientIds.NONE;
    }
    id.read(orders.ids);
    int entry = orders.ids.find(account.number);
    return orders.isLive(entry) ? entry : ClientIds.NONE;
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
    for (int entry : liveOrders(account.number, all ? 0 : command.contract())) {
      cancel(entry, CancelReason.CLIENT);
    }
    return null;
  }

  /// Live orders by the exchange's number, of one account or of all (0), in one contract or in all
  /// (0).
  List<Integer> liveOrders(int account, int contract) {
    var found = new ArrayList<Integer>();
    for (int entry = 1; entry < orders.ids.end(); entry++) {
      int owner = orders.ids.account(entry);
      if (owner != 0
          && orders.slot[entry] != OrderBook.NONE
          && (account == 0 || account == owner)
          && (contract == 0 || contract == orders.contract[entry])) {
        found.add(entry);
      }
    }
    found.sort(Comparator.comparingLong(entry -> orders.number[entry]));
    return found;
  }

  void cancel(int entry, CancelReason reason) {
    var contract = state.contracts.contract(orders.contract[entry]);
    var book = state.book(contract);
    int left = book.quantity(orders.slot[entry]);
    book.remove(orders.slot[entry]);
    orders.slot[entry] = OrderBook.NONE;
    var account = state.accounts.account(orders.ids.account(entry));
    PreTrade.work(account.line(contract), orders.buy[entry], -left);
    events.cancelled(orders, entry, left, reason);
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
    int entry = refused == null ? live(account) : ClientIds.NONE;
    if (refused == null && entry == ClientIds.NONE) {
      refused = refusal.because(RejectReason.UNKNOWN_ORDER);
    }
    int listed = refused == null ? orders.contract[entry] : 0;
    if (refused == null) {
      refused =
          amend(
              account,
              entry,
              hasQuantity ? quantity : orders.total[entry],
              hasPrice ? price : restingPrice(entry));
    }
    if (refused != null) {
      events.rejected(number, listed, OrderCommand.REPLACE, refused, id.bytes, id.length);
    }
  }

  private long restingPrice(int entry) {
    var contract = state.contracts.contract(orders.contract[entry]);
    return state.book(contract).price(orders.slot[entry], orders.buy[entry])
        * contract.product.tick;
  }

  /// Rule X-5: a new total and price for a live order. Null when done.
  private Refusal.OfOrder amend(Account account, int entry, long total, long price) {
    var contract = state.contracts.contract(orders.contract[entry]);
    var line = account.line(contract);
    boolean buy = orders.buy[entry];
    int left = state.book(contract).quantity(orders.slot[entry]);
    long filled = orders.total[entry] - left;
    boolean renamed = newId.length > 0 && !newId.equalsId(id);
    if (renamed && !newId.isValid()) {
      return refusal.because(RejectReason.BAD_TYPE, newId.length, ClientIds.MAX_LENGTH);
    }
    if (renamed) {
      newId.read(orders.ids);
      if (orders.ids.find(account.number) != ClientIds.NONE) {
        return refusal.because(RejectReason.DUPLICATE_ID);
      }
    }
    var refused = preTrade.session(contract);
    if (refused == null) {
      refused = preTrade.terms(contract, total == 0 ? 1 : total, price);
    }
    long raised = total - orders.total[entry];
    if (refused == null && raised > 0) {
      refused = preTrade.margin(account, line, buy, raised);
    }
    if (refused != null) {
      return refused;
    }
    if (total <= filled) {
      cancel(entry, CancelReason.CLIENT);
      return null;
    }
    boolean keeps = raised <= 0 && price == restingPrice(entry);
    int now = renamed ? rename(account, entry) : entry;
    orders.total[now] = total;
    PreTrade.work(line, buy, raised);
    int newLeft = (int) (total - filled);
    if (keeps) {
      state.book(contract).reduce(orders.slot[now], newLeft);
      events.replaced(orders, now, entry, newLeft, price, Priority.KEPT);
    } else {
      state.book(contract).remove(orders.slot[now]);
      events.replaced(orders, now, entry, newLeft, price, Priority.LOST);
      run(account, line, now, price, newLeft, true);
    }
    return null;
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
    orders.slot[now] = orders.slot[entry];
    orders.slot[entry] = OrderBook.NONE;
    state.book(orders.contract[now]).tag(orders.slot[now], now);
    return now;
  }

  /// A client's id as it came: bytes and length.
  private static final class ClientId {
    final byte[] bytes = new byte[64];
    int length;

    boolean isValid() {
      return length > 0 && length <= ClientIds.MAX_LENGTH;
    }

    void read(ClientIds ids) {
      ids.read(bytes, length);
    }

    boolean equalsId(ClientId other) {
      return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }
  }
}
