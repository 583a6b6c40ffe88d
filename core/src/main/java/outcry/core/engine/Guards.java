// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;

/// Trigger, position limit, daily limit and price band, in that order (rules ).
final class Guards {
  private final State state;
  private final Refusal.OfOrder refusal;

  Guards(State state, Refusal.OfOrder refusal) {
    this.state = state;
    this.refusal = refusal;
  }

  Refusal.OfOrder trigger(Incoming order) {
    long last = order.contract.last;
    boolean passed = last != Contract.NONE && (order.buy ? last >= order.stop : last <= order.stop);
    return passed ? refusal.because(RejectReason.TRIGGER_PASSED, order.stop, last) : null;
  }

  Refusal.OfOrder position(Account account, Contract contract, boolean buy, long more) {
    if (!contract.isSpread()) {
      return positionIn(account, contract, buy, more);
    }
    Refusal.OfOrder refused = null;
    for (var leg : contract.spread.legs()) {
      if (refused == null) {
        refused = positionIn(account, leg.contract(), buy == leg.isBought(), leg.lots(more));
      }
    }
    return refused;
  }

  private Refusal.OfOrder positionIn(Account account, Contract contract, boolean buy, long more) {
    long limit = PositionLimits.of(state, contract);
    if (limit != 0) {
      long reached = PositionLimits.reached(account, contract, buy) + more;
      if (reached > limit) {
        return refusal.because(RejectReason.POSITION_LIMIT, reached, limit);
      }
    }
    // Negative: a limit of all months together.
    long most = contract.product.rules.holdings().productLimit();
    if (most == 0 || contract.isOption()) {
      return null;
    }
    long added = more * PositionLimits.months(contract);
    long reached = PositionLimits.reached(account, contract.product, buy) + added;
    return reached > most ? refusal.because(RejectReason.POSITION_LIMIT, reached, -most) : null;
  }

  Refusal.OfOrder limits(Incoming order) {
    var refused = order.isStop() ? limits(order.contract, order.stop) : null;
    boolean bounded = order.type == OrderType.MARKET || order.type == OrderType.STOP;
    return refused == null && !bounded ? limits(order.contract, order.limit) : refused;
  }

  Refusal.OfOrder limits(Contract contract, long price) {
    if (contract.lowLimit == Contract.NONE) {
      return null;
    }
    if (price < contract.lowLimit) {
      return refusal.because(RejectReason.PRICE_LIMIT, price, contract.lowLimit);
    }
    return price > contract.highLimit
        ? refusal.because(RejectReason.PRICE_LIMIT, price, contract.highLimit)
        : null;
  }

  Refusal.OfOrder band(Contract contract, boolean buy, long price) {
    long edge = Prices.bandEdge(contract, buy);
    boolean beyond = edge != Contract.NONE && (buy ? price > edge : price < edge);
    return beyond ? refusal.because(RejectReason.PRICE_BAND, price, edge) : null;
  }
}
