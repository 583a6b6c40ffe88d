// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.contract.Spread;
import outcry.core.matching.OrderBook;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;

/// Quantity and price of an order (rules ).
final class Terms {
  /// Most lots in one order.
  static final long MAX_LOTS = 1_000_000_000;

  /// Most cash value of one order, in micro-dollars: about 1.1 billion USD. Keeps every sum far
  /// from overflow.
  static final long MAX_VALUE = 1L << 50;

  /// Most slices of an iceberg, so that no order causes a flood of fills.
  private static final long MOST_SLICES = 1_000;

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
    if (display > 0 && lots > display * MOST_SLICES) {
      return refusal.because(RejectReason.BAD_QUANTITY, lots, display * MOST_SLICES);
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

  /// The cash value of the order at its limit; of a spread, of each leg (rule X-21).
  Refusal.OfOrder value(Contract contract, long lots, long price) {
    if (!contract.isSpread()) {
      return tooLarge(contract.multiplier, price, lots)
          ? refusal.because(
              RejectReason.BAD_QUANTITY, lots, MAX_VALUE / price / contract.multiplier)
          : null;
    }
    var spread = contract.spread;
    if (!SpreadPrices.canBeBooked(spread)) {
      return refusal.because(RejectReason.BAD_TYPE, 0, 0);
    }
    if (isLarge(spread, lots) || SpreadPrices.worth(spread, lots, price) > MAX_VALUE) {
      long one = Math.max(1, SpreadPrices.worth(spread, 1, price));
      return refusal.because(RejectReason.BAD_QUANTITY, lots, MAX_VALUE / one);
    }
    return null;
  }

  private static boolean isLarge(Spread spread, long lots) {
    for (int i = 0; i < spread.legs().size(); i++) {
      if (spread.legs().get(i).lots(lots) > MAX_LOTS) {
        return true;
      }
    }
    return false;
  }

  /// An order without a limit of its own goes no further than its quantity can be paid at, but at
  /// least as far as `nearest`.
  static long affordable(Contract contract, boolean buy, long lots, long limit, long nearest) {
    if (!buy && !contract.isSpread()) {
      return limit;
    }
    long bound = payable(contract, lots, limit);
    return buy ? Math.max(nearest, bound) : Math.min(nearest, bound);
  }

  /// The price nearest to `price` at which that many lots can be paid.
  static long payable(Contract contract, long lots, long price) {
    long tick = contract.product.tick;
    if (!contract.isSpread()) {
      return Math.min(price, Prices.floor(MAX_VALUE / lots / contract.multiplier, tick));
    }
    if (!SpreadPrices.canBeBooked(contract)) {
      return price;
    }
    long most = SpreadPrices.affordable(contract.spread, lots, MAX_VALUE);
    long edge = Prices.floor(Math.max(0, most), tick);
    return Math.clamp(price, -edge, edge);
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
