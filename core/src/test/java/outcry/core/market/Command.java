// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// What is sent to both markets, in numbers. Prices in micro-dollars, times in milliseconds, ids by
/// [Ids]; [#NONE] where there is none.
sealed interface Command {
  long NONE = Long.MIN_VALUE;

  /// When it reaches the exchange.
  long time();

  /// A new order. Group 0: no self-match prevention.
  record Place(
      long time,
      int account,
      int contract,
      long id,
      boolean buy,
      long quantity,
      OrderType type,
      long price,
      long stop,
      TimeInForce validity,
      long until,
      long display,
      long minimum,
      boolean postOnly,
      boolean reduceOnly,
      SelfMatch action,
      int group)
      implements Command {}

  /// [#NONE] as quantity or price: stays. New id 0: keeps its id.
  record Replace(long time, int account, long id, long quantity, long price, long newId)
      implements Command {}

  record Cancel(long time, int account, long id) implements Command {}

  /// Contract 0: every contract.
  record CancelAll(long time, int account, int contract) implements Command {}

  /// Contract 0: the product.
  record Turn(long time, int contract, TradingState state) implements Command {}

  record Kill(long time, int account, boolean on) implements Command {}

  /// One price for each contract that is settled, in listing order.
  record Settle(long time, int date, boolean last, long[] prices) implements Command {}

  record Clock(long time) implements Command {}

  /// One entry for each contract; quantity 0: no such side.
  record Quote(long time, int account, boolean reset, Entry[] entries) implements Command {
    record Entry(int contract, long bid, long bidQuantity, long ask, long askQuantity, long id) {}
  }

  /// Market-maker protection; quantity 0: none.
  record Protect(long time, int account, long window, long quantity) implements Command {}

  /// One side of a trade agreed away from the book.
  record Block(
      long time,
      int account,
      int counterparty,
      int contract,
      long id,
      boolean buy,
      long quantity,
      long price)
      implements Command {}
}
