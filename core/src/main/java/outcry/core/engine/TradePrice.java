// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;

/// At which price two orders trade (rule X-15).
final class TradePrice {
  private TradePrice() {}

  /// Micro-dollars, of an incoming order at `limit` and a resting one at `resting` ticks.
  static long of(Pit pit, int limit, int resting) {
    return of(pit, limit, resting, pit.contract.lastOrReference());
  }

  /// Were `last` the last price.
  static long of(Pit pit, int limit, int resting, long last) {
    long price = pit.price(resting);
    if (pit.atRestingPrice) {
      return price;
    }
    if (last == Contract.NONE) {
      return price;
    }
    long own = pit.price(limit);
    return Math.max(Math.min(own, price), Math.min(Math.max(own, price), last));
  }
}
