// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractListedDecoder;
import outcry.wire.ProductImageDecoder;
import outcry.wire.ProductListedDecoder;

/// What a contract is made of: the months of a strip, the legs of a spread, or neither.
///
/// Reads the lists of a listing. They stand before its names, so they are read first.
public record Makeup(List<Integer> months, List<Leg> legs) {
  /// Buying the spread buys `ratio` lots of the contract, or sells them when negative; `weight`,
  /// millionths, is the part of its price in the spread's.
  public record Leg(int contract, long ratio, long weight) {}

  public static Makeup of(ContractListedDecoder listed) {
    var months = new ArrayList<Integer>();
    listed.months().forEach(month -> months.add(month.month()));
    var legs = new ArrayList<Leg>();
    listed.legs().forEach(leg -> legs.add(new Leg(leg.leg(), leg.ratio(), leg.weight())));
    return new Makeup(months, legs);
  }

  public static Makeup of(ContractImageDecoder image) {
    var months = new ArrayList<Integer>();
    image.months().forEach(month -> months.add(month.month()));
    var legs = new ArrayList<Leg>();
    image.legs().forEach(leg -> legs.add(new Leg(leg.leg(), leg.ratio(), leg.weight())));
    image.highs().forEach(_ -> {});
    image.lows().forEach(_ -> {});
    image.seconds().forEach(_ -> {});
    return new Makeup(months, legs);
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

  /// Number of the first leg, 0 of what is no spread.
  public int firstLeg() {
    return isSpread() ? legs.getFirst().contract() : 0;
  }
}
