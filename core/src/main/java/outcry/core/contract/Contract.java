// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import outcry.core.money.Micros;
import outcry.wire.TradingState;

/// One listed expiry: its terms, and what the market and the clearing house have made of it so far.
/// Prices are micro-dollars, [#NONE] where there is none yet; dates are days since 1970-01-01.
public final class Contract {
  public static final long NONE = Long.MIN_VALUE;
  public static final int NO_DATE = Integer.MIN_VALUE;

  public final int number;
  public final String name;
  public final Product product;
  public final long reference;
  public final int lastTrade;
  public final Averaging averaging;

  /// Null unless this is a strip.
  public final Strip strip;

  /// Null unless this is a spread.
  public final Spread spread;

  /// Null unless this is an option.
  public final Option option;

  /// True of an option and of a spread with one among its legs.
  public final boolean hasOptions;

  private final boolean upfront;

  /// Units of the good in one lot, and fee of a lot and side: the product's, or of all months of a
  /// strip together.
  public final long multiplier;

  public final long fee;

  public TradingState state;
  public boolean expired;

  /// Price the positions were last paid to; the final settlement price once expired.
  public long settlement = NONE;

  public long last = NONE;

  /// Last trade since the final settle before; what the next settlement price is made of.
  public long lastToday = NONE;

  public long openInterest;

  /// Price of the last final settle.
  public long previousSettlement = NONE;

  /// Flat margin of a lot, raised after limit locks (rule X-28).
  public long margin;

  /// Days in a row the market was locked: up positive, down negative.
  public int locks;

  /// Daily limits in force (rule X-18); [#NONE] both when there are none.
  public long lowLimit = NONE;

  public long highLimit = NONE;

  /// An outright, a strip (`strip` not null) or a spread (`spread` not null).
  public Contract(
      int number,
      String name,
      Product product,
      long reference,
      int lastTrade,
      Averaging averaging,
      Strip strip,
      Spread spread) {
    this(number, name, product, reference, lastTrade, averaging, strip, spread, null);
  }

  /// An option: product and size are its underlying's, its last trading day is its expiry.
  public Contract(int number, String name, Option option) {
    this(
        number, name, option.underlying().product, NONE, option.expiry(), null, null, null, option);
  }

  private Contract(
      int number,
      String name,
      Product product,
      long reference,
      int lastTrade,
      Averaging averaging,
      Strip strip,
      Spread spread,
      Option option) {
    this.number = number;
    this.name = name;
    this.product = product;
    this.reference = reference;
    this.lastTrade = lastTrade;
    this.averaging = averaging;
    this.strip = strip;
    this.spread = spread;
    this.option = option;
    this.hasOptions = hasOptions(option, spread);
    this.upfront = isUpfront(option, spread);
    this.multiplier = product.multiplier * months();
    this.fee = product.fee * months();
    this.margin = ownMargin();
    this.state = product.state;
  }

  /// Flat margin of a lot before any limit lock.
  public long ownMargin() {
    return product.margin * months();
  }

  /// Months in a lot: of a strip, or of an option on one; else one.
  private int months() {
    var of = option == null ? strip : option.underlying().strip;
    return of == null ? 1 : of.months().size();
  }

  private static boolean hasOptions(Option option, Spread spread) {
    return option != null
        || spread != null && spread.legs().stream().anyMatch(leg -> leg.contract().isOption());
  }

  /// The legs of a spread are paid alike (rule T-8).
  private static boolean isUpfront(Option option, Spread spread) {
    return option != null && option.isUpfront()
        || spread != null && spread.legs().getFirst().contract().upfront;
  }

  /// The month a contract settles on: the mean of an index's calendar-day fixings from `from` to
  /// `to`, both included.
  public record Averaging(String index, int from, int to) {
    public int days() {
      return to - from + 1;
    }
  }

  /// True when the last trading day is over, `settled` being the last final settle (rule T-4).
  public boolean isPastLastTrade(int settled) {
    return lastTrade != NO_DATE && settled >= lastTrade;
  }

  public boolean isSpread() {
    return spread != null;
  }

  public boolean isOption() {
    return option != null;
  }

  /// True when a trade's price is paid with the trade (rule S-25): of an option whose premium is
  /// upfront, whose value from then on stands beside the margin (rule M-9), and of a spread of
  /// these.
  public boolean isUpfront() {
    return upfront;
  }

  /// Worth of one lot of such an option at [#mark()]; 0 of everything else, and where there is
  /// none.
  public long optionValue() {
    if (!upfront) {
      return 0;
    }
    long mark = mark();
    return mark == NONE ? 0 : Math.multiplyExact(multiplier, mark);
  }

  /// The last settlement price; before the first, of an option, what its exercise would be worth at
  /// its underlying's last settlement price or reference.
  public long mark() {
    if (settlement != NONE || option == null) {
      return settlement;
    }
    var underlying = option.underlying();
    long price = underlying.settlement != NONE ? underlying.settlement : underlying.reference;
    return price == NONE ? NONE : option.intrinsic(price);
  }

  /// What limits, bands and auctions go by: the last final settlement price, else the listed
  /// reference.
  public long dayReference() {
    return previousSettlement != NONE ? previousSettlement : reference;
  }

  /// The last price, else the day's reference.
  public long lastOrReference() {
    return last != NONE ? last : dayReference();
  }

  /// What each side of a trade pays: by the lot, and on its cash value, the latter half-up to a
  /// cent (rules S-9, S-15).
  public long fee(long lots, long price) {
    long perLot = fee * lots;
    return product.feeBps == 0
        ? perLot
        : perLot + Micros.basisPoints(multiplier * lots * Math.abs(price), product.feeBps);
  }

  /// Whether what one lot is worth at `price` can be counted.
  public boolean counts(long price) {
    return Math.multiplyHigh(multiplier, price) == 0 && multiplier * price >= 0;
  }

  /// Cash value of `lots` at `price`.
  public long value(long lots, long price) {
    return Math.multiplyExact(Math.multiplyExact(lots, multiplier), price);
  }
}
