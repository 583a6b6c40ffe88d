// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import outcry.wire.OrderType;
import outcry.wire.RejectReason;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// The checks an order must pass, in the order of rule X-9, once account, contract and id are known
/// to be right.
final class ReferenceChecks {
  private static final long MOST_TICKS = 1 << 29;
  private static final long MOST_LOTS = 1_000_000_000;
  private static final long MOST_SLICES = 1000;
  private static final long MOST_WORTH = 1L << 50;

  private final ReferenceMarket market;

  ReferenceChecks(ReferenceMarket market) {
    this.market = market;
  }

  /// The first failure, or null. Gives a market order its limit.
  RejectReason first(ReferenceOrder order) {
    var state = state(order.contract, false);
    if (state != null) {
      return state;
    }
    if (isBadType(order)) {
      return RejectReason.BAD_TYPE;
    }
    if (isBadQuantity(order.total, order)) {
      return RejectReason.BAD_QUANTITY;
    }
    if (hasBadPrice(order)) {
      return RejectReason.BAD_PRICE;
    }
    if (isMarket(order)) {
      var opposite = order.contract.best(!order.buy);
      if (opposite == null) {
        return RejectReason.NO_OPPOSITE;
      }
      ReferencePrices.limit(order, opposite.price);
      if (isWorthTooMuch(order.total, order.price, order.contract)) {
        return RejectReason.BAD_QUANTITY;
      }
    }
    if (order.waiting && hasPassed(order)) {
      return RejectReason.TRIGGER_PASSED;
    }
    if (isBeyondPositionLimit(order, order.total)) {
      return RejectReason.POSITION_LIMIT;
    }
    return price(order);
  }

  /// Rule X-8, of new orders and replaces.
  RejectReason state(ReferenceContract contract, boolean replace) {
    var reason = reason(contract.state, replace);
    var waits = market.legs(contract).filter(leg -> !leg.isContinuous()).findFirst();
    if (reason != null || waits.isEmpty()) {
      return reason;
    }
    return waits.get().state == TradingState.CLOSED ? RejectReason.CLOSED : RejectReason.HALTED;
  }

  private static RejectReason reason(TradingState state, boolean replace) {
    return switch (state) {
      case CLOSED -> RejectReason.CLOSED;
      case HALTED -> RejectReason.HALTED;
      case NO_CANCEL -> replace ? RejectReason.NO_CANCEL : null;
      default -> null;
    };
  }

  private static boolean isMarket(ReferenceOrder order) {
    return order.type == OrderType.MARKET || order.type == OrderType.MARKET_LIMIT;
  }

  /// Rules.
  private boolean isBadType(ReferenceOrder order) {
    var contract = order.contract;
    if (cannotBeBooked(contract)) {
      return true;
    }
    boolean limit = order.type == OrderType.LIMIT;
    boolean lasting =
        order.is(TimeInForce.DAY) || order.is(TimeInForce.GTC) || order.is(TimeInForce.GTD);
    boolean atOpen = order.is(TimeInForce.AT_OPEN);
    boolean dated = order.until != 0;
    boolean atOnce = order.is(TimeInForce.IOC) || order.is(TimeInForce.FOK);
    if (contract.collects() && (isMarket(order) || !lasting && !atOpen || order.minimum != 0)) {
      return true;
    }
    return contract.isContinuous() && atOpen
        || order.waiting && !lasting
        || atOpen && !limit
        || order.is(TimeInForce.GTD) != dated
        || dated && order.until <= market.clock
        || order.limit != NONE && (isMarket(order) || order.type == OrderType.STOP)
        || order.stop != NONE && !order.waiting
        || order.postOnly && !limit
        || order.reduceOnly && contract.isSpread()
        || order.reduceOnly && !contract.terms.byTime() && !atOnce;
  }

  /// Rule X-21.
  boolean cannotBeBooked(ReferenceContract contract) {
    return contract.legs.stream()
        .limit(Math.max(0, contract.legs.size() - 1))
        .anyMatch(leg -> ReferenceTrades.bookedAt(market.contract(leg.contract())) == NONE);
  }

  /// Rule X-3.
  boolean isBadQuantity(long lots, ReferenceOrder order) {
    return lots < 1
        || lots > MOST_LOTS
        || order.display < 0
        || order.minimum < 0
        || order.minimum > lots
        || order.display > lots
        || order.display > 0 && lots > MOST_SLICES * order.display
        || !hasBadPrice(order) && isWorthTooMuch(lots, worthAt(order), order.contract);
  }

  /// A stop without a limit is worth what it is released at.
  private static long worthAt(ReferenceOrder order) {
    if (order.type == OrderType.STOP && order.stop != NONE) {
      ReferencePrices.release(order);
      return order.boundless ? NONE : order.price;
    }
    return order.limit;
  }

  boolean isWorthTooMuch(long lots, long price, ReferenceContract contract) {
    if (price == NONE || Math.abs(price) > MOST_TICKS * contract.terms.tick()) {
      return false;
    }
    if (!contract.isSpread()) {
      return isWorthTooMuch(lots, Math.abs(price), 1, contract.terms);
    }
    long all = Math.abs(price);
    for (var leg : contract.legs) {
      boolean isLast = leg == contract.legs.getLast();
      long ratio = Math.abs(leg.ratio());
      long worth =
          isLast
              ? Math.ceilDiv(all, ratio)
              : Math.abs(ReferenceTrades.bookedAt(market.contract(leg.contract())));
      if (isWorthTooMuch(lots, worth, ratio, contract.terms)) {
        return true;
      }
      all += worth * ratio;
    }
    return false;
  }

  private static boolean isWorthTooMuch(long lots, long price, long ratio, Terms terms) {
    return price * ratio * terms.multiplier() > MOST_WORTH / lots;
  }

  /// Rule X-2.
  private boolean hasBadPrice(ReferenceOrder order) {
    boolean named = order.type == OrderType.LIMIT || order.type == OrderType.STOP_LIMIT;
    return named && isBadPrice(order.contract, order.limit)
        || order.waiting && isBadPrice(order.contract, order.stop);
  }

  boolean isBadPrice(ReferenceContract contract, long price) {
    long tick = contract.terms.tick();
    return price == NONE
        || price % tick != 0
        || Math.abs(price / tick) > MOST_TICKS
        || price <= 0 && !contract.isSpread();
  }

  /// Rule X-11.
  private static boolean hasPassed(ReferenceOrder stop) {
    long last = stop.contract.last;
    return last != NONE && (stop.buy ? last >= stop.stop : last <= stop.stop);
  }

  /// Rule X-17: with `more` lots than work already.
  boolean isBeyondPositionLimit(ReferenceOrder order, long more) {
    long limit = order.contract.terms.positionLimit();
    if (limit == 0) {
      return false;
    }
    if (!order.contract.isSpread()) {
      return isBeyond(order.account, order.contract, order.buy, more);
    }
    for (var leg : order.contract.legs) {
      var contract = market.contract(leg.contract());
      boolean buysLeg = order.buy == leg.ratio() > 0;
      if (isBeyond(order.account, contract, buysLeg, more * Math.abs(leg.ratio()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeyond(
      ReferenceAccount account, ReferenceContract contract, boolean buy, long more) {
    long position = buy ? account.lots[contract.number] : -account.lots[contract.number];
    return position + account.working(contract, buy) + more > contract.terms.positionLimit();
  }

  private RejectReason price(ReferenceOrder order) {
    var contract = order.contract;
    long trigger = order.waiting ? order.stop : NONE;
    if (order.type == OrderType.STOP) {
      return contract.isOutsideDailyLimits(trigger) ? RejectReason.PRICE_LIMIT : lastChecks(order);
    }
    if (trigger != NONE && contract.isOutsideDailyLimits(trigger)) {
      return RejectReason.PRICE_LIMIT;
    }
    var reason = order.type == OrderType.MARKET ? null : price(order, order.price);
    return reason == null ? lastChecks(order) : reason;
  }

  /// Rules for a limit.
  RejectReason price(ReferenceOrder order, long price) {
    var contract = order.contract;
    if (contract.isOutsideDailyLimits(price)) {
      return RejectReason.PRICE_LIMIT;
    }
    if (!order.waiting && contract.isOutsideBand(order.buy, price)) {
      return RejectReason.PRICE_BAND;
    }
    return order.postOnly && wouldTake(order, price) ? RejectReason.WOULD_TAKE : null;
  }

  private boolean wouldTake(ReferenceOrder order, long price) {
    if (!market.isTrading(order.contract)) {
      return false;
    }
    var opposite = order.contract.best(!order.buy);
    boolean own =
        opposite != null && (order.buy ? opposite.price <= price : opposite.price >= price);
    var implied = market.implied.bestAt(order, price);
    return own
        || implied != null && (order.buy ? implied.price() <= price : implied.price() >= price);
  }

  private RejectReason lastChecks(ReferenceOrder order) {
    if (!order.reduceOnly) {
      return null;
    }
    long reducible = order.account.reducible(order.contract, order.buy);
    return reducible == 0 || order.left > reducible + 1_000 ? RejectReason.WOULD_INCREASE : null;
  }
}
