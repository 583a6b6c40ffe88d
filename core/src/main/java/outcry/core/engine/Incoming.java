// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.matching.OrderTerms;
import outcry.wire.OrderType;
import outcry.wire.PlaceOrderDecoder;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// A new order as its command states it, on its way through the checks. Prices in micro-dollars,
/// [Contract#NONE] where not given. One object, refilled for every order.
final class Incoming {
  final ClientIdText id = new ClientIdText();
  int accountNumber;
  Account account;
  Contract contract;
  Pit pit;

  /// Null for a spread, and before the account's first order in the contract is checked.
  Line line;

  /// What the account has in the contract before the order, and its cash.
  long position;

  long collateral;

  Side side;
  boolean buy;
  long lots;
  OrderType type;
  TimeInForce timeInForce;
  long price;
  long stop;
  long until;
  long display;
  long minQuantity;
  boolean postOnly;
  boolean reduceOnly;
  boolean quote;
  SelfMatch selfMatch;
  int group;

  /// A quote that market-maker protection does not let in (rule X-25).
  boolean stopped;

  /// A quote that would have to cancel the one before where nothing may be cancelled.
  boolean heldFast;

  /// The price the order may trade up to: its own, or one the exchange makes for it.
  long limit;

  void read(PlaceOrderDecoder command, State state) {
    find(command.account(), command.contract(), state);
    lots = command.quantity();
    price = command.price();
    limit = price;
    side = command.side();
    buy = side == Side.BUY;
    type = command.orderType();
    timeInForce = command.timeInForce();
    var flags = command.flags();
    postOnly = flags.postOnly();
    reduceOnly = flags.reduceOnly();
    quote = false;
    selfMatch = command.selfMatch();
    stop = command.stop();
    until = command.until();
    display = command.display();
    minQuantity = command.minQuantity();
    id.length = command.getClientId(id.bytes, 0, id.bytes.length);
    group = 0;
    if (selfMatch != SelfMatch.NONE && selfMatch != SelfMatch.NULL_VAL) {
      group = state.groups.number(command.selfMatchGroup());
    }
  }

  /// What is read here is far from any cache when there are many accounts; asked for at once it
  /// comes at once.
  private void find(int owner, int listed, State state) {
    accountNumber = owner;
    account = state.accounts.account(owner);
    contract = state.contracts.contract(listed);
    pit = contract == null ? null : state.pit(contract);
    line = pit == null ? null : pit.lines.of(owner);
    position = line == null ? 0 : line.lots;
    collateral = account == null ? 0 : state.collateral(account);
  }

  /// A limit order for the day with nothing more to say: a side of a quote or of a block trade. The
  /// id is filled beside it.
  void readDay(
      int owner, int listed, Side of, long quantity, long at, boolean isQuote, State state) {
    find(owner, listed, state);
    side = of;
    buy = of == Side.BUY;
    lots = quantity;
    price = at;
    limit = at;
    type = OrderType.LIMIT;
    timeInForce = TimeInForce.DAY;
    postOnly = false;
    reduceOnly = false;
    quote = isQuote;
    selfMatch = SelfMatch.NONE;
    stop = Contract.NONE;
    until = 0;
    display = 0;
    minQuantity = 0;
    group = 0;
  }

  /// What the order would cost beside margin: of an option that is paid upfront, its premium.
  long premium() {
    return contract.isUpfront() ? Working.cost(contract, buy, lots, limit) : 0;
  }

  boolean isStop() {
    return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
  }

  boolean isMarket() {
    return type == OrderType.MARKET || type == OrderType.MARKET_LIMIT;
  }

  /// Null when the order is a plain limit order.
  OrderTerms terms() {
    boolean plain =
        type == OrderType.LIMIT
            && until == 0
            && display == 0
            && minQuantity == 0
            && !postOnly
            && !reduceOnly
            && !quote
            && group == 0;
    return plain
        ? null
        : new OrderTerms(
            type,
            stop,
            limit,
            until,
            (int) display,
            (int) minQuantity,
            postOnly,
            reduceOnly,
            quote,
            selfMatch,
            group,
            0,
            isStop());
  }
}
