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
  private final Book book = new Book();
  TradingState state;
  boolean expired;
  OptionalLong settlement = OptionalLong.empty();
  OptionalLong last = OptionalLong.empty();
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

  Contract(
      int number, String name, Product product, Terms terms, Makeup makeup, TradingState state) {
    this.number = number;
    this.name = name;
    this.product = product;
    this.terms = terms;
    this.makeup = makeup;
    this.state = state;
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

  /// The months of a strip, the legs of a spread.
  public Makeup makeup() {
    return makeup;
  }

  public Book book() {
    return book;
  }

  public TradingState state() {
    return state;
  }

  public boolean expired() {
    return expired;
  }

  /// The last settlement price, intraday cycles included.
  public OptionalLong settlement() {
    return settlement;
  }

  /// The price of the last trade.
  public OptionalLong last() {
    return last;
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
