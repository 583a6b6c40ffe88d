// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import outcry.wire.OrderType;
import outcry.wire.SelfMatch;

/// What an order says beyond side, price, quantity and validity. Plain limit orders have none of
/// it.
public final class OrderTerms {
  public static final long NONE = Long.MIN_VALUE;

  public final OrderType type;

  /// Trigger of a stop, micro-dollars.
  public final long stop;

  /// Limit of a stop that is not elected; price of a block trade that waits. Micro-dollars.
  public long limit;

  /// When a gtd order dies, milliseconds since 1970; 0 = never by the clock.
  public final long until;

  /// Most lots shown at a time; 0 = all.
  public final int display;

  public final int minQuantity;
  public final boolean postOnly;
  public final boolean reduceOnly;

  /// One side of a market maker's quote.
  public final boolean quote;

  public final SelfMatch selfMatch;

  /// Number of the self-match group, 0 = none.
  public final int group;

  /// The other account of a block trade that waits; 0 = not a block trade.
  public final int counterparty;

  /// A stop that is not elected: it waits outside the book.
  public boolean held;

  public OrderTerms(
      OrderType type,
      long stop,
      long limit,
      long until,
      int display,
      int minQuantity,
      boolean postOnly,
      boolean reduceOnly,
      boolean quote,
      SelfMatch selfMatch,
      int group,
      int counterparty,
      boolean held) {
    this.type = type;
    this.stop = stop;
    this.limit = limit;
    this.until = until;
    this.display = display;
    this.minQuantity = minQuantity;
    this.postOnly = postOnly;
    this.reduceOnly = reduceOnly;
    this.quote = quote;
    this.selfMatch = selfMatch;
    this.group = group;
    this.counterparty = counterparty;
    this.held = held;
  }

  public boolean isStop() {
    return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
  }
}
