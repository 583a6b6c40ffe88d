// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.CancelReason;
import outcry.wire.OrderType;
import outcry.wire.PriceRule;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An order meets the book (rules ).
final class ReferenceMatching {
  private final ReferenceMarket market;
  private final ReferenceAllocation allocation;

  /// Price of the last trade of the order at work.
  private long tradedAt;

  ReferenceMatching(ReferenceMarket market) {
    this.market = market;
    allocation = new ReferenceAllocation(this);
  }

  /// `fresh`: comes from the client now, so that minimum quantity and the like count.
  void enter(ReferenceOrder in, boolean fresh) {
    market.incoming = in;
    tradedAt = NONE;
    in.lost = 0;
    if (market.isTrading(in.contract)) {
      meet(in, fresh);
    } else {
      in.contract.rest(in);
    }
    market.incoming = null;
    market.quotes.trip();
  }

  private void meet(ReferenceOrder in, boolean fresh) {
    long needed = in.is(TimeInForce.FOK) ? in.left : fresh ? in.minimum : 0;
    if (needed > available(in)) {
      var reason = in.is(TimeInForce.FOK) ? CancelReason.FOK : CancelReason.MIN_QTY;
      market.cancelLater(in, in.left, reason);
      return;
    }
    Terms.Window broken = null;
    while (broken == null && !in.dead && in.usable() > 0) {
      var best = market.front(in.contract, !in.buy);
      var implied = market.implied.best(in, needed);
      if (implied != null && (best == null || implied.isBetterThan(best.price, in.buy))) {
        if (!in.reaches(implied.price())) {
          break;
        }
        broken = market.session.brokenWindow(in.contract, implied.price(), List.of());
        if (broken == null) {
          long lots = Math.min(in.usable(), implied.lots());
          tradedAt = implied.price();
          in.left -= lots;
          market.implied.trade(in, implied, lots);
        }
      } else if (best == null || !in.reaches(best.price)) {
        break;
      } else {
        broken = market.session.brokenWindow(in.contract, priceOf(in, best.price), List.of());
        if (broken == null) {
          meetLevel(in);
        }
      }
    }
    if (!in.dead) {
      settleRest(in, fresh, broken);
    }
  }

  private void meetLevel(ReferenceOrder in) {
    if (in.contract.terms.byTime()) {
      var resting = in.contract.best(!in.buy);
      if (in.isSameGroup(resting)) {
        preventSelfMatch(in, resting);
      } else {
        trade(in, resting, Math.min(in.usable(), Math.min(resting.shown, resting.usable())));
      }
      return;
    }
    long price = in.contract.best(!in.buy).price;
    for (var resting : in.contract.level(!in.buy)) {
      if (in.isSameGroup(resting) && in.left > 0 && !in.dead) {
        preventSelfMatch(in, resting);
      }
    }
    var best = in.contract.best(!in.buy);
    if (!in.dead && in.left > 0 && best != null && best.price == price) {
      allocation.allocate(in, in.contract.level(!in.buy));
    }
  }

  /// Trades lots that are shown.
  private void trade(ReferenceOrder in, ReferenceOrder resting, long lots) {
    resting.fill(lots);
    publish(in, resting, lots);
    market.replenish(resting);
  }

  /// The resting order's lots are taken already.
  void publish(ReferenceOrder in, ReferenceOrder resting, long lots) {
    in.left -= lots;
    long price = priceOf(in, resting.price);
    tradedAt = price;
    var buy = in.buy ? in : resting;
    var sell = in.buy ? resting : in;
    var aggressor = in.buy ? Side.BUY : Side.SELL;
    market.trades.made(buy, sell, price, lots, aggressor, 0);
  }

  void forget(ReferenceOrder resting) {
    market.die(resting);
  }

  /// Rule X-15.
  private static long priceOf(ReferenceOrder in, long resting) {
    var contract = in.contract;
    return priceOf(
        in, resting, contract.last == NONE ? contract.previousSettlement() : contract.last);
  }

  private static long priceOf(ReferenceOrder in, long resting, long last) {
    boolean middle = in.contract.terms.priceRule() == PriceRule.MIDDLE;
    if (!middle || in.contract.isSpread() || last == NONE) {
      return resting;
    }
    return Math.clamp(last, Math.min(in.price, resting), Math.max(in.price, resting));
  }

  /// Rule X-7.
  private void preventSelfMatch(ReferenceOrder in, ReferenceOrder resting) {
    var action = in.action;
    if (action == SelfMatch.DECREMENT) {
      decrement(in, resting);
      return;
    }
    if (action != SelfMatch.CANCEL_AGGRESSOR) {
      market.cancelLater(resting, resting.left, CancelReason.SELF_MATCH);
    }
    if (action != SelfMatch.CANCEL_RESTING) {
      market.cancelLater(in, in.left, CancelReason.SELF_MATCH);
    }
  }

  private void decrement(ReferenceOrder in, ReferenceOrder resting) {
    long lots = Math.min(in.left, resting.left);
    resting.lower(lots);
    in.left -= lots;
    in.total -= lots;
    in.lost += lots;
    if (resting.left == 0) {
      market.cancelLater(resting, lots, CancelReason.SELF_MATCH);
    } else {
      market.tellLowered(resting);
    }
  }

  /// What does not trade: cancelled for its reason, or at rest.
  private void settleRest(ReferenceOrder in, boolean fresh, Terms.Window broken) {
    if (in.left == 0) {
      market.die(in);
      if (in.lost > 0) {
        market.tellLater(in, in.lost, CancelReason.SELF_MATCH);
      }
      return;
    }
    var reason = whyNotAtRest(in, fresh, broken);
    if (reason != null) {
      market.cancelLater(in, in.left, reason);
      return;
    }
    if (in.boundless) {
      in.price = tradedAt;
      in.boundless = false;
    }
    if (in.lost > 0) {
      market.tellLowered(in);
    }
    if (broken != null) {
      market.session.pause(in.contract, broken);
    }
    in.contract.rest(in);
  }

  private CancelReason whyNotAtRest(ReferenceOrder in, boolean fresh, Terms.Window broken) {
    if (in.usable() == 0) {
      return CancelReason.REDUCE_ONLY;
    }
    var reason = reasonAtWindow(in, fresh);
    if (broken != null && reason != null) {
      return reason;
    }
    if (in.is(TimeInForce.FOK)) {
      return CancelReason.FOK;
    }
    boolean nothing = in.boundless && tradedAt == NONE;
    return in.is(TimeInForce.IOC) || nothing ? CancelReason.IOC : null;
  }

  /// Rule X-20: these do not pause a contract; null: any other order.
  private static CancelReason reasonAtWindow(ReferenceOrder in, boolean fresh) {
    if (in.is(TimeInForce.IOC)) {
      return CancelReason.IOC;
    }
    if (in.is(TimeInForce.FOK)) {
      return CancelReason.FOK;
    }
    if (fresh && (in.type == OrderType.MARKET || in.type == OrderType.MARKET_LIMIT)) {
      return CancelReason.IOC;
    }
    return fresh && in.minimum > 0 ? CancelReason.MIN_QTY : null;
  }

  /// Rule X-4: what counts for a minimum quantity.
  private long available(ReferenceOrder in) {
    long lots = 0;
    long last = in.contract.last == NONE ? in.contract.previousSettlement() : in.contract.last;
    var made = new ArrayList<Long>();
    for (var resting : in.contract.side(!in.buy)) {
      if (!in.reaches(resting.price) || endsCounting(in, resting)) {
        break;
      }
      if (!in.isSameGroup(resting)) {
        long price = priceOf(in, resting.price, last);
        if (market.session.brokenWindow(in.contract, price, made) != null) {
          break;
        }
        lots += resting.reduceOnly ? 0 : resting.left;
        made.add(price);
        last = price;
      }
    }
    return in.reduceOnly ? Math.min(lots, in.usable()) : lots;
  }

  private static boolean endsCounting(ReferenceOrder in, ReferenceOrder resting) {
    if (in.action == SelfMatch.CANCEL_RESTING) {
      return false;
    }
    return in.contract.terms.byTime()
        ? in.isSameGroup(resting)
        : in.contract.side(resting.buy).stream()
            .anyMatch(other -> other.price == resting.price && in.isSameGroup(other));
  }
}
