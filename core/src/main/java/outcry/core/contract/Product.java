// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import outcry.wire.ProductKind;
import outcry.wire.TradingState;

/// A family of contracts with common terms: what one lot is, in which steps its price moves, and
/// what trading it costs. `multiplier` counts units of the good in a lot (730 GPU-hours); `tick`,
/// `margin` and `fee` are micro-dollars.
public final class Product {
  public final int number;
  public final String name;
  public final ProductKind kind;
  public final long multiplier;
  public final long tick;
  public final long margin;
  public final long fee;

  /// Fee of a side on the cash value of its trades, millionths of a basis point.
  public final long feeBps;

  public final MarketRules rules;

  /// What a contract listed from now on begins with.
  public TradingState state = TradingState.CLOSED;

  /// Without a fee on the cash value.
  public Product(
      int number,
      String name,
      ProductKind kind,
      long multiplier,
      long tick,
      long margin,
      long fee,
      MarketRules rules) {
    this(number, name, kind, multiplier, tick, margin, fee, 0, rules);
  }

  public Product(
      int number,
      String name,
      ProductKind kind,
      long multiplier,
      long tick,
      long margin,
      long fee,
      long feeBps,
      MarketRules rules) {
    this.number = number;
    this.name = name;
    this.kind = kind;
    this.multiplier = multiplier;
    this.tick = tick;
    this.margin = margin;
    this.fee = fee;
    this.feeBps = feeBps;
    this.rules = rules;
  }
}
