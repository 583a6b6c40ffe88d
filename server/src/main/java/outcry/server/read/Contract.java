// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.OptionalInt;
import java.util.OptionalLong;
import outcry.server.feed.Makeup;
import outcry.wire.TradingState;

/// One listed contract: its terms, its state and its market. Prices in micro-dollars, dates in days
/// since 1970.
public final class Contract {
  private final int number;
  private final String name;
  private final Product product;
  private final Terms terms;
  private final Makeup makeup;
  private final Contract underlying;
  private final int months;
  private final Book book = new Book();
  TradingState state;
  boolean expired;
  OptionalLong settlement = OptionalLong.empty();
  OptionalLong last = OptionalLong.empty();
  OptionalLong indicative = OptionalLong.empty();
  long indicativeQuantity;
  long margin;
  long openInterest;
  long volume;

  /// What the contract was listed with. `index` is empty when it settles on none; then `from` and
  /// `to` are too.
  public record Terms(
      OptionalLong reference,
      OptionalInt lastTrade,
      String index,
      OptionalInt from,
      OptionalInt to) {}

  /// `underlying`: of an option, null of any other.
  Contract(
      int number,
      String name,
      Product product,
      Terms terms,
      Makeup makeup,
      Contract underlying,
      TradingState state) {
    this.number = number;
    this.name = name;
    this.product = product;
    this.terms = terms;
    this.makeup = makeup;
    this.underlying = underlying;
    this.months = underlying == null ? Math.max(1, makeup.months().size()) : underlying.months;
    this.state = state;
    this.margin = product.margin() * months;
  }

  public int number() {
    return number;
  }

  public String name() {
    return name;
  }

  public Product product() {
    return product;
  }

  public Terms terms() {
    return terms;
  }

  /// The months of a strip, the legs of a spread, the terms of an option.
  public Makeup makeup() {
    return makeup;
  }

  public Book book() {
    return book;
  }

  public TradingState state() {
    return state;
  }

  /// Whether orders are taken and not matched now.
  boolean collects() {
    return switch (state) {
      case PRE_OPEN, NO_CANCEL, PAUSED -> true;
      default -> false;
    };
  }

  public boolean expired() {
    return expired;
  }

  /// The last settlement price, intraday cycles included.
  public OptionalLong settlement() {
    return settlement;
  }

  /// The last settlement price; before the first, of an option, what its exercise would be worth by
  /// its underlying's.
  public OptionalLong mark() {
    if (settlement.isPresent() || underlying == null) {
      return settlement;
    }
    var price =
        underlying.settlement.isPresent() ? underlying.settlement : underlying.terms.reference();
    return price.isPresent()
        ? OptionalLong.of(makeup.option().intrinsic(price.getAsLong()))
        : OptionalLong.empty();
  }

  /// The price of the last trade.
  public OptionalLong last() {
    return last;
  }

  /// What a call auction would trade at now; empty when no orders cross, or none are collected.
  public OptionalLong indicative() {
    return indicative;
  }

  public long indicativeQuantity() {
    return indicativeQuantity;
  }

  /// Flat initial margin of a lot: the product's, that of all months of a strip, or more after a
  /// limit lock.
  public long margin() {
    return margin;
  }

  /// Fee of a lot and side; of a strip, that of all its months.
  public long fee() {
    return product.fee() * months;
  }

  /// Units of the good in one lot; of a strip, in one lot of all its months.
  public long multiplier() {
    return product.multiplier() * months;
  }

  /// Lots held long, which is as many as are held short.
  public long openInterest() {
    return openInterest;
  }

  /// Lots traded since the last final settlement this reader has seen, or since it started.
  public long volume() {
    return volume;
  }
}
