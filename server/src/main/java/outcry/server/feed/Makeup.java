// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractListedDecoder;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.ProductImageDecoder;
import outcry.wire.ProductListedDecoder;

/// What a contract is made of: the months of a strip, the legs of a spread, the terms of an option
/// (null of what is none), or none of these.
///
/// Reads the lists of a listing. They stand before its names, so they are read first.
public record Makeup(List<Integer> months, List<Leg> legs, OptionTerms option) {
  /// Buying the spread buys `ratio` lots of the contract, or sells them when negative; `weight`,
  /// millionths, is the part of its price in the spread's.
  public record Leg(int contract, long ratio, long weight) {}

  /// A call or put on the contract of that number. `strike` in micro-dollars, `expiry` in days
  /// since 1970.
  public record OptionTerms(
      int underlying,
      OptionRight right,
      OptionStyle style,
      PremiumStyle premium,
      long strike,
      int expiry) {
    /// What it is worth, a unit of the good, when its underlying stands at `price`.
    public long intrinsic(long price) {
      return Math.max(0, right == OptionRight.CALL ? price - strike : strike - price);
    }
  }

  public static Makeup of(ContractListedDecoder listed) {
    var months = new ArrayList<Integer>();
    listed.months().forEach(month -> months.add(month.month()));
    var legs = new ArrayList<Leg>();
    listed.legs().forEach(leg -> legs.add(new Leg(leg.leg(), leg.ratio(), leg.weight())));
    return new Makeup(months, legs, option(listed));
  }

  public static Makeup of(ContractImageDecoder image) {
    var months = new ArrayList<Integer>();
    image.months().forEach(month -> months.add(month.month()));
    var legs = new ArrayList<Leg>();
    image.legs().forEach(leg -> legs.add(new Leg(leg.leg(), leg.ratio(), leg.weight())));
    image.highs().forEach(_ -> {});
    image.lows().forEach(_ -> {});
    image.seconds().forEach(_ -> {});
    return new Makeup(months, legs, option(image));
  }

  private static OptionTerms option(ContractListedDecoder of) {
    return of.underlying() == 0
        ? null
        : new OptionTerms(
            of.underlying(), of.right(), of.style(), of.premium(), of.strike(), of.expiry());
  }

  private static OptionTerms option(ContractImageDecoder of) {
    return of.underlying() == 0
        ? null
        : new OptionTerms(
            of.underlying(), of.right(), of.style(), of.premium(), of.strike(), of.expiry());
  }

  /// The name of a product, behind its lists.
  public static String product(ProductListedDecoder listed) {
    listed.pauses().forEach(_ -> {});
    listed.lockSteps().forEach(_ -> {});
    return listed.product();
  }

  public static String product(ProductImageDecoder image) {
    image.pauses().forEach(_ -> {});
    image.lockSteps().forEach(_ -> {});
    return image.product();
  }

  public boolean isSpread() {
    return !legs.isEmpty();
  }

  public boolean isStrip() {
    return !months.isEmpty();
  }

  public boolean isOption() {
    return option != null;
  }

  /// An option whose premium is paid with the trade.
  public boolean isUpfront() {
    return option != null && option.premium() == PremiumStyle.UPFRONT;
  }

  /// Number of the first leg, 0 of what is no spread.
  public int firstLeg() {
    return isSpread() ? legs.getFirst().contract() : 0;
  }
}
