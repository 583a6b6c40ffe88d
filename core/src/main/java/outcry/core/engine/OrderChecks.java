// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.matching.ClientIds;
import outcry.core.matching.OrderBook;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// What an order must pass before it is accepted, in the order of rule X-9; the first failure
/// counts. A check returns null when it is passed.
final class OrderChecks {
  private final State state;
  private final Refusal.OfOrder refusal;
  private final Terms terms;
  private final Guards guards;
  private final PreTrade preTrade;
  private final Trading trading;

  OrderChecks(State state, Refusal.OfOrder refusal, Trading trading) {
    this.state = state;
    this.refusal = refusal;
    this.trading = trading;
    this.terms = new Terms(refusal);
    this.guards = new Guards(state, refusal);
    this.preTrade = new PreTrade(state, refusal);
  }

  Guards guards() {
    return guards;
  }

  Terms terms() {
    return terms;
  }

  PreTrade preTrade() {
    return preTrade;
  }

  Refusal.OfOrder check(Incoming order) {
    var refused = name(order);
    if (refused == null && order.heldFast) {
      refused = refusal.because(RejectReason.NO_CANCEL);
    }
    if (refused == null) {
      refused = session(order.contract);
    }
    if (refused == null) {
      refused = type(order);
    }
    if (refused == null) {
      refused = terms.quantity(order.lots, order.display, order.minQuantity);
    }
    if (refused == null) {
      refused = prices(order);
    }
    if (refused == null) {
      if (order.line == null && !order.contract.isSpread()) {
        order.line = state.line(order.pit, order.accountNumber);
      }
      refused = guards(order);
    }
    return refused != null
        ? refused
        : preTrade.margin(
            order.account,
            order.collateral,
            order.line,
            order.contract,
            order.buy,
            order.lots,
            order.premium());
  }

  /// Who, where, under which id, and whether the account may.
  Refusal.OfOrder name(Incoming order) {
    if (order.account == null) {
      return refusal.because(RejectReason.UNKNOWN_ACCOUNT);
    }
    if (order.contract == null) {
      return refusal.because(RejectReason.UNKNOWN_CONTRACT);
    }
    if (!order.id.isValid()) {
      return refusal.because(RejectReason.BAD_TYPE, order.id.length, ClientIds.MAX_LENGTH);
    }
    order.id.read(state.orders.ids);
    if (state.isTaken(order.accountNumber)) {
      return refusal.because(RejectReason.DUPLICATE_ID);
    }
    return order.account.killed || order.stopped ? refusal.because(RejectReason.KILLED) : null;
  }

  /// Rule X-8; a spread trades only while every leg does.
  Refusal.OfOrder session(Contract contract) {
    switch (contract.state) {
      case CLOSED, NULL_VAL -> {
        return refusal.because(RejectReason.CLOSED);
      }
      case HALTED -> {
        return refusal.because(RejectReason.HALTED);
      }
      default -> {
        return contract.isSpread() ? legs(contract) : null;
      }
    }
  }

  private Refusal.OfOrder legs(Contract spread) {
    for (var leg : spread.spread.legs()) {
      switch (leg.contract().state) {
        case CLOSED, NULL_VAL -> {
          return refusal.because(RejectReason.CLOSED);
        }
        case CONTINUOUS -> {}
        default -> {
          return refusal.because(RejectReason.HALTED);
        }
      }
    }
    return null;
  }

  /// Rules and T-7.
  private Refusal.OfOrder type(Incoming order) {
    boolean known =
        (order.side == Side.BUY || order.side == Side.SELL)
            && order.type != OrderType.NULL_VAL
            && order.timeInForce != TimeInForce.NULL_VAL;
    return known && SpreadPrices.canBeBooked(order.contract) && fitsState(order) && fitsType(order)
        ? null
        : refusal.because(RejectReason.BAD_TYPE);
  }

  private boolean fitsState(Incoming order) {
    if (!order.pit.collects()) {
      return order.timeInForce != TimeInForce.AT_OPEN;
    }
    boolean waits =
        switch (order.timeInForce) {
          case DAY, GTC, GTD -> true;
          case AT_OPEN -> order.type == OrderType.LIMIT;
          default -> false;
        };
    return waits && !order.isMarket() && order.minQuantity == 0;
  }

  private boolean fitsType(Incoming order) {
    boolean dated = order.timeInForce == TimeInForce.GTD;
    if (dated ? order.until <= state.time : order.until != 0) {
      return false;
    }
    boolean priced = order.type == OrderType.LIMIT || order.type == OrderType.STOP_LIMIT;
    if (!priced && (order.price != Contract.NONE || order.contract.hasOptions)
        || !order.isStop() && order.stop != Contract.NONE
        || order.isStop() && !isStopValidity(order.timeInForce)
        || order.postOnly && order.type != OrderType.LIMIT) {
      return false;
    }
    return !order.reduceOnly || isReduceOnlyAllowed(order);
  }

  private static boolean isStopValidity(TimeInForce timeInForce) {
    return switch (timeInForce) {
      case DAY, GTC, GTD -> true;
      default -> false;
    };
  }

  private static boolean isReduceOnlyAllowed(Incoming order) {
    boolean immediate =
        order.timeInForce == TimeInForce.IOC || order.timeInForce == TimeInForce.FOK;
    return !order.contract.isSpread() && (order.pit.isByTime || immediate);
  }

  private Refusal.OfOrder prices(Incoming order) {
    var contract = order.contract;
    Refusal.OfOrder refused = null;
    if (order.isStop()) {
      refused = terms.price(contract, order.stop);
    }
    if (refused == null && (order.type == OrderType.LIMIT || order.type == OrderType.STOP_LIMIT)) {
      refused = terms.price(contract, order.price);
    }
    if (refused == null && order.isMarket()) {
      refused = market(order);
    }
    if (refused == null && order.type == OrderType.STOP) {
      order.limit = Prices.protect(contract, order.buy, order.stop);
    }
    return refused != null ? refused : terms.value(order);
  }

  /// Rule X-10: what a market order may trade up to.
  private Refusal.OfOrder market(Incoming order) {
    long opposite = order.pit.opposite(order.buy);
    if (opposite == Contract.NONE) {
      return refusal.because(RejectReason.NO_OPPOSITE);
    }
    if (order.type == OrderType.MARKET_LIMIT) {
      order.limit = opposite;
      return null;
    }
    long limit = Prices.protect(order.contract, order.buy, opposite);
    long edge = Prices.bandEdge(order.contract, order.buy);
    if (edge != Contract.NONE) {
      limit = order.buy ? Math.min(limit, edge) : Math.max(limit, edge);
    }
    boolean unbounded =
        limit == (order.buy ? Prices.most(order.contract) : Prices.least(order.contract));
    order.limit =
        unbounded
            ? Terms.affordable(order.contract, order.buy, order.lots, limit, opposite)
            : limit;
    return null;
  }

  private Refusal.OfOrder guards(Incoming order) {
    if (!order.contract.isSpread() && isPlain(order)) {
      return null;
    }
    var refused = order.isStop() ? guards.trigger(order) : null;
    if (refused == null) {
      refused = guards.position(order.account, order.contract, order.buy, order.lots);
    }
    if (refused == null) {
      refused = guards.limits(order);
    }
    if (refused == null
        && (order.type == OrderType.LIMIT || order.type == OrderType.MARKET_LIMIT)) {
      refused = guards.band(order.contract, order.buy, order.limit);
    }
    if (refused == null && order.postOnly) {
      refused = postOnly(order.pit, order.buy, order.price, OrderBook.NONE);
    }
    return refused == null && order.reduceOnly ? reduceOnly(order) : refused;
  }

  private static boolean isPlain(Incoming order) {
    return order.type == OrderType.LIMIT
        && !order.postOnly
        && !order.reduceOnly
        && !order.pit.isGuarded;
  }

  /// Rule X-13.
  Refusal.OfOrder postOnly(Pit pit, boolean buy, long price, int itself) {
    if (!pit.isContinuous()) {
      return null;
    }
    int limit = pit.ticks(price);
    boolean own = pit.crosses(buy, limit);
    if (own || trading.implied().isBetter(pit, buy, limit, false, itself)) {
      long best = own ? pit.opposite(buy) : trading.implied().price();
      return refusal.because(RejectReason.WOULD_TAKE, price, best);
    }
    return null;
  }

  private Refusal.OfOrder reduceOnly(Incoming order) {
    return ReduceOnly.fits(order.line, order.buy, order.lots)
        ? null
        : refusal.because(RejectReason.WOULD_INCREASE, order.lots, order.position);
  }
}
