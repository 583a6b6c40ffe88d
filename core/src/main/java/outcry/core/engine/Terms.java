// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.matching.OrderBook;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;

/// Quantity and price of an order (rules ).
final class Terms {
  /// Most lots in one order.
  static final long MAX_LOTS = 1_000_000_000;

  /// Most cash value of one order, in micro-dollars: about 1.1 billion USD. Keeps every sum far
  /// from overflow.
  private static final long MAX_VALUE = 1L << 50;

  private final Refusal.OfOrder refusal;

  Terms(Refusal.OfOrder refusal) {
    this.refusal = refusal;
  }

  Refusal.OfOrder quantity(long lots, long display, long minQuantity) {
    if (lots < 1 || lots > MAX_LOTS) {
      return refusal.because(RejectReason.BAD_QUANTITY, lots, MAX_LOTS);
    }
    if (display < 0 || display > lots) {
      return refusal.because(RejectReason.BAD_QUANTITY, display, lots);
    }
    return minQuantity < 0 || minQuantity > lots
        ? refusal.because(RejectReason.BAD_QUANTITY, minQuantity, lots)
        : null;
  }

  Refusal.OfOrder price(Contract contract, long price) {
    long tick = contract.product.tick;
    boolean possible =
        price != Contract.NONE
            && price % tick == 0
            && Math.abs(price / tick) <= OrderBook.MAX_TICKS
            && (price > 0 || contract.isSpread());
    return possible ? null : refusal.because(RejectReason.BAD_PRICE, price, tick);
  }

  Refusal.OfOrder value(Incoming order) {
    boolean unbounded =
        order.type == OrderType.STOP && !order.contract.product.rules.hasProtection();
    return value(order.contract, order.lots, unbounded ? order.stop : order.limit);
  }

  /// The cash value of the order at its limit; of a spread, of every leg at its settlement price.
  Refusal.OfOrder value(Contract contract, long lots, long price) {
    if (!contract.isSpread()) {
      return tooLarge(contract.multiplier, price, lots)
          ? refusal.because(
              RejectReason.BAD_QUANTITY, lots, MAX_VALUE / price / contract.multiplier)
          : null;
    }
    if (!SpreadPrices.canBeBooked(contract)) {
      return refusal.because(RejectReason.BAD_TYPE, 0, 0);
    }
    long most = Math.abs(price);
    for (var leg : contract.spread.legs()) {
      long settled = SpreadPrices.settlement(leg);
      most += settled == Contract.NONE ? 0 : Math.abs(settled);
    }
    for (var leg : contract.spread.legs()) {
      long legLots = leg.lots(lots);
      if (legLots > MAX_LOTS || tooLarge(leg.contract().multiplier, Math.max(1, most), legLots)) {
        return refusal.because(
            RejectReason.BAD_QUANTITY,
            lots,
            MAX_VALUE / Math.max(1, most) / leg.contract().multiplier / Math.abs(leg.ratio()));
      }
    }
    return null;
  }

  /// A market order without protection goes no further than its quantity can be paid at.
  long affordable(Incoming order, long limit, long opposite) {
    var contract = order.contract;
    if (contract.isSpread() || !order.buy) {
      return limit;
    }
    long most = MAX_VALUE / order.lots / contract.multiplier;
    return Math.max(opposite, Math.min(limit, Prices.floor(most, contract.product.tick)));
  }

  private static boolean tooLarge(long multiplier, long price, long lots) {
    long unit = multiplier * price;
    return Math.multiplyHigh(multiplier, price) != 0
        || unit < 0
        || Math.multiplyHigh(unit, lots) != 0
        || unit * lots < 0
        || unit * lots > MAX_VALUE;
  }
}
